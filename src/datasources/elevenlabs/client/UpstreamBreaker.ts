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

/** Opens after consecutive outages. Any other response, including refusals, proves that upstream works. */
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

  /** Whether a call would fail at once. It then does not wait for a slot. */
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

  /** For long calls: runs without the breaker, so that none is the trial call of a half-open circuit, and records the result. */
  async watch<Value>(attempt: () => Promise<Attempt<Value>>): Promise<Attempt<Value>> {
    const result = await attempt()
    const isProof = result.ok || result.isOutage
    if (isProof && !this.isRefusing) await this.#policy.execute(() => result).catch(() => {})
    return result
  }

  #counts(attempt: Attempt<unknown>): boolean {
    if (attempt.ok) return false
    // An aborted trial call of a half-open circuit proves nothing.
    return attempt.isOutage || (this.#policy.state === CircuitState.HalfOpen && attempt.error instanceof RequestAborted)
  }
}

export function openCircuit(): UpstreamUnavailable {
  return new UpstreamUnavailable({}, { cause: new Error('The circuit to the upstream is open') })
}
