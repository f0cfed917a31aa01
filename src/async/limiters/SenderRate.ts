interface Window {
  ms: number
  bytes: number
}

const emptyWindow = (): Window => ({ ms: 0, bytes: 0 })

/**
 * Rate of a sender over the last one to two windows. Only time in which this side waits for the sender counts, so back-pressure
 * does not lower the rate.
 */
export class SenderRate {
  readonly #windowMs: number
  #previous = emptyWindow()
  #current = emptyWindow()
  #waitingSince: number | undefined

  constructor(windowMs: number) {
    this.#windowMs = windowMs
  }

  /** Null until the waits add up to one window. */
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
