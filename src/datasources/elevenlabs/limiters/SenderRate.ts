interface Window {
  ms: number
  bytes: number
}

const emptyWindow = (): Window => ({ ms: 0, bytes: 0 })

/**
 * Measures the rate of a sender over the most recent one to two windows. Only the time in which this side waits for the
 * sender counts, so a sender that is held back by a slow receiver is not measured as slow.
 */
export class SenderRate {
  readonly #windowMs: number
  #previous = emptyWindow()
  #current = emptyWindow()
  #waitingSince: number | undefined

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  /** Null until the sender was waited for during one window. */
  get bytesPerSec(): number | null {
    const waited = this.#waitingSince === undefined ? 0 : performance.now() - this.#waitingSince
    const ms = this.#previous.ms + this.#current.ms + waited
    if (ms < this.#windowMs) return null
    return ((this.#previous.bytes + this.#current.bytes) * 1000) / ms
  }

  waitBegins(): void {
    this.#waitingSince ??= performance.now()
  }

  waitEnds(bytes: number): void {
    if (this.#waitingSince === undefined) return
    this.#current.ms += performance.now() - this.#waitingSince
    this.#current.bytes += bytes
    this.#waitingSince = undefined
    if (this.#current.ms < this.#windowMs) return
    this.#previous = this.#current
    this.#current = emptyWindow()
  }

  reset(): void {
    this.#previous = emptyWindow()
    this.#current = emptyWindow()
    if (this.#waitingSince !== undefined) this.#waitingSince = performance.now()
  }
}
