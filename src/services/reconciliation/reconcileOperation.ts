import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { Operation } from '../../datasources/postgres/operations/Operation.js'
import type { OperationWorkerStore } from '../../datasources/postgres/operations/OperationWorkerStore.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import type { Logger } from '../../logger.js'
import { reconcilers } from './index.js'
import type { Finding, Reconciler, ReconcilerDeps } from './Reconciler.js'

export interface ReconcileDeps {
  ledger: OperationWorkerStore
  upstream: Pick<Upstream, 'as'>
  logger: Logger
}

export type ReconcileResult = 'ADOPTED' | 'LATER' | 'WAITS' | 'ABANDONED' | 'NOT_TAKEN'

/**
 * Looks once for the outcome of an operation that left and was not answered. What is found belongs to the one who asked
 * for it; what could be several things waits for an administrator; what left no trace is abandoned at the last look.
 */
export async function reconcileOperation(
  { ledger, upstream, logger }: ReconcileDeps,
  operationId: string,
  signal: AbortSignal,
): Promise<ReconcileResult> {
  const operation = await ledger.take(operationId)
  if (operation === null) return 'NOT_TAKEN'
  const log = logger.child({ operationId, operation: operation.kind })
  const deps: ReconcilerDeps = {
    upstream: upstream.as({ tenantId: operation.tenantId, priority: 'poll', signal, logger: log }),
    unclaimed: (voiceIds) => ledger.unclaimed(voiceIds, operationId),
    hasRival: (name) => ledger.hasRival(operation, name),
    unclaimedDubbings: (dubbingIds) => ledger.unclaimedDubbings(dubbingIds, operationId),
    hasRivalDubbing: (name) => ledger.hasRivalDubbing(operation, name),
    unclaimedParts: (part, ids) => ledger.unclaimedParts(operation, part, ids),
    hasRivalEdit: (wishes) => ledger.hasRivalEdit(operation, wishes),
    hasAnotherVersion: (version) => ledger.hasAnotherVersion(operation, version),
    unboundItems: (items) => ledger.unboundItems(items),
    hasRivalSound: (byRequest) => ledger.hasRivalSound(operation, byRequest),
  }
  try {
    const finding = await look(operation, deps)
    if (finding.found === 'IT' && (await ledger.adopt(operationId, finding.outcome))) {
      log.info('the outcome of an operation was found')
      return 'ADOPTED'
    }
    const result = await ledger.lookedInVain(operation, finding.found === 'SEVERAL')
    if (result !== 'LATER') log.warn({ result }, 'an operation could not be settled')
    return result
  } catch (error) {
    // An outage proves nothing, so it does not count as a look.
    if ((await ledger.lookFailed(operationId)) === 'WAITS') log.warn('an operation waits for an administrator')
    throw error
  }
}

/** The table keeps each kind with its reconciler; TypeScript can not follow that through a variable. */
function look(operation: Operation, deps: ReconcilerDeps): Promise<Finding> {
  const settle = reconcilers[operation.kind] as Reconciler<OperationKind>
  return settle(operation, deps)
}
