import { AppError, type ErrorCode, RateLimited } from '../../errors.js'
import { MediaUrlRefused } from '../urls/MediaUrlRefused.js'
import { AudioNotReady } from './AudioNotReady.js'

export interface MediaFailure {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly retryAfterSecs?: number
}

/** Delivery only reads, so what only a mutation can throw has no status here and counts as a bug. */
const STATUS: Readonly<Partial<Record<ErrorCode, number>>> = {
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
  // Nobody hears it but those whom a closing server turns away.
  REQUEST_ABORTED: 503,
}

const WITH_RETRY_AFTER: ReadonlySet<ErrorCode> = new Set(['RATE_LIMITED', 'SERVICE_UNAVAILABLE', 'REQUEST_ABORTED'])
const RETRY_AFTER_SECS = 1

/** What the HTTP server itself refuses, such as a body of a type that it does not know. */
function isClientError(error: unknown): error is { statusCode: number } {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 && status < 500
}

/** How a failure is told to a player. What is not on our closed list is a bug, and says nothing of itself. */
export function mediaFailure(error: unknown): MediaFailure {
  if (error instanceof MediaUrlRefused) return { status: error.status, code: error.code, message: error.message }
  if (!(error instanceof AppError)) {
    if (isClientError(error))
      return { status: error.statusCode, code: 'BAD_REQUEST', message: 'The request was refused.' }
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' }
  }
  const { code, message } = error
  const retryAfterMs = error instanceof RateLimited || error instanceof AudioNotReady ? error.retryAfterMs : undefined
  return {
    status: STATUS[code] ?? 500,
    code,
    message,
    ...(WITH_RETRY_AFTER.has(code) && {
      retryAfterSecs: retryAfterMs === undefined ? RETRY_AFTER_SECS : Math.ceil(retryAfterMs / 1000),
    }),
  }
}
