import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  type FieldNode,
  GraphQLError,
  Kind,
  locatedError,
} from 'graphql'
import type { Context } from '../../context.js'
import { boundedResult } from '../operations/boundedResult.js'
import { fragmentOf, rootSelections } from '../operations/rootSelections.js'
import type { PreparedOperation } from './prepareOperation.js'

export type OperationEvents = AsyncGenerator<ExecutionResult, undefined, undefined>

/**
 * Creates a new context per call, because the results of one event must not be used for the next. `ended` is aborted
 * when its operation has ended.
 */
export type MakeContext = (signal: AbortSignal, ended?: AbortSignal) => Context

export interface OperationHooks {
  readonly signal: AbortSignal
  /** Called once when the operation has ended, also if its client has left before. */
  onEnded(): void
  /** Waits until the next event of a subscription may be executed. The returned function is called at its end. */
  acquireEvent?(signal: AbortSignal): Promise<() => void>
}

/** Runs an operation. The events of a subscription are executed one at a time, when they are requested. */
export async function openOperation(
  prepared: PreparedOperation,
  makeContext: MakeContext,
  hooks: OperationHooks,
): Promise<ExecutionResult | OperationEvents> {
  let isOpen = false
  try {
    const result =
      prepared.operation.operation === 'subscription'
        ? await openEvents(prepared, makeContext, hooks)
        : await withEndSignal((ended) => executeBounded(prepared, makeContext(hooks.signal, ended)))
    isOpen = Symbol.asyncIterator in result
    return result
  } finally {
    if (!isOpen) hooks.onEnded()
  }
}

async function openEvents(
  prepared: PreparedOperation,
  makeContext: MakeContext,
  { signal, onEnded, acquireEvent }: OperationHooks,
): Promise<ExecutionResult | OperationEvents> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  const stop = () => {
    signal.removeEventListener('abort', abort)
    abort()
  }
  const source = await createSourceEventStream({ ...prepared, contextValue: makeContext(controller.signal) })
  if (!(Symbol.asyncIterator in source)) {
    stop()
    return source
  }
  const execution = async (event: unknown) => {
    const release = await acquireEvent?.(controller.signal)
    try {
      const args = { ...prepared, rootValue: event }
      return await withEndSignal((ended) => executeBounded(args, makeContext(controller.signal, ended)))
    } finally {
      release?.()
    }
  }
  return new EventExecution(source[Symbol.asyncIterator](), execution, {
    ...{ stop, onEnded, signal: controller.signal },
    locate: (error) => locateError(error, prepared),
  })
}

/** An error of the whole operation, with the path of its only or first field. */
export function locateError(error: unknown, prepared: PreparedOperation): GraphQLError {
  const field = rootField(prepared)
  return locatedError(error, field, field && [field.alias?.value ?? field.name.value])
}

/** A subscription has exactly one. */
function rootField({ document, operation }: PreparedOperation): FieldNode | undefined {
  const selections = rootSelections(operation.selectionSet, (name) => fragmentOf(document, name))
  return [...selections].find((selection): selection is FieldNode => selection.kind === Kind.FIELD)
}

async function executeBounded(args: Omit<ExecutionArgs, 'contextValue'>, context: Context): Promise<ExecutionResult> {
  return boundedResult(await execute({ ...args, contextValue: context }), context.budget)
}

async function withEndSignal<Result>(run: (ended: AbortSignal) => Result | Promise<Result>): Promise<Result> {
  const operation = new AbortController()
  try {
    return await run(operation.signal)
  } finally {
    operation.abort()
  }
}

interface EventHooks extends OperationHooks {
  stop(): void
  locate(error: unknown): GraphQLError
}

type ExecuteEvent = (event: unknown) => ExecutionResult | Promise<ExecutionResult>

/** Not a generator function, because its `return` would wait for the next event of the source. */
class EventExecution implements OperationEvents {
  readonly #source: AsyncIterator<unknown>
  readonly #execute: ExecuteEvent
  readonly #hooks: EventHooks
  #isDone = false
  #hasEnded = false
  #executing = 0

  constructor(source: AsyncIterator<unknown>, execute: ExecuteEvent, hooks: EventHooks) {
    this.#source = source
    this.#execute = execute
    this.#hooks = hooks
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#isDone) return this.#finish()
    try {
      const event = await this.#source.next()
      if (event.done || this.#isDone) return this.#finish()
      return { done: false, value: await this.#executeCounted(event.value) }
    } catch (error) {
      // A stopped source may reject.
      if (this.#isDone || this.#hooks.signal.aborted) return this.#finish()
      this.#finish()
      throw error instanceof GraphQLError ? error : this.#hooks.locate(error)
    }
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    const result = this.#finish()
    await this.#source.return?.()
    return result
  }

  async throw(error: unknown): Promise<never> {
    this.#finish()
    await this.#source.return?.()
    throw error
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return()
  }

  #finish(): IteratorReturnResult<undefined> {
    this.#isDone = true
    this.#hooks.stop()
    this.#notifyEnd()
    return { done: true, value: undefined }
  }

  async #executeCounted(event: unknown): Promise<ExecutionResult> {
    this.#executing += 1
    try {
      return await this.#execute(event)
    } finally {
      this.#executing -= 1
      this.#notifyEnd()
    }
  }

  #notifyEnd(): void {
    if (!this.#isDone || this.#executing > 0 || this.#hasEnded) return
    this.#hasEnded = true
    this.#hooks.onEnded()
  }
}
