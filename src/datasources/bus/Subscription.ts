import type { BusEvent } from './EventBus.js'

/** Each event only says that it is time to look, so a reader that is this far behind needs no more of them. */
const MAX_PENDING = 16

type Result = IteratorResult<BusEvent, undefined>

/** One reader of one topic. It collects from the moment it is made, and never more than a few events. */
export class Subscription implements AsyncIterableIterator<BusEvent> {
  readonly #pending: BusEvent[] = []
  readonly #waiting: ((result: Result) => void)[] = []
  readonly #signal: AbortSignal | undefined
  readonly #onEnd: () => void
  #isOver = false

  constructor(signal: AbortSignal | undefined, onEnd: () => void) {
    this.#signal = signal
    this.#onEnd = onEnd
    if (signal?.aborted) this.#isOver = true
    else signal?.addEventListener('abort', this.#abort, { once: true })
  }

  get isOver(): boolean {
    return this.#isOver
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

  /** What is pending can still be read. */
  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    this.#signal?.removeEventListener('abort', this.#abort)
    for (const waiting of this.#waiting.splice(0)) waiting({ value: undefined, done: true })
    this.#onEnd()
  }

  next(): Promise<Result> {
    const event = this.#pending.shift()
    if (event) return Promise.resolve({ value: event, done: false })
    if (this.#isOver) return Promise.resolve({ value: undefined, done: true })
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
