import { type AudioTerms, costOf, insertAudio, insertPreviews, insertUsage } from '../audio/generatedRows.js'
import { AuditStore } from '../audit/AuditStore.js'
import { toColumnText } from '../database/toColumnText.js'
import type { Prisma } from '../generated/client.js'
import { insertJob, type JobStart, type JobTopicKey, type StartedJob } from '../jobs/jobRows.js'
import { claimDubbing, markDubbingDeleted, noteVersion } from './dubbingOutcome.js'
import {
  type Operation,
  type Outcome,
  operationColumns,
  type QueueReconciliation,
  type VoiceClaim,
} from './Operation.js'
import {
  billedKinds,
  dubbingKinds,
  type OperationKind,
  type ResultOf,
  type Separation,
  type Training,
} from './operationKinds.js'

/** Why a call that upstream carried out left its caller nothing. */
export function ownedByAnother({ kind }: Pick<Operation, 'kind'>): { code: 'CONFLICT'; message: string } {
  const made = dubbingKinds.has(kind) ? 'dub' : 'voice'
  return { code: 'CONFLICT', message: `The ${made} that this made belongs to somebody else.` }
}

export interface RecordSettings extends AudioTerms {
  /** For the audit. */
  details?: AuditDetails
}

type AuditDetails = { readonly [name: string]: string | number | boolean }

export interface RecordedOutcome<Kind extends OperationKind = OperationKind> {
  result: ResultOf<Kind>
  /** To be told to whoever follows it, once the transaction has committed. */
  job: (StartedJob & JobTopicKey) | null
  /** The dub that was made or changed, for whoever follows it; as the job. */
  dubbingId: string | null
  /** False when the voice, the dub or the sound that was made belongs to somebody else by now. */
  isClaimed: boolean
}

/** Everything that follows from an outcome, in the transaction that ends its operation. */
export async function recordOutcome<Kind extends OperationKind>(
  tx: Prisma.TransactionClient,
  operation: Pick<Operation, 'id' | 'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'requestId' | 'expectation'>,
  outcome: Outcome<Kind>,
  { details, ...audioTerms }: RecordSettings = {},
): Promise<RecordedOutcome<Kind>> {
  const { result, claim, deletes, dubbing, deletesDubbing, dubbingVersion, starts } = outcome
  const { audio, previews, usedPreviewId, audit } = outcome
  const cost = costOf(outcome)
  const isClaimed =
    (claim === undefined || (await claimVoice(tx, operation, claim))) &&
    (dubbing === undefined || (await claimDubbing(tx, operation, dubbing))) &&
    (audio === undefined || (await insertAudio(tx, operation.id, audio, cost, audioTerms)))
  if (previews !== undefined) await insertPreviews(tx, operation, previews)
  if (usedPreviewId !== undefined && claim !== undefined && isClaimed) {
    await tx.voicePreviewRecord.updateMany({ where: { id: usedPreviewId }, data: { voiceId: claim.voiceId } })
  }
  if (billedKinds.has(operation.kind)) await insertUsage(tx, operation.id, cost, audio)
  if (deletes !== undefined) {
    await tx.$executeRaw`
      UPDATE voice SET deleted_at = now(), updated_at = now() WHERE id = ${deletes} AND deleted_at IS NULL`
  }
  if (deletesDubbing !== undefined) await markDubbingDeleted(tx, deletesDubbing)
  if (dubbingVersion !== undefined) await noteVersion(tx, dubbingVersion)
  const start = starts && { baseline: baselineOf(operation, starts), ...starts }
  const job = start === undefined ? null : { ...start, ...(await insertJob(tx, start)) }
  await new AuditStore(tx).record({
    tenantId: operation.tenantId,
    actorId: operation.actorId,
    action: operation.kind,
    ...resourceOf(operation, claim?.voiceId ?? dubbing?.dubbingId ?? previews?.[0]?.id),
    ...(audit?.resourceType !== undefined && { resourceType: audit.resourceType }),
    ...(audit?.resourceId !== undefined && { resourceId: audit.resourceId }),
    outcome: 'SUCCEEDED',
    requestId: operation.requestId,
    details: {
      ...aboutOf(operation),
      ...(previews !== undefined && { previewIds: previews.map(({ id }) => id) }),
      ...details,
      ...audit?.details,
      ...(!isClaimed && { ownedByAnother: true }),
    },
  })
  const dubbingId = dubbing?.dubbingId ?? deletesDubbing ?? dubbingVersion?.id ?? null
  return { result: job === null ? result : { ...result, jobId: job.id }, job, dubbingId, isClaimed }
}

/** Whether two answers of the same operation tell of the same thing. */
export function isSameResult(one: ResultOf<OperationKind>, other: ResultOf<OperationKind>): boolean {
  if ('audioId' in one) return 'audioId' in other && one.audioId === other.audioId
  if ('previewIds' in one) return 'previewIds' in other && one.previewIds.join() === other.previewIds.join()
  if ('dubbingId' in one) return 'dubbingId' in other && dubbingParts(one) === dubbingParts(other)
  return 'voiceId' in other && one.voiceId === other.voiceId
}

/** The version may have gone on since the answer. */
function dubbingParts(result: ResultOf<OperationKind>): string {
  const { dubbingId, speakerId, segmentId, renderId } = result as { readonly [name: string]: unknown }
  return JSON.stringify([dubbingId, speakerId, segmentId, renderId])
}

type Subject = Pick<Operation, 'id' | 'kind' | 'subjectId' | 'expectation'>

/** What an audit entry of an operation is about. */
function resourceOf({ kind, subjectId, expectation }: Subject, madeId: string | null = null) {
  if ('audioId' in expectation) return { resourceType: 'GeneratedAudio', resourceId: expectation.audioId }
  if (dubbingKinds.has(kind)) return { resourceType: 'Dubbing', resourceId: subjectId ?? madeId }
  if (kind === 'designVoice' || kind === 'remixVoice') return { resourceType: 'VoicePreview', resourceId: madeId }
  return { resourceType: 'Voice', resourceId: subjectId ?? madeId }
}

/** The voice is named where the entry itself is about something else. */
function aboutOf(operation: Subject): AuditDetails {
  const { id: operationId, subjectId } = operation
  const isAboutSubject = ['Voice', 'Dubbing'].includes(resourceOf(operation).resourceType)
  return { operationId, ...(!isAboutSubject && subjectId !== null && { voiceId: subjectId }) }
}

/** What upstream said before the work began: whoever asked for it has noted that, in order to see the difference. */
function baselineOf({ expectation }: Pick<Operation, 'expectation'>, starts: JobStart): string | null {
  const { statesBefore = [], statusBefore = null } = expectation as Partial<Training & Separation>
  if (starts.kind === 'SPEAKER_SEPARATION') return statusBefore
  // What a dub or a render is about did not exist before.
  if (starts.kind !== 'VOICE_TRAINING') return null
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
    UPDATE operation o SET state = 'REFUSED', error = ${toColumnText(error)}::jsonb, ended_at = now(),
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
  { delayMs, queueSettlement }: { delayMs: number; queueSettlement?: QueueReconciliation },
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
  operation: Pick<Operation, 'id' | 'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'requestId' | 'expectation'>,
  details: AuditDetails,
): Promise<void> {
  const { kind, tenantId, actorId, requestId } = operation
  await new AuditStore(tx).record({
    tenantId,
    actorId,
    action: kind,
    ...resourceOf(operation),
    outcome: 'FAILED',
    requestId,
    details: { ...aboutOf(operation), ...details },
  })
}
