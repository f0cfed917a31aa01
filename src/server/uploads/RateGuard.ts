export interface RateLimit {
  bytesPerSec: number
  /** Longest time without bytes, or below the rate. */
  graceMs: number
  /** The current rate is measured over this waiting time. */
  windowMs: number
}

/** With fewer bytes since its credit was last full, a sender is idle, not slow. */
const idleBytes = 4 * 1024

/**
 * Watches the rate of a sender between `start` and `stop`, while this side waits for bytes. A sender has a credit of
 * one grace period: waiting uses it, bytes restore it at the minimum rate.
 */
export class RateGuard {
  readonly #limit: Pick<RateLimit, 'bytesPerSec' | 'graceMs'>
  readonly #onSlow: (isIdle: boolean) => void
  #creditMs: number
  #since: number | undefined
  #timer: NodeJS.Timeout | undefined
  #bytes = 0
  #chunks = 0

  constructor(limit: Pick<RateLimit, 'bytesPerSec' | 'graceMs'>, onSlow: (isIdle: boolean) => void) {
    this.#limit = limit
    this.#onSlow = onSlow
    this.#creditMs = limit.graceMs
  }

  start(): void {
    if (this.#since !== undefined) return
    this.#since = performance.now()
    this.#arm()
  }

  count(bytes: number): void {
    this.#chunks += 1
    this.#bytes += bytes
    const { graceMs, bytesPerSec } = this.#limit
    const wasFull = this.#creditMs === graceMs && this.#since !== undefined
    this.#useCredit()
    this.#creditMs = Math.min(graceMs, this.#creditMs + (bytes * 1000) / bytesPerSec)
    if (this.#creditMs === graceMs) this.#bytes = 0
    if (this.#since === undefined) return
    if (wasFull && this.#creditMs === graceMs && this.#timer) this.#timer.refresh()
    else this.#arm()
  }

  stop(): void {
    this.#useCredit()
    this.#since = undefined
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #useCredit(): void {
    if (this.#since === undefined) return
    const now = performance.now()
    this.#creditMs = Math.max(0, this.#creditMs - (now - this.#since))
    this.#since = now
  }

  #arm(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#expire(), this.#creditMs)
  }

  /** Deferred, because after a pause of the process there can be received bytes that are not read yet. */
  #expire(): void {
    this.#timer = undefined
    const { bytes, chunks } = { bytes: this.#bytes, chunks: this.#chunks }
    setImmediate(() => {
      if (this.#since === undefined || this.#chunks !== chunks) return
      this.#onSlow(bytes < idleBytes)
    })
  }
}
