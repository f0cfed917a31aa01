import type { PreemptibleWork } from '../../../async/limiters/SlotPreemption.js'
import type { AppError } from '../../../errors.js'

/** Result of one request. A value instead of an exception, so that the policies can inspect it. */
export type Attempt<Value> = SuccessfulAttempt<Value> | FailedAttempt

export interface SuccessfulAttempt<Value> {
  readonly ok: true
  readonly value: Value
  /** For streamed bodies: resolves after the last byte, with an error if the body broke. Never rejects. */
  readonly ended?: Promise<AppError | undefined>
  /** Ends a streamed body for a caller that waits for its slot. */
  readonly preemptible?: PreemptibleWork
}

export interface FailedAttempt {
  readonly ok: false
  readonly error: AppError
  /** See `WriteFailure`. */
  readonly mayHaveExecuted: boolean
  /** A failure of upstream, not a refusal, an abort or a local limit. */
  readonly isOutage: boolean
  /** A retry would fail too. */
  readonly isPermanent: boolean
  /** Refused for too many requests in flight, some of them of this process. */
  readonly retryWhenSlotFrees: boolean
  readonly retryAfterMs: number | undefined
}

/** A permanent failure of a request that was not executed, unless `traits` say otherwise. */
export function failedAttempt(
  error: AppError,
  traits: Partial<Omit<FailedAttempt, 'ok' | 'error'>> = {},
): FailedAttempt {
  return {
    ok: false,
    error,
    mayHaveExecuted: false,
    isOutage: false,
    isPermanent: true,
    retryWhenSlotFrees: false,
    retryAfterMs: undefined,
    ...traits,
  }
}
