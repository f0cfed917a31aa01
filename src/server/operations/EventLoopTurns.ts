/** Of 5 to 10 microseconds each. */
const fieldsPerTurn = 20_000
/** No further operation starts in a turn that has started operations for this long. */
const startingMs = 20
/** The event loop accepts one connection per turn, so long turns are followed by turns without operations. */
const msPerFreeTurn = 2
const maxFreeTurns = 10

interface Waiting {
  /** Null for the start of an operation: its work is unknown. */
  fields: number | null
  start(): void
}

/** Spreads the work of operations over turns of the event loop, so that other connections and health checks are served. */
export class EventLoopTurns {
  readonly #waiting: Waiting[] = []
  #fields = 0
  #startedAt: number | undefined
  #isScheduled = false
  #freeTurns = 0
  #turnedAt = 0

  /** Undefined if the fields may be executed in this turn. */
  waitForFields(fields: number): Promise<void> | undefined {
    if (this.#waiting.length > 0 || !this.#fits(fields)) return this.#enqueue(fields)
    this.#fields += fields
    this.#schedule()
    return undefined
  }

  waitForOperation(): Promise<void> | undefined {
    const now = performance.now()
    this.#startedAt ??= now
    if (this.#waiting.length > 0 || now - this.#startedAt > startingMs) return this.#enqueue(null)
    this.#schedule()
    return undefined
  }

  /** Work above the limit gets a turn of its own. */
  #fits(fields: number): boolean {
    return this.#fields === 0 || this.#fields + fields <= fieldsPerTurn
  }

  #enqueue(fields: number | null): Promise<void> {
    this.#schedule()
    return new Promise((start) => this.#waiting.push({ fields, start }))
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    this.#turnedAt = performance.now()
    setImmediate(() => {
      this.#isScheduled = false
      const free = Math.floor((performance.now() - this.#turnedAt) / msPerFreeTurn)
      this.#freeTurns = Math.min(Math.max(this.#freeTurns - 1, free), maxFreeTurns)
      this.#fields = 0
      this.#startedAt = undefined
      if (this.#freeTurns === 0) this.#startNext()
      if (this.#waiting.length > 0) this.#schedule()
    })
  }

  /** Starts at most one operation, because its work begins later and can be long. */
  #startNext(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (next.fields !== null && !this.#fits(next.fields)) return
      this.#waiting.shift()
      next.start()
      if (next.fields === null) return
      this.#fields += next.fields
    }
  }
}

/** One for all servers of the process, which share its event loop. */
export const eventLoopTurns = new EventLoopTurns()
