import { type AppError, OperationInProgress, UpstreamTimeout } from './errors.js'

export interface AnswerDeadlineOptions {
  readonly afterMs: number
  /** Resolves with the last byte of the uploads, from which the time counts. Default: it counts from now. */
  readonly received?: Promise<unknown>
  readonly ended?: AbortSignal
  /** Aborted when the server is about to close its connections: the deadline is then. */
  readonly closing?: AbortSignal
}

interface RunningOperation {
  readonly id: string
  /** Whether a repeat cannot send the request twice. */
  readonly isRepeatable: boolean
}

/**
 * When a mutation has to be answered, because routers give up after 30 seconds. A change that is not finished then goes on in
 * the background; reads of the answer are aborted.
 */
export class AnswerDeadline {
  readonly #options: AnswerDeadlineOptions
  readonly #startedAt = performance.now()
  readonly #reads = new AbortController()
  /** The last operation of the change, also after its end: only a part of the change may have been made. */
  #last: RunningOperation | undefined
  #isArmed = false
  #hasPassed = false
  #onPassed: (() => void) | undefined

  constructor(options: AnswerDeadlineOptions) {
    this.#options = options
  }

  get hasPassed(): boolean {
    return this.#hasPassed
  }

  /** Of the last operation that has begun. */
  get operationId(): string | undefined {
    return this.#last?.id
  }

  get readSignal(): AbortSignal {
    return this.#reads.signal
  }

  /**
   * Waits for a change until the deadline.
   * @throws OperationInProgress if an operation has begun by then, UpstreamTimeout if none has.
   */
  async limit<Value>(change: () => Value | Promise<Value>): Promise<Value> {
    this.assertNotPassed()
    this.#last = undefined
    this.#arm()
    const passed = new Promise<never>((_, reject) => {
      this.#onPassed = () => reject(this.#error())
    })
    try {
      return await Promise.race([change(), passed])
    } finally {
      this.#onPassed = undefined
    }
  }

  begin(operation: RunningOperation): void {
    this.#last = operation
  }

  /** @throws UpstreamTimeout after the deadline, when nothing more may be started. */
  assertNotPassed(): void {
    if (this.#hasPassed) throw new UpstreamTimeout()
  }

  #arm(): void {
    const { afterMs, received, ended, closing } = this.#options
    if (this.#isArmed) return
    this.#isArmed = true
    closing?.addEventListener('abort', () => this.#pass(), { once: true, signal: ended })
    if (afterMs === Number.POSITIVE_INFINITY) return
    const start = (ms: number) => {
      if (ended?.aborted) return
      const timer = setTimeout(() => this.#pass(), ms).unref()
      ended?.addEventListener('abort', () => clearTimeout(timer), { once: true })
    }
    if (received) void received.then(() => start(afterMs))
    else start(Math.max(0, afterMs - (performance.now() - this.#startedAt)))
  }

  #pass(): void {
    this.#hasPassed = true
    if (this.#onPassed) this.#onPassed()
    else this.#reads.abort(new UpstreamTimeout())
  }

  #error(): AppError {
    return this.#last ? OperationInProgress.afterDeadline(this.#last) : new UpstreamTimeout()
  }
}
