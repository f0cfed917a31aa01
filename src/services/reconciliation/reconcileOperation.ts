import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { Operation } from '../../datasources/postgres/operations/Operation.js'
import type { OperationWorkerStore } from '../../datasources/postgres/operations/OperationWorkerStore.js'
import type { OperationKind } from '../../datasources/postgres/operations/operationKinds.js'
import type { Logger } from '../../logger.js'
import type { Finding, Reconciler, ReconcilerDeps } from './Reconciler.js'
import { reconcilers } from './reconcilers.js'

export interface ReconcileDeps {
  workerStore: OperationWorkerStore
  upstream: Pick<Upstream, 'as'>
  logger: Logger
}

export type ReconcileResult = 'ADOPTED' | 'RETRY_LATER' | 'NEEDS_ADMIN' | 'ABANDONED' | 'NOT_ACQUIRED'

/**
 * Searches upstream once for the outcome of an operation that was sent and not answered. A match is given to the caller of
 * the operation; several matches need an administrator; without a match the last attempt abandons the operation.
 */
export async function reconcileOperation(
  { workerStore, upstream, logger }: ReconcileDeps,
  operationId: string,
  signal: AbortSignal,
): Promise<ReconcileResult> {
  const operation = await workerStore.acquire(operationId)
  if (operation === null) return 'NOT_ACQUIRED'
  const log = logger.child({ operationId, operation: operation.kind })
  const deps: ReconcilerDeps = {
    upstream: upstream.as({ tenantId: operation.tenantId, priority: 'poll', signal, logger: log }),
    unclaimedVoices: (voiceIds) => workerStore.unclaimedVoices(voiceIds, operationId),
    hasCompetingVoice: (name) => workerStore.hasCompetingVoice(operation, name),
    unclaimedDubbings: (dubbingIds) => workerStore.unclaimedDubbings(dubbingIds, operationId),
    hasCompetingDubbing: (name) => workerStore.hasCompetingDubbing(operation, name),
    unclaimedDubbingIds: (field, ids) => workerStore.unclaimedDubbingIds(operation, field, ids),
    hasCompetingEdit: (expected) => workerStore.hasCompetingEdit(operation, expected),
    hasAnotherVersion: (version) => workerStore.hasAnotherVersion(operation, version),
    unclaimedHistoryItems: (items) => workerStore.unclaimedHistoryItems(items),
    hasCompetingAudio: (byRequest) => workerStore.hasCompetingAudio(operation, byRequest),
  }
  try {
    const finding = await reconcile(operation, deps)
    if (finding.found === 'ONE' && (await workerStore.adopt(operationId, finding.outcome))) {
      log.info('the outcome of an operation was found')
      return 'ADOPTED'
    }
    const result = await workerStore.recordNoMatch(operation, finding.found === 'SEVERAL')
    if (result !== 'RETRY_LATER') log.warn({ result }, 'an operation could not be reconciled')
    return result
  } catch (error) {
    // An outage proves none, so it does not count as an attempt.
    if ((await workerStore.recordFailedAttempt(operationId)) === 'NEEDS_ADMIN')
      log.warn('an operation needs an administrator')
    throw error
  }
}

/** TypeScript cannot relate `operation.kind` to the type of its reconciler. */
function reconcile(operation: Operation, deps: ReconcilerDeps): Promise<Finding> {
  const reconciler = reconcilers[operation.kind] as Reconciler<OperationKind>
  return reconciler(operation, deps)
}
