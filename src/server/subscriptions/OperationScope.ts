import { randomUUID } from 'node:crypto'
import { type ExecutionResult, locatedError } from 'graphql'
import type { Viewer } from '../../auth/Viewer.js'
import { type ContextParts, createContext } from '../../context.js'
import type { Logger } from '../../logger.js'
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
  publicUrl: string
  /** Aborted when the connection has gone. */
  signal: AbortSignal
  requestId?: string
}

export function createOperationScope(parts: ContextParts, caller: OperationCaller): OperationScope {
  const { viewer, publicUrl, requestId = randomUUID() } = caller
  return {
    logger: parts.logger.child({ requestId }),
    async open(prepared, onOver = () => {}) {
      const startedAt = performance.now()
      const kind = prepared.operation.operation
      const makeContext: MakeContext = (signal, over) =>
        createContext(parts, { viewer, publicUrl, requestId, signal, over })
      const result = await openOperation(prepared, makeContext, { signal: caller.signal, onOver }).catch(
        // An operation that fails as a whole is no reason to end the others on its connection.
        (error: unknown): ExecutionResult => ({ errors: [locatedError(error, undefined, [])] }),
      )
      const outcome = 'errors' in result && result.errors !== undefined ? 'errors' : 'ok'
      parts.metrics.observeRequest(kind, outcome, (performance.now() - startedAt) / 1_000)
      return result
    },
  }
}
