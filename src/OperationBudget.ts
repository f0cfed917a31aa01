import { GraphQLError } from 'graphql'
import { type AppError, OperationTooCostly } from './errors.js'

/** What one operation, or one event of a subscription, may use. */
export interface OperationLimits {
  readonly statements: number
  /** Reading calls only. */
  readonly upstreamCalls: number
  readonly fields: number
  readonly errors: number
  readonly responseBytes: number
}

type Counted = Exclude<keyof OperationLimits, 'responseBytes'>

const nouns: Readonly<Record<Counted, string>> = {
  statements: 'database statements',
  upstreamCalls: 'calls to the voice service',
  fields: 'fields',
  errors: 'failed fields',
}

const unlimited: OperationLimits = {
  statements: Number.POSITIVE_INFINITY,
  upstreamCalls: Number.POSITIVE_INFINITY,
  fields: Number.POSITIVE_INFINITY,
  errors: Number.POSITIVE_INFINITY,
  responseBytes: Number.POSITIVE_INFINITY,
}

/**
 * Counts what an operation uses. When a limit is exceeded, its signal is aborted, and every further statement, upstream
 * read and resolver fails with the same error.
 */
export class OperationBudget {
  readonly limits: OperationLimits
  readonly #used: Record<Counted, number> = { statements: 0, upstreamCalls: 0, fields: 0, errors: 0 }
  readonly #controller = new AbortController()
  #stopped: GraphQLError | undefined
  #isWriting = false

  constructor(limits: OperationLimits = unlimited) {
    this.limits = limits
  }

  get used(): Readonly<Record<Counted, number>> {
    return this.#used
  }

  /** The abort reason is an OperationTooCostly. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /** Set once a limit is exceeded. It has a path, so the executor does not wrap it again for each failed field. */
  get stopped(): GraphQLError | undefined {
    return this.#stopped
  }

  /** @throws OperationTooCostly when no further statement may run. */
  countStatement(): void {
    this.#countWork('statements')
  }

  /** @throws OperationTooCostly when no further call may be made. */
  countUpstreamCall(): void {
    this.#countWork('upstreamCalls')
  }

  countFields(count: number): void {
    this.#count('fields', count)
  }

  /** Counts a failed field and returns the error to report for it: the common one once the operation is stopped. */
  countError(error: unknown): unknown {
    if (this.#stopped === undefined) this.#count('errors', 1)
    return this.#stopped ?? error
  }

  /** Runs the resolver of a mutation: its work is counted but never refused, because an effect could stay unrecorded. */
  async write<Value>(run: () => Value | Promise<Value>): Promise<Value> {
    this.#isWriting = true
    try {
      return await run()
    } finally {
      this.#isWriting = false
      for (const kind of ['statements', 'upstreamCalls'] as const) this.#count(kind, 0)
    }
  }

  #countWork(kind: 'statements' | 'upstreamCalls'): void {
    if (this.#isWriting) {
      this.#used[kind] += 1
      return
    }
    if (this.#stopped === undefined) this.#count(kind, 1)
    if (this.#stopped !== undefined) throw this.#stopped.originalError
  }

  #count(kind: Counted, count: number): void {
    this.#used[kind] += count
    if (this.#stopped !== undefined || this.#used[kind] <= this.limits[kind]) return
    const max = this.limits[kind]
    const message = `An operation may have at most ${max} ${nouns[kind]}. Request fewer objects or fields.`
    this.#stop(new OperationTooCostly(message, { limit: kind, max }))
  }

  #stop(reason: AppError): void {
    this.#stopped = new GraphQLError(reason.message, { path: [], originalError: reason })
    this.#controller.abort(reason)
  }
}
