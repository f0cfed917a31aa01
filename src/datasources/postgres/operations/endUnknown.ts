import { toJsonText } from '../database/toJsonText.js'
import type { PrismaClient } from '../generated/client.js'
import { type Operation, type OperationStoreOptions, type Outcome, operationColumns } from './Operation.js'
import { type AuditDetails, recordFailure, recordOutcome } from './recordOutcome.js'

/**
 * Records an outcome that was found upstream. False if the operation has ended, or if what it created belongs to another
 * user.
 */
export async function adoptOutcome(
  db: PrismaClient,
  { id, outcome, details = {} }: { id: string; outcome: Outcome; details?: AuditDetails },
  options: Pick<OperationStoreOptions, 'notifyJob' | 'notifyDubbing' | 'keepAudioMs'>,
): Promise<boolean> {
  try {
    const { job, dubbingId } = await db.$transaction(async (tx) => {
      const [operation] = await tx.$queryRaw<Operation[]>`
        SELECT ${operationColumns} FROM operation o WHERE o.id = ${id}::uuid AND o.state = 'UNKNOWN' FOR UPDATE`
      if (!operation) throw new NotAdopted()
      const recorded = await recordOutcome(tx, operation, {
        outcome,
        keepAudioMs: options.keepAudioMs,
        details: { reconciled: 'ADOPTED', attempts: operation.reconcileAttempts + 1, ...details },
      })
      if (!recorded.isClaimed) throw new NotAdopted()
      await tx.$executeRaw`
        UPDATE operation SET state = 'ADOPTED', result = ${toJsonText(recorded.result)}::jsonb, ended_at = now(),
          reconcile_attempts = reconcile_attempts + 1, next_reconcile_at = NULL, needs_admin = FALSE,
          lease_holder = NULL, lease_until = NULL
        WHERE id = ${id}::uuid`
      return recorded
    })
    if (job !== null) await options.notifyJob?.(job)
    if (dubbingId !== null) await options.notifyDubbing?.(dubbingId)
    return true
  } catch (error) {
    if (error instanceof NotAdopted) return false
    throw error
  }
}

/** Ends an operation of which upstream shows no trace. False if it has ended. */
export async function abandon(db: PrismaClient, id: string, details: AuditDetails = {}): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const [operation] = await tx.$queryRaw<Operation[]>`
      UPDATE operation o SET state = 'ABANDONED', reconcile_attempts = reconcile_attempts + 1, ended_at = now(),
        next_reconcile_at = NULL, needs_admin = FALSE, lease_holder = NULL, lease_until = NULL
      WHERE o.id = ${id}::uuid AND o.state = 'UNKNOWN' RETURNING ${operationColumns}`
    if (!operation) return false
    await recordFailure(tx, operation, {
      reconciled: 'ABANDONED',
      attempts: operation.reconcileAttempts,
      ...details,
    })
    return true
  })
}

/** Rolls the transaction back. */
class NotAdopted extends Error {}
