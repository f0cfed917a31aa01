import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode, RateLimited, ServiceUnavailable } from '../../errors.js'
import { sendErrors } from '../responses/errorResponse.js'

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  UPLOAD_REFUSED: 400,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
}

const defaultRetryAfterMs = 5_000

const messages: Readonly<Record<string | number, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request body is not JSON.',
  400: 'The request is malformed.',
  413: 'The request body is too large.',
  415: 'The content type, charset or encoding of the request body is not supported.',
}

/** The error handler of the HTTP server. Messages of libraries are never sent. */
export function answerError(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof AppError) return answerAppError(error, reply)
  const status = error.statusCode ?? 500
  // If the client has left, the response fails as a stream.
  if (status >= 500 && !request.raw.socket.destroyed) request.log.error({ err: error }, 'unexpected error in a request')
  if (status >= 500) {
    return sendErrors(reply, 500, [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }])
  }
  const message = messages[error.code] ?? messages[status] ?? 'The request was refused.'
  return sendErrors(reply, status, [{ message, extensions: { code: 'BAD_REQUEST' } }])
}

function answerAppError(error: AppError, reply: FastifyReply): FastifyReply {
  const status = statusOf[error.code] ?? 500
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  const retryAfterSecs = retryAfterOf(error)
  if (retryAfterSecs !== undefined) reply.header('retry-after', retryAfterSecs)
  return sendErrors(reply, status, [{ message: error.message, extensions: error.extensions }])
}

function retryAfterOf(error: AppError): number | undefined {
  if (error instanceof RateLimited) return Math.ceil((error.retryAfterMs ?? defaultRetryAfterMs) / 1_000)
  return error instanceof ServiceUnavailable ? defaultRetryAfterMs / 1_000 : undefined
}
