import type { BusEvent } from './EventBus.js'

/** Events carry no data, so a reader that is this far behind needs no older ones. */
const MAX_PENDING = 16

type Result = IteratorResult<BusEvent, undefined>

/** One reader of one topic. Buffers up to `MAX_PENDING` events from its construction on. */
export class Subscription implements AsyncIterableIterator<BusEvent> {
  readonly #pending: BusEvent[] = []
  readonly #waiting: ((result: Result) => void)[] = []
  readonly #signal: AbortSignal | undefined
  readonly #onEnd: () => void
  #isEnded = false

  constructor(signal: AbortSignal | undefined, onEnd: () => void) {
    this.#signal = signal
    this.#onEnd = onEnd
    if (signal?.aborted) this.#isEnded = true
    else signal?.addEventListener('abort', this.#abort, { once: true })
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  push(event: BusEvent): void {
    const waiting = this.#waiting.shift()
    if (waiting) {
      waiting({ value: event, done: false })
      return
    }
    this.#pending.push(event)
    if (this.#pending.length > MAX_PENDING) this.#pending.shift()
  }

  /** Pending events can still be read. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#signal?.removeEventListener('abort', this.#abort)
    for (const waiting of this.#waiting.splice(0)) waiting({ value: undefined, done: true })
    this.#onEnd()
  }

  next(): Promise<Result> {
    const event = this.#pending.shift()
    if (event) return Promise.resolve({ value: event, done: false })
    if (this.#isEnded) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  return(): Promise<Result> {
    this.#pending.length = 0
    this.end()
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  readonly #abort = () => {
    this.#pending.length = 0
    this.end()
  }
}
