import { withDeadline } from './withDeadline.js'

export interface CachedReadingOptions<Value> {
  read: () => Promise<Value>
  maxAgeMs: number
  timeoutMs: number
  /** Returned while nothing can be read. */
  fallback: Value
  onError?: (error: unknown) => void
  now?: () => number
}

/** A value that is read at most once in `maxAgeMs`, whatever the number of callers, and also if reading fails. */
export class CachedReading<Value> {
  readonly #options: CachedReadingOptions<Value>
  #reading: Promise<Value> | undefined
  #readAt = 0

  constructor(options: CachedReadingOptions<Value>) {
    this.#options = options
  }

  get(): Promise<Value> {
    const { now = () => performance.now(), maxAgeMs } = this.#options
    if (this.#reading === undefined || now() - this.#readAt >= maxAgeMs) {
      this.#readAt = now()
      this.#reading = this.#read()
    }
    return this.#reading
  }

  async #read(): Promise<Value> {
    const { read, timeoutMs, fallback, onError } = this.#options
    try {
      return await withDeadline(read(), { timeoutMs, what: 'A reading' })
    } catch (error) {
      onError?.(error)
      return fallback
    }
  }
}
