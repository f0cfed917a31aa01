import {
  createSourceEventStream,
  type ExecutionArgs,
  type ExecutionResult,
  execute,
  GraphQLError,
  locatedError,
} from 'graphql'
import type { Context } from '../../context.js'
import { boundedResult } from '../operations/boundedResult.js'
import type { PreparedOperation } from './prepareOperation.js'

export type OperationEvents = AsyncGenerator<ExecutionResult, undefined, undefined>

/**
 * Makes a context of its own for each call: what one event has loaded must not be shown with the next. `over` is aborted
 * when nothing of it is needed any more.
 */
export type MakeContext = (signal: AbortSignal, over?: AbortSignal) => Context

export interface OperationLife {
  /** Stops the operation. */
  readonly signal: AbortSignal
  /** Called once when nothing of the operation runs any more, also when its client has left before. */
  onOver(): void
  /** Waits until the next event of a subscription may be executed. The returned function is called at its end. */
  acquireEvent?(signal: AbortSignal): Promise<() => void>
}

/**
 * Runs an operation: a subscription becomes its events, one after the other and only when they are asked for. The context's
 * own signal is also aborted when a subscription is given up or has ended.
 */
export async function openOperation(
  prepared: PreparedOperation,
  makeContext: MakeContext,
  life: OperationLife,
): Promise<ExecutionResult | OperationEvents> {
  const { signal, onOver } = life
  let isOpen = false
  try {
    const result =
      prepared.operation.operation === 'subscription'
        ? await openEvents(prepared, makeContext, life)
        : await untilOver((over) => executeBounded(prepared, makeContext(signal, over)))
    isOpen = Symbol.asyncIterator in result
    return result
  } finally {
    if (!isOpen) onOver()
  }
}

async function openEvents(
  prepared: PreparedOperation,
  makeContext: MakeContext,
  { signal, onOver, acquireEvent }: OperationLife,
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
      return await untilOver((over) => executeBounded(args, makeContext(controller.signal, over)))
    } finally {
      release?.()
    }
  }
  return eachEvent(source[Symbol.asyncIterator](), execution, { stop, onOver, signal: controller.signal })
}

async function executeBounded(args: Omit<ExecutionArgs, 'contextValue'>, context: Context): Promise<ExecutionResult> {
  return boundedResult(await execute({ ...args, contextValue: context }), context.budget)
}

async function untilOver<Result>(run: (over: AbortSignal) => Result | Promise<Result>): Promise<Result> {
  const operation = new AbortController()
  try {
    return await run(operation.signal)
  } finally {
    operation.abort()
  }
}

/** By hand and not as a generator, for a generator cannot be left while it waits for an event that may never come. */
function eachEvent(
  source: AsyncIterator<unknown>,
  execution: (event: unknown) => ExecutionResult | Promise<ExecutionResult>,
  { stop, onOver, signal }: OperationLife & { stop: () => void },
): OperationEvents {
  let isDone = false
  let isOver = false
  let executing = 0
  const settle = () => {
    if (!isDone || executing > 0 || isOver) return
    isOver = true
    onOver()
  }
  const end = (): IteratorReturnResult<undefined> => {
    isDone = true
    stop()
    settle()
    return { done: true, value: undefined }
  }
  const executeCounted = async (event: unknown): Promise<ExecutionResult> => {
    executing += 1
    try {
      return await execution(event)
    } finally {
      executing -= 1
      settle()
    }
  }
  const events: OperationEvents = {
    async next() {
      if (isDone) return end()
      try {
        const event = await source.next()
        if (event.done || isDone) return end()
        return { done: false, value: await executeCounted(event.value) }
      } catch (error) {
        // A source may say in this way that it was stopped.
        if (isDone || signal.aborted) return end()
        end()
        throw error instanceof GraphQLError ? error : locatedError(error, undefined, [])
      }
    },
    async return() {
      const result = end()
      await source.return?.()
      return result
    },
    async throw(error) {
      end()
      await source.return?.()
      throw error
    },
    [Symbol.asyncIterator]: () => events,
    [Symbol.asyncDispose]: async () => void (await events.return(undefined)),
  }
  return events
}
