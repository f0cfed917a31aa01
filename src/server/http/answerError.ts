import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { AppError, type ErrorCode, RateLimited, ServiceUnavailable } from '../../errors.js'

const statusOf: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  UPLOAD_REFUSED: 400,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
}

const DEFAULT_RETRY_AFTER_MS = 5_000

/** By the code of the error where the status says too little. */
const refusals: Readonly<Record<string | number, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The request body is empty.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The request body is not JSON.',
  400: 'The request is not sound.',
  413: 'The request body is too large.',
  415: 'The content type, charset or encoding of the request body is not one that is understood here.',
}

/** Errors of the server around GraphQL, in the shape that GraphQL clients read. Never a stack, never a foreign text. */
export function answerError(error: FastifyError | AppError, request: FastifyRequest, reply: FastifyReply): unknown {
  if (error instanceof AppError) {
    const status = statusOf[error.code] ?? 500
    if (status === 401) reply.header('www-authenticate', 'Bearer')
    const retryAfterSecs = retryAfterOf(error)
    if (retryAfterSecs !== undefined) reply.header('retry-after', retryAfterSecs)
    return reply.code(status).send({ errors: [{ message: error.message, extensions: error.extensions }] })
  }
  const status = error.statusCode ?? 500
  // A response that its client has not waited for fails as a stream.
  if (status >= 500 && !request.raw.socket.destroyed) request.log.error({ err: error }, 'unexpected error in a request')
  const message =
    refusals[error.code] ?? refusals[status] ?? (status < 500 ? 'The request was refused.' : 'Internal server error')
  const code = status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR'
  return reply.code(Math.min(status, 500)).send({ errors: [{ message, extensions: { code } }] })
}

function retryAfterOf(error: AppError): number | undefined {
  if (error instanceof RateLimited) return Math.ceil((error.retryAfterMs ?? DEFAULT_RETRY_AFTER_MS) / 1_000)
  return error instanceof ServiceUnavailable ? DEFAULT_RETRY_AFTER_MS / 1_000 : undefined
}
