import { DelegateBackoff, handleWhen, retry } from 'cockatiel'

export interface RetryOptions {
  withinMs: number
  /** Ends the retries when it aborts. */
  signal?: AbortSignal
  /** Default: all errors. */
  isRetryable?: (error: unknown) => boolean
  /** Whether the pauses keep the process running. Default: no. */
  keepsProcess?: boolean
}

const FIRST_PAUSE_MS = 250
const MAX_PAUSE_MS = 5_000

/**
 * Calls `work` until it succeeds, at least once. The pauses between the attempts double.
 *
 * @throws the error of the last attempt.
 */
export function retryWhile<Value>(
  work: () => Promise<Value>,
  { withinMs, signal, isRetryable = () => true, keepsProcess = false }: RetryOptions,
): Promise<Value> {
  const endsAt = performance.now() + withinMs
  let nextPauseMs = FIRST_PAUSE_MS
  const backoff = new DelegateBackoff(() => {
    const pauseMs = nextPauseMs
    nextPauseMs = Math.min(MAX_PAUSE_MS, pauseMs * 2)
    return pauseMs
  })
  const policy = retry(
    handleWhen((error) => performance.now() + nextPauseMs <= endsAt && isRetryable(error)),
    { maxAttempts: Number.POSITIVE_INFINITY, backoff },
  )
  return (keepsProcess ? policy : policy.dangerouslyUnref()).execute(work, signal)
}
