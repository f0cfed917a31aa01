import type { PreemptibleWork } from '../../../async/limiters/SlotPreemption.js'
import type { AppError } from '../../../errors.js'

/** What came of one request on the wire. A value and not an exception, so that the policies around it can look inside. */
export type Attempt<Value> = SuccessfulAttempt<Value> | FailedAttempt

export interface SuccessfulAttempt<Value> {
  readonly ok: true
  readonly value: Value
  /** Where the last byte comes after the value: resolves with it, or with what broke it. Never rejects. */
  readonly over?: Promise<AppError | undefined>
  /** The same work, where it may be ended for callers that wait for its slot. */
  readonly preemptible?: PreemptibleWork
}

export interface FailedAttempt {
  readonly ok: false
  readonly error: AppError
  /** False only where the request certainly never left this process, or was certainly not carried out. */
  readonly mayHaveExecuted: boolean
  /** A failure of the upstream itself, as against a refusal, an abort or a limit of ours. */
  readonly isOutage: boolean
  /** A retry would fail in the same way. */
  readonly isPermanent: boolean
  /** Too many requests were in flight and some of them ours: a place frees itself when one of those ends. */
  readonly retryWhenSlotFrees: boolean
  /** The pause that the upstream asked for. */
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
