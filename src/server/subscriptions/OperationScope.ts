import { randomUUID } from 'node:crypto'
import { type ExecutionResult, locatedError } from 'graphql'
import type { Viewer } from '../../auth/Viewer.js'
import { type ContextDeps, createContext } from '../../context.js'
import type { Logger } from '../../logger.js'
import { OperationGuard } from '../operations/OperationGuard.js'
import { refuseCostlyAnonymous } from '../operations/operationLimits.js'
import { stoppingSignal } from '../operations/stoppingSignal.js'
import { type MakeContext, type OperationEvents, openOperation } from './openOperation.js'
import type { PreparedOperation } from './prepareOperation.js'

/** One operation of one caller, on whatever transport. */
export interface OperationScope {
  readonly logger: Logger
  /** @param onOver Called once when nothing of the operation runs any more. */
  open(prepared: PreparedOperation, onOver?: () => void): Promise<ExecutionResult | OperationEvents>
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
  deps: ContextDeps
  guard?: OperationGuard
}

export function createOperationScope(options: OperationScopeOptions, caller: OperationCaller): OperationScope {
  const { deps, guard = new OperationGuard() } = options
  const { viewer, publicUrl, requestId = randomUUID() } = caller

  const makeContext: MakeContext = (signal, ended) => {
    const base = { viewer, publicUrl, requestId }
    // Without a budget: each event of a subscription has its own.
    if (ended === undefined) return createContext(deps, { ...base, signal })
    const budget = guard.budgetFor(viewer)
    return createContext(deps, { ...base, signal: stoppingSignal(signal, budget, ended), ended, budget })
  }

  async function enter(prepared: PreparedOperation): Promise<() => void> {
    refuseCostlyAnonymous(viewer, prepared.schema, prepared.document)
    return guard.acquire(caller, caller.signal)
  }

  async function run(prepared: PreparedOperation, onOver: () => void): Promise<ExecutionResult | OperationEvents> {
    const release = await enter(prepared).catch((error: unknown) => {
      onOver()
      throw error
    })
    try {
      await guard.turns.waitForOperation()
      const acquireEvent = (signal: AbortSignal) => guard.acquireEvent(caller, signal)
      return await openOperation(prepared, makeContext, { signal: caller.signal, onOver, acquireEvent })
    } finally {
      release()
    }
  }

  return {
    logger: deps.logger.child({ requestId }),
    async open(prepared, onOver = () => {}) {
      const startedAt = performance.now()
      const kind = prepared.operation.operation
      const result = await run(prepared, onOver).catch(
        // An operation that fails as a whole is no reason to end the others on its connection.
        (error: unknown): ExecutionResult => ({ errors: [locatedError(error, undefined, [])] }),
      )
      const outcome = 'errors' in result && result.errors !== undefined ? 'errors' : 'ok'
      deps.metrics.observeRequest(kind, outcome, (performance.now() - startedAt) / 1_000)
      return result
    },
  }
}
