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

export interface Retryability {
  isIdempotent: boolean
  /** False for an upload that was started. */
  isReplayable: boolean
  remainingMs: () => number
}

/** Retries reads after outages and rate limits, and writes only if they were certainly not executed. */
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
    // The limiter waits for a running call, so no further pause is needed.
    return { delay: Math.max(retryWhenSlotFrees ? 0 : delay, retryAfterMs), state: next }
  }
}
