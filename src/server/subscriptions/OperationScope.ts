import { randomUUID } from 'node:crypto'
import { type ExecutionResult, locatedError } from 'graphql'
import type { Viewer } from '../../auth/Viewer.js'
import { type ContextParts, createContext } from '../../context.js'
import type { Logger } from '../../logger.js'
import { OperationGuard } from '../operations/OperationGuard.js'
import { refuseCostlyAnonymous } from '../operations/operationLimits.js'
import { stoppingSignal } from '../operations/stoppingSignal.js'
import { type MakeContext, type OperationEvents, openOperation } from './openOperation.js'
import type { PreparedOperation } from './prepareOperation.js'

/** One operation of one caller, on whatever transport. */
export interface OperationScope {
  readonly logger: Logger
  open(prepared: PreparedOperation): Promise<ExecutionResult | OperationEvents>
}

export interface OperationCaller {
  viewer: Viewer
  remoteAddress: string | undefined
  publicUrl: string
  /** Aborted when the connection has gone. */
  signal: AbortSignal
  requestId?: string
}

export interface OperationScopeOptions {
  parts: ContextParts
  guard?: OperationGuard
}

export function createOperationScope(options: OperationScopeOptions, caller: OperationCaller): OperationScope {
  const { parts, guard = new OperationGuard() } = options
  const { viewer, publicUrl, requestId = randomUUID() } = caller

  const makeContext: MakeContext = (signal, over) => {
    const base = { viewer, publicUrl, requestId }
    // The source of a subscription lives for long and is not limited: each of its events is.
    if (over === undefined) return createContext(parts, { ...base, signal })
    const budget = guard.budgetFor(viewer)
    return createContext(parts, { ...base, signal: stoppingSignal(signal, budget, over), over, budget })
  }

  async function run(prepared: PreparedOperation): Promise<ExecutionResult | OperationEvents> {
    refuseCostlyAnonymous(viewer, prepared.schema, prepared.document)
    const release = await guard.enter(caller, caller.signal)
    try {
      await guard.turns.waitForOperation()
      return await openOperation(prepared, makeContext, caller.signal)
    } finally {
      release()
    }
  }

  return {
    logger: parts.logger.child({ requestId }),
    async open(prepared) {
      const startedAt = performance.now()
      const kind = prepared.operation.operation
      const result = await run(prepared).catch(
        // An operation that fails as a whole is no reason to end the others on its connection.
        (error: unknown): ExecutionResult => ({ errors: [locatedError(error, undefined, [])] }),
      )
      const outcome = 'errors' in result && result.errors !== undefined ? 'errors' : 'ok'
      parts.metrics.observeRequest(kind, outcome, (performance.now() - startedAt) / 1_000)
      return result
    },
  }
}
