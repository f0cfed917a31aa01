import {
  DelegateBackoff,
  decorrelatedJitterGenerator,
  handleWhenResult,
  type IRetryBackoffContext,
  type RetryPolicy,
  retry,
} from 'cockatiel'
import type { RetryLimits } from '../limiters/upstreamLimits.js'
import type { Attempt, FailedAttempt } from './Attempt.js'

/** What decides whether a request may be sent again. */
export interface Retryability {
  /** Whether carrying it out twice does what once does. Of the upstream's operations, the GETs. */
  isIdempotent: boolean
  /** Whether the body is at hand still. An upload that streamed through is gone. */
  isReplayable: boolean
  /** Milliseconds until the deadline. */
  remainingMs: () => number
}

/**
 * The policy of one call. Reads are sent again after outages and limits. All else is sent again only when the request
 * certainly was not carried out: it never left, or it was answered 429 and its body can be replayed.
 */
export function retryPolicy(call: Retryability, limits: RetryLimits): RetryPolicy {
  const mayRetry = (attempt: Attempt<unknown>) => {
    if (attempt.ok || attempt.isPermanent) return false
    if ((attempt.retryAfterMs ?? 0) >= call.remainingMs()) return false
    return call.isReplayable && (call.isIdempotent || !attempt.mayHaveExecuted)
  }
  return retry(
    handleWhenResult((attempt) => mayRetry(attempt as Attempt<unknown>)),
    { maxAttempts: limits.maxRetries, backoff: new DelegateBackoff(pauseBefore(limits)) },
  ).dangerouslyUnref()
}

function pauseBefore({ initialDelayMs, maxDelayMs }: RetryLimits) {
  const options = {
    generator: decorrelatedJitterGenerator,
    initialDelay: initialDelayMs,
    maxDelay: maxDelayMs,
    exponent: 2,
  }
  return ({ result }: IRetryBackoffContext<unknown>, state: [number, number] | undefined) => {
    const [delay, next] = decorrelatedJitterGenerator(state, options)
    const { retryWhenSlotFrees, retryAfterMs = 0 } = (result as { value: FailedAttempt }).value
    // The limiter waits for our own calls; a pause on top of that would only waste time.
    return { delay: Math.max(retryWhenSlotFrees ? 0 : delay, retryAfterMs), state: next }
  }
}
