import { raceAbort } from '../../async/raceAbort.js'
import { RequestAborted } from '../../errors.js'

interface SharedRead<Value> {
  readonly result: Promise<Value>
  readonly controller: AbortController
  waiting: number
}

/** Shares reads of the same key in progress. A read is aborted when all its callers have left. */
export class SharedReads<Value> {
  readonly #reads = new Map<string, SharedRead<Value>>()

  async join(key: string, signal: AbortSignal, read: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
    signal.throwIfAborted()
    const shared = this.#reads.get(key) ?? this.#begin(key, read)
    shared.waiting += 1
    try {
      return await raceAbort(shared.result, signal)
    } finally {
      shared.waiting -= 1
      if (shared.waiting === 0) this.#end(key, shared)
    }
  }

  #begin(key: string, read: (signal: AbortSignal) => Promise<Value>): SharedRead<Value> {
    const controller = new AbortController()
    const result = read(controller.signal)
    const shared: SharedRead<Value> = { result, controller, waiting: 0 }
    this.#reads.set(key, shared)
    const end = () => this.#end(key, shared)
    result.then(end, end)
    return shared
  }

  #end(key: string, shared: SharedRead<Value>): void {
    if (this.#reads.get(key) === shared) this.#reads.delete(key)
    shared.controller.abort(new RequestAborted())
  }
}
