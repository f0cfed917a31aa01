import { AppError, type ErrorCode, RateLimited } from '../../errors.js'
import { MediaUrlRefused } from '../urls/MediaUrlRefused.js'
import { AudioNotReady } from './AudioNotReady.js'

export interface MediaFailure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly retryAfterSecs?: number
}

/** Errors that only mutations throw have no status here and are reported as internal errors. */
const statusOf: Readonly<Partial<Record<ErrorCode, number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  QUOTA_EXCEEDED: 503,
  UPSTREAM_UNAVAILABLE: 502,
  UPSTREAM_TIMEOUT: 504,
  UPSTREAM_REJECTED: 502,
  UPSTREAM_CREDENTIALS: 502,
  SERVICE_UNAVAILABLE: 503,
  REQUEST_ABORTED: 503,
}

const retryable: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'REQUEST_ABORTED'])
const defaultRetryAfterSecs = 1

function isClientError(error: unknown): error is { statusCode: number } {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 && status < 500
}

export function mediaFailure(error: unknown): MediaFailure {
  if (error instanceof MediaUrlRefused) return { status: error.status, code: error.code, message: error.message }
  if (!(error instanceof AppError)) {
    if (isClientError(error))
      return { status: error.statusCode, code: 'BAD_REQUEST', message: 'The request was refused.' }
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error' }
  }
  const { code, message } = error
  const retryAfterMs = error instanceof RateLimited || error instanceof AudioNotReady ? error.retryAfterMs : undefined
  return {
    status: statusOf[code] ?? 500,
    code,
    message,
    ...(retryable.has(code) && {
      retryAfterSecs: retryAfterMs === undefined ? defaultRetryAfterSecs : Math.ceil(retryAfterMs / 1000),
    }),
  }
}
