import { raceAbort } from '../../../async/raceAbort.js'
import { AppError, RequestAborted, UpstreamTimeout } from '../../../errors.js'

/**
 * Lifetime of one call. Its signal aborts at the deadline, when the caller aborts, or when the client is closed. The reason is an
 * AppError, or what a part of an upload threw.
 */
export class CallScope {
  readonly #controller = new AbortController()
  readonly #callers: readonly AbortSignal[]
  readonly #closing: AbortSignal
  readonly #onSourceAbort: (event: Event) => void
  #timer: NodeJS.Timeout | undefined
  #deadlineAt = Number.POSITIVE_INFINITY
  #isCommitted = false

  constructor(callers: readonly (AbortSignal | undefined)[], closing: AbortSignal, deadlineMs: number) {
    this.#callers = callers.filter((caller) => caller !== undefined)
    this.#closing = closing
    this.#onSourceAbort = ({ target }) => this.#abortFor(target as AbortSignal)
    for (const source of [...this.#callers, closing]) this.#listenTo(source)
    this.extend(deadlineMs)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  get reason(): AppError {
    return this.#controller.signal.reason as AppError
  }

  get remainingMs(): number {
    return this.#deadlineAt - performance.now()
  }

  /** Whether a write has been sent completely, and no response proves that it was not executed. */
  get isCommitted(): boolean {
    return this.#isCommitted
  }

  /** To be called when a write is sent completely. The caller cannot abort it any more. */
  commit(): void {
    this.#isCommitted = true
    for (const caller of this.#callers) caller.removeEventListener('abort', this.#onSourceAbort)
  }

  /** To be called for a response that proves that the write was not executed. */
  retract(): void {
    this.#isCommitted = false
  }

  /** To be called before each attempt. The caller can abort it again. */
  reopen(): void {
    for (const caller of this.#callers) this.#listenTo(caller)
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason)
  }

  extend(ms: number): void {
    clearTimeout(this.#timer)
    this.#deadlineAt = performance.now() + ms
    this.#timer = setTimeout(() => this.#controller.abort(new UpstreamTimeout()), ms)
  }

  /** Waits for `work` until the scope ends. The work has to observe the signal itself. */
  within<Value>(work: Promise<Value>): Promise<Value> {
    return raceAbort(work, this.signal)
  }

  end(): void {
    clearTimeout(this.#timer)
    for (const source of [...this.#callers, this.#closing]) source.removeEventListener('abort', this.#onSourceAbort)
  }

  #listenTo(source: AbortSignal): void {
    if (source.aborted) this.#abortFor(source)
    else source.addEventListener('abort', this.#onSourceAbort, { once: true })
  }

  /** Reasons of callers that are not AppErrors must not leave the client. */
  #abortFor({ reason }: AbortSignal): void {
    this.#controller.abort(reason instanceof AppError ? reason : new RequestAborted())
  }
}
