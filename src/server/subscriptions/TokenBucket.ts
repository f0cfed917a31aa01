export class TokenBucket {
  readonly #burst: number
  readonly #perSecond: number
  #tokens: number
  #refilledAt = performance.now()

  constructor(burst: number, perSecond: number) {
    this.#burst = burst
    this.#perSecond = perSecond
    this.#tokens = burst
  }

  /** Spends a token even if none is left; following events then wait longer. */
  spend(): void {
    this.#refill()
    this.#tokens -= 1
  }

  get waitMs(): number {
    this.#refill()
    return this.#tokens >= 1 ? 0 : Math.ceil(((1 - this.#tokens) * 1_000) / this.#perSecond)
  }

  #refill(): void {
    const now = performance.now()
    this.#tokens = Math.min(this.#burst, this.#tokens + ((now - this.#refilledAt) * this.#perSecond) / 1_000)
    this.#refilledAt = now
  }
}
