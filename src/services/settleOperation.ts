import type { Upstream } from '../datasources/elevenlabs/openUpstream.js'
import type { Operation } from '../datasources/postgres/Operation.js'
import type { OperationLedger } from '../datasources/postgres/OperationLedger.js'
import type { OperationKind } from '../datasources/postgres/operationKinds.js'
import type { Logger } from '../logger.js'
import { settlers } from './settlers/index.js'
import type { Finding, Settler, SettlerDoors } from './settlers/Settler.js'

export interface SettleSources {
  ledger: OperationLedger
  upstream: Pick<Upstream, 'as'>
  logger: Logger
}

export type SettleResult = 'ADOPTED' | 'LATER' | 'WAITS' | 'ABANDONED' | 'NOT_TAKEN'

/**
 * Looks once for the outcome of an operation that left and was not answered. What is found belongs to the one who asked
 * for it; what could be several things waits for an administrator; what left no trace is abandoned at the last look.
 */
export async function settleOperation(
  { ledger, upstream, logger }: SettleSources,
  operationId: string,
  signal: AbortSignal,
): Promise<SettleResult> {
  const operation = await ledger.take(operationId)
  if (operation === null) return 'NOT_TAKEN'
  const log = logger.child({ operationId, operation: operation.kind })
  const doors: SettlerDoors = {
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
    const finding = await look(operation, doors)
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

/** The table keeps each kind with its settler; TypeScript can not follow that through a variable. */
function look(operation: Operation, doors: SettlerDoors): Promise<Finding> {
  const settle = settlers[operation.kind] as Settler<OperationKind>
  return settle(operation, doors)
}
