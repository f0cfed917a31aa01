import {
  AppError,
  QuotaExceeded,
  RateLimited,
  RequestAborted,
  UploadRefused,
  UpstreamCredentials,
  UpstreamNotFound,
  UpstreamRejected,
  UpstreamTimeout,
} from '../../../errors.js'

export type CallOutcome =
  | 'ok'
  | 'not_found'
  | 'rejected'
  | 'rate_limited'
  | 'queue_full'
  | 'quota_exceeded'
  | 'credentials'
  | 'timeout'
  | 'unavailable'
  /** The caller aborted, or a file of the upload was refused. */
  | 'aborted'
  | 'bug'

export interface UpstreamCall {
  /** Api and method, e.g. `voices.getMany`. */
  operation: string
  outcome: CallOutcome
  /** HTTP status of the last response; absent if there was none. */
  status?: number
  /** Total duration, including queue and retries. */
  ms: number
  attempts: number
  /** Time in the queue of all attempts. */
  queuedMs: number
}

export function callOutcome(error: unknown): CallOutcome {
  if (error instanceof UpstreamNotFound) return 'not_found'
  if (error instanceof UpstreamRejected) return 'rejected'
  if (error instanceof RateLimited) return error.reason === 'QUEUE' ? 'queue_full' : 'rate_limited'
  if (error instanceof QuotaExceeded) return 'quota_exceeded'
  if (error instanceof UpstreamCredentials) return 'credentials'
  if (error instanceof UpstreamTimeout) return 'timeout'
  if (error instanceof RequestAborted || error instanceof UploadRefused) return 'aborted'
  return error instanceof AppError ? 'unavailable' : 'bug'
}
