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

/** How a call ended, in a word for metrics. */
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
  /** The caller went away, or sent a file that could not be passed on. */
  | 'aborted'
  | 'bug'

/** One upstream call that is over, to its last byte. */
export interface UpstreamCall {
  /** Client and method, e.g. `voices.getMany`. */
  operation: string
  outcome: CallOutcome
  /** HTTP status of the last answer; absent when none came. */
  status?: number
  /** From the call until it was over, queueing and retries included. */
  ms: number
  /** Requests sent, the first included. */
  attempts: number
  /** Time in the queue, over all attempts. */
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
