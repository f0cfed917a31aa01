import { toColumnText } from '../database/toColumnText.js'
import type { PrismaClient } from '../generated/client.js'
import { type Operation, type OperationStoreOptions, type Outcome, operationColumns } from './Operation.js'
import { recordFailure, recordOutcome } from './recordOutcome.js'

type AuditDetails = { readonly [name: string]: string | number | boolean }

/**
 * Gives what was found to the one who asked for it. False when that can not be: it belongs to somebody else, or the
 * operation has ended otherwise.
 */
export async function adoptOutcome(
  db: PrismaClient,
  id: string,
  outcome: Outcome,
  options: Pick<OperationStoreOptions, 'announceJob' | 'announceDubbing' | 'keepAudioMs'>,
  details: AuditDetails = {},
): Promise<boolean> {
  try {
    const { job, dubbingId } = await db.$transaction(async (tx) => {
      const [operation] = await tx.$queryRaw<Operation[]>`
        SELECT ${operationColumns} FROM operation o WHERE o.id = ${id}::uuid AND o.state = 'UNKNOWN' FOR UPDATE`
      if (!operation) throw new NotAdopted()
      const recorded = await recordOutcome(tx, operation, outcome, {
        keepAudioMs: options.keepAudioMs,
        details: { settled: 'ADOPTED', attempts: operation.settleAttempts + 1, ...details },
      })
      if (!recorded.isClaimed) throw new NotAdopted()
      await tx.$executeRaw`
        UPDATE operation SET state = 'ADOPTED', result = ${toColumnText(recorded.result)}::jsonb, ended_at = now(),
          settle_attempts = settle_attempts + 1, next_settle_at = NULL, waits_for_admin = FALSE,
          lease_holder = NULL, lease_until = NULL
        WHERE id = ${id}::uuid`
      return recorded
    })
    if (job !== null) await options.announceJob?.(job)
    if (dubbingId !== null) await options.announceDubbing?.(dubbingId)
    return true
  } catch (error) {
    if (error instanceof NotAdopted) return false
    throw error
  }
}

/** Ends an operation that left no trace. False when it has ended otherwise. */
export async function abandon(db: PrismaClient, id: string, details: AuditDetails = {}): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [operation] = await tx.$queryRaw<Operation[]>`
      UPDATE operation o SET state = 'ABANDONED', settle_attempts = settle_attempts + 1, ended_at = now(),
        next_settle_at = NULL, waits_for_admin = FALSE, lease_holder = NULL, lease_until = NULL
      WHERE o.id = ${id}::uuid AND o.state = 'UNKNOWN' RETURNING ${operationColumns}`
    if (!operation) return false
    await recordFailure(tx, operation, { settled: 'ABANDONED', attempts: operation.settleAttempts, ...details })
    return true
  })
}

/** Rolls back an adoption that turned out to be none. */
class NotAdopted extends Error {}
