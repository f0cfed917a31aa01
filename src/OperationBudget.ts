import { GraphQLError } from 'graphql'
import { type AppError, OperationTooCostly } from './errors.js'

/** What one operation, or one event of a subscription, may use. */
export interface OperationLimits {
  readonly statements: number
  /** Calls that read from the voice service. */
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
 * Counts what an operation uses while it runs. At a limit the operation is stopped: its signal is aborted, and every
 * further statement, upstream read and resolver fails at once with the same error.
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

  /** Aborted when the operation is stopped; the reason is an OperationTooCostly. */
  get signal(): AbortSignal {
    return this.#controller.signal
  }

  /**
   * Why the operation was stopped. One object for all fields that fail for it: it has a path already, so the executor
   * does not wrap it again for each of them.
   */
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

  /** Counts a field that failed. The error to report in its place, which is the common one once the operation is stopped. */
  countError(error: unknown): unknown {
    if (this.#stopped === undefined) this.#count('errors', 1)
    return this.#stopped ?? error
  }

  /**
   * Runs the resolver of one mutation. What it has begun must end, or an effect could go unrecorded: so its statements
   * and calls are counted and not refused.
   */
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
    const message = `An operation may have ${max} ${nouns[kind]} at most. Ask for fewer objects or fields.`
    this.#stop(new OperationTooCostly(message, { limit: kind, max }))
  }

  #stop(reason: AppError): void {
    this.#stopped = new GraphQLError(reason.message, { path: [], originalError: reason })
    this.#controller.abort(reason)
  }
}
