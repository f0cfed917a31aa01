import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel'
import { RequestAborted, UpstreamUnavailable } from '../../../errors.js'
import type { BreakerLimits } from '../limiters/upstreamLimits.js'
import { type Attempt, failedAttempt } from './Attempt.js'

export type BreakerState = 'closed' | 'open' | 'half-open'

/**
 * Stops asking an upstream that is down. Any answer at all, refusals too, proves that it lives; only outages in a row
 * open the circuit.
 */
export class UpstreamBreaker {
  readonly #policy: CircuitBreakerPolicy
  readonly #halfOpenAfterMs: number
  #openedAt = 0

  constructor({ failures, halfOpenAfterMs }: BreakerLimits) {
    this.#halfOpenAfterMs = halfOpenAfterMs
    this.#policy = circuitBreaker(
      handleWhenResult((attempt) => this.#counts(attempt as Attempt<unknown>)),
      { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(failures) },
    )
    this.#policy.onBreak(() => {
      this.#openedAt = Date.now()
    })
  }

  get state(): BreakerState {
    if (this.#policy.state === CircuitState.Closed) return 'closed'
    return this.#policy.state === CircuitState.HalfOpen ? 'half-open' : 'open'
  }

  /** Whether a call would fail at once. Asked before queueing, so that nobody waits for a place only to hear that. */
  get isRefusing(): boolean {
    return this.#policy.state === CircuitState.Open && Date.now() - this.#openedAt < this.#halfOpenAfterMs
  }

  async execute<Value>(attempt: () => Promise<Attempt<Value>>, signal: AbortSignal): Promise<Attempt<Value>> {
    try {
      return await this.#policy.execute(attempt, signal)
    } catch (error) {
      if (error instanceof BrokenCircuitError) return failedAttempt(openCircuit())
      throw error
    }
  }

  /**
   * For what may take an hour: it does not ask for leave, since others would have to wait for it when it is the one call
   * that tries whether the upstream is back. What it proved by its end is told all the same.
   */
  async watch<Value>(attempt: () => Promise<Attempt<Value>>): Promise<Attempt<Value>> {
    const result = await attempt()
    const isProof = result.ok || result.isOutage
    if (isProof && !this.isRefusing) await this.#policy.execute(() => result).catch(() => {})
    return result
  }

  #counts(attempt: Attempt<unknown>): boolean {
    if (attempt.ok) return false
    // The one call that tries whether the upstream is back and is then abandoned has proven nothing.
    return attempt.isOutage || (this.#policy.state === CircuitState.HalfOpen && attempt.error instanceof RequestAborted)
  }
}

export function openCircuit(): UpstreamUnavailable {
  return new UpstreamUnavailable({}, { cause: new Error('The circuit to the upstream is open') })
}
