import { raceAbort } from '../../../async/raceAbort.js'
import { AppError, RequestAborted, UpstreamTimeout } from '../../../errors.js'

/**
 * How long one call may live: until its deadline, until its caller goes away, or until the upstream is closed. The reason
 * of its signal is one of our own errors, or what a part of an upload threw.
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

  /** Whether a write has left whole, and no answer has said that it was not carried out. */
  get isCommitted(): boolean {
    return this.#isCommitted
  }

  /** The write is leaving whole: from now on it runs on to its answer, though its caller may go away. */
  commit(): void {
    this.#isCommitted = true
    for (const caller of this.#callers) caller.removeEventListener('abort', this.#onSourceAbort)
  }

  /** The answer says that the write was not carried out. */
  retract(): void {
    this.#isCommitted = false
  }

  /** Another attempt begins. Of a caller that has gone away meanwhile nothing is sent again. */
  reopen(): void {
    for (const caller of this.#callers) this.#listenTo(caller)
  }

  abort(reason: unknown): void {
    this.#controller.abort(reason)
  }

  /** Sets the deadline anew, counted from now. */
  extend(ms: number): void {
    clearTimeout(this.#timer)
    this.#deadlineAt = performance.now() + ms
    this.#timer = setTimeout(() => this.#controller.abort(new UpstreamTimeout()), ms)
  }

  /** Waits for `work` until the scope ends. The work has to observe the signal itself. */
  within<Value>(work: Promise<Value>): Promise<Value> {
    return raceAbort(work, this.signal)
  }

  /** Ends the scope without aborting anything. */
  end(): void {
    clearTimeout(this.#timer)
    for (const source of [...this.#callers, this.#closing]) source.removeEventListener('abort', this.#onSourceAbort)
  }

  #listenTo(source: AbortSignal): void {
    if (source.aborted) this.#abortFor(source)
    else source.addEventListener('abort', this.#onSourceAbort, { once: true })
  }

  /** Why a caller aborts is its own affair; only reasons from our closed list may end up with whoever waits here. */
  #abortFor({ reason }: AbortSignal): void {
    this.#controller.abort(reason instanceof AppError ? reason : new RequestAborted())
  }
}
