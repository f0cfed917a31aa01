import { AuditStore } from './AuditStore.js'
import type { Prisma } from './generated/client.js'
import { insertJob, type JobStart, type JobTopicKey, type StartedJob } from './jobRows.js'
import { type Operation, type Outcome, operationColumns, type QueueSettlement, type VoiceClaim } from './Operation.js'
import type { OperationKind, ResultOf, Separation, Training } from './operationKinds.js'

/** Why a call that upstream carried out left its caller nothing. */
export const ownedByAnother = {
  code: 'CONFLICT',
  message: 'The voice that this made belongs to somebody else.',
} as const

export interface RecordedOutcome<Kind extends OperationKind = OperationKind> {
  result: ResultOf<Kind>
  /** To be told to whoever follows it, once the transaction has committed. */
  job: (StartedJob & JobTopicKey) | null
  /** False when the voice that was made belongs to somebody else by now. */
  isClaimed: boolean
}

/** Everything that follows from an outcome, in the transaction that ends its operation. */
export async function recordOutcome<Kind extends OperationKind>(
  tx: Prisma.TransactionClient,
  operation: Pick<Operation, 'id' | 'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'requestId' | 'expectation'>,
  { result, claim, deletes, starts, audit }: Outcome<Kind>,
  details: { readonly [name: string]: string | number | boolean } = {},
): Promise<RecordedOutcome<Kind>> {
  const isClaimed = claim === undefined || (await claimVoice(tx, operation, claim))
  if (deletes !== undefined) {
    await tx.$executeRaw`
      UPDATE voice SET deleted_at = now(), updated_at = now() WHERE id = ${deletes} AND deleted_at IS NULL`
  }
  const start = starts && { baseline: baselineOf(operation, starts), ...starts }
  const job = start === undefined ? null : { ...start, ...(await insertJob(tx, start)) }
  await new AuditStore(tx).record({
    tenantId: operation.tenantId,
    actorId: operation.actorId,
    action: operation.kind,
    resourceType: audit?.resourceType ?? 'Voice',
    resourceId: audit?.resourceId ?? operation.subjectId ?? claim?.voiceId ?? null,
    outcome: 'SUCCEEDED',
    requestId: operation.requestId,
    details: { operationId: operation.id, ...details, ...audit?.details, ...(!isClaimed && { ownedByAnother: true }) },
  })
  return { result: job === null ? result : { ...result, jobId: job.id }, job, isClaimed }
}

/** What upstream said before the work began: whoever asked for it has noted that, in order to see the difference. */
function baselineOf({ expectation }: Pick<Operation, 'expectation'>, starts: JobStart): string | null {
  const { statesBefore = [], statusBefore = null } = expectation as Partial<Training & Separation>
  if (starts.kind === 'SPEAKER_SEPARATION') return statusBefore
  const states = statesBefore.filter(({ modelId }) => starts.modelId === null || starts.modelId === modelId)
  return ['FAILED', 'FINE_TUNED'].find((end) => states.some(({ state }) => state === end)) ?? null
}

/**
 * Gives a voice to the one who had it made, also where a sweep has met it first. Another owner is never overwritten,
 * and what a row mirrors already is newer than what the maker knows.
 *
 * A copy of a library voice may get the id of an earlier copy that was deleted here: then its row begins anew, and
 * nothing of what it was to others stays.
 */
async function claimVoice(
  tx: Prisma.TransactionClient,
  { kind, tenantId, actorId }: Pick<Operation, 'kind' | 'tenantId' | 'actorId'>,
  { voiceId, mirror, origin = 'CREATED' }: VoiceClaim,
): Promise<boolean> {
  const [earlier] =
    kind === 'addLibraryVoice'
      ? await tx.$queryRaw<{ isDeleted: boolean }[]>`
          SELECT deleted_at IS NOT NULL AS "isDeleted" FROM voice WHERE id = ${voiceId} FOR UPDATE`
      : []
  const revives = earlier?.isDeleted ?? false
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO voice AS v
      (id, tenant_id, owner_id, origin, created_by, name, category, training_state, upstream_created_at)
    VALUES
      (${voiceId}, ${tenantId}, ${actorId}, ${origin}::voice_origin, ${actorId}, ${mirror.name.replaceAll('\0', '')},
       ${mirror.category}, ${mirror.trainingState ?? null}::text, ${mirror.createdAt ?? null}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET
      tenant_id = excluded.tenant_id, owner_id = excluded.owner_id, created_by = excluded.created_by,
      origin = excluded.origin, missing_since = NULL, vanished_at = NULL, updated_at = now(), deleted_at = NULL,
      visibility = CASE WHEN v.deleted_at IS NULL THEN v.visibility ELSE excluded.visibility END,
      name = CASE WHEN v.deleted_at IS NULL THEN v.name ELSE excluded.name END
    WHERE NOT v.is_stock AND ((${revives}::boolean AND v.deleted_at IS NOT NULL) OR (v.deleted_at IS NULL
      AND (v.owner_id IS NULL OR (v.owner_id = excluded.owner_id AND v.tenant_id = excluded.tenant_id))))
    RETURNING v.id`
  if (revives && claimed.length > 0) await tx.$executeRaw`DELETE FROM voice_grant WHERE voice_id = ${voiceId}`
  return claimed.length > 0
}

/** Ends an operation that did nothing upstream. Its idempotency key is free again at once: trying again harms nobody. */
export async function recordRefusal(
  tx: Prisma.TransactionClient,
  operationId: string,
  error: { code: string; message: string },
): Promise<boolean> {
  const [refused] = await tx.$queryRaw<Operation[]>`
    UPDATE operation o SET state = 'REFUSED', error = ${JSON.stringify(error)}::jsonb, ended_at = now(),
      idempotency_key = NULL, lease_holder = NULL, lease_until = NULL, next_settle_at = NULL, waits_for_admin = FALSE
    WHERE o.id = ${operationId}::uuid AND o.state IN ('PLANNED', 'SENT', 'UNKNOWN')
    RETURNING ${operationColumns}`
  if (refused) await recordFailure(tx, refused, { code: error.code })
  return refused !== undefined
}

/** Notes that from now on the outcome has to be looked for. */
export async function recordUnknown(
  tx: Prisma.TransactionClient,
  operationId: string,
  { delayMs, queueSettlement }: { delayMs: number; queueSettlement?: QueueSettlement },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE operation SET state = 'UNKNOWN', lease_holder = NULL, lease_until = NULL,
      next_settle_at = now() + ${delayMs} * interval '1 millisecond'
    WHERE id = ${operationId}::uuid AND state = 'SENT'`
  if (count > 0) await queueSettlement?.(operationId, delayMs, tx)
  return count > 0
}

export async function recordFailure(
  tx: Prisma.TransactionClient,
  operation: Pick<Operation, 'id' | 'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'requestId'>,
  details: { readonly [name: string]: string | number | boolean },
): Promise<void> {
  const { id, kind, tenantId, actorId, subjectId, requestId } = operation
  await new AuditStore(tx).record({
    tenantId,
    actorId,
    action: kind,
    resourceType: 'Voice',
    resourceId: subjectId,
    outcome: 'FAILED',
    requestId,
    details: { operationId: id, ...details },
  })
}
