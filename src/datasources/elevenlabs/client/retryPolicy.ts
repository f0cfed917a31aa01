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

/** Retries of a call that upstream refused for requests of this process in flight. Each waits until one of them has ended. */
const maxSlotRetries = 10

/** Retries reads after outages and rate limits, and writes only if they were certainly not executed. */
export function retryPolicy(call: Retryability, limits: RetryLimits): RetryPolicy {
  const { maxRetries } = limits
  let failures = 0
  const mayRetry = (attempt: Attempt<unknown>) => {
    if (attempt.ok || attempt.isPermanent) return false
    if (!attempt.retryWhenSlotFrees) failures += 1
    if (failures > maxRetries) return false
    if ((attempt.retryAfterMs ?? 0) >= call.remainingMs()) return false
    return call.isReplayable && (call.isIdempotent || !attempt.mayHaveExecuted)
  }
  return retry(
    handleWhenResult((attempt) => mayRetry(attempt as Attempt<unknown>)),
    {
      maxAttempts: maxRetries + (maxRetries > 0 ? maxSlotRetries : 0),
      backoff: new DelegateBackoff(pauseBefore(limits)),
    },
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
