import { type AudioRowOptions, costOf, insertAudio, insertPreviews, insertUsage } from '../audio/generatedRows.js'
import { AuditStore } from '../audit/AuditStore.js'
import { toJsonText } from '../database/toJsonText.js'
import type { Prisma } from '../generated/client.js'
import { insertJob, type JobStart, type JobTopicKey, type StartedJob } from '../jobs/jobRows.js'
import { claimVoice } from './claimVoice.js'
import { claimDubbing, markDubbingDeleted, recordVersion } from './dubbingOutcome.js'
import { type Operation, type Outcome, operationColumns, type QueueReconciliation } from './Operation.js'
import {
  billedKinds,
  dubbingKinds,
  type OperationKind,
  type ResultOf,
  type Separation,
  type Training,
} from './operationKinds.js'

export type AuditDetails = { readonly [name: string]: string | number | boolean }

/** Error of a successful call if its result belongs to another user. */
export function ownedByAnother({ kind }: Pick<Operation, 'kind'>): { code: 'CONFLICT'; message: string } {
  const created = dubbingKinds.has(kind) ? 'dubbing' : 'voice'
  return { code: 'CONFLICT', message: `The ${created} that this request created belongs to another user.` }
}

/** Error of an operation if its process ended before it sent the request. */
export const neverSent = { code: 'NEVER_SENT', message: 'The process ended before it sent the request.' } as const

type RecordedOperation = Pick<
  Operation,
  'id' | 'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'requestId' | 'expectation'
>

export interface RecordInput<Kind extends OperationKind> extends AudioRowOptions {
  outcome: Outcome<Kind>
  details?: AuditDetails
}

export interface RecordedOutcome<Kind extends OperationKind = OperationKind> {
  result: ResultOf<Kind>
  /** A started job, to be published after the commit. */
  job: (StartedJob & JobTopicKey) | null
  /** A created or changed dubbing, to be published after the commit. */
  dubbingId: string | null
  /** False if the created voice, dubbing or audio belongs to another user. */
  isClaimed: boolean
}

/** Writes all changes that follow from an outcome, in the transaction that ends its operation. */
export async function recordOutcome<Kind extends OperationKind>(
  tx: Prisma.TransactionClient,
  operation: RecordedOperation,
  { outcome, details, ...audioOptions }: RecordInput<Kind>,
): Promise<RecordedOutcome<Kind>> {
  const { result, dubbing, deletesDubbing, dubbingVersion } = outcome
  const isClaimed = await claimResources(tx, operation, { outcome, ...audioOptions })
  if (billedKinds.has(operation.kind)) {
    await insertUsage(tx, operation.id, { cost: costOf(outcome), audio: outcome.audio })
  }
  await recordChanges(tx, outcome)
  const job = await startJob(tx, operation, outcome.starts)
  await auditSuccess(tx, operation, { outcome, details: { ...details, ...(!isClaimed && { ownedByAnother: true }) } })
  const dubbingId = dubbing?.dubbingId ?? deletesDubbing ?? dubbingVersion?.id ?? null
  return { result: job === null ? result : { ...result, jobId: job.id }, job, dubbingId, isClaimed }
}

/** Inserts the rows of what was created. False if a voice, dubbing or history item belongs to another user. */
async function claimResources(
  tx: Prisma.TransactionClient,
  operation: RecordedOperation,
  { outcome, ...audioOptions }: AudioRowOptions & { outcome: Outcome },
): Promise<boolean> {
  const { claim, dubbing, audio, previews, usedPreviewId } = outcome
  const isClaimed =
    (claim === undefined || (await claimVoice(tx, operation, claim))) &&
    (dubbing === undefined || (await claimDubbing(tx, operation, dubbing))) &&
    (audio === undefined || (await insertAudio(tx, operation.id, { audio, cost: costOf(outcome), ...audioOptions })))
  if (previews !== undefined) await insertPreviews(tx, operation, previews)
  if (usedPreviewId !== undefined && claim !== undefined && isClaimed) {
    await tx.voicePreviewRecord.updateMany({ where: { id: usedPreviewId }, data: { voiceId: claim.voiceId } })
  }
  return isClaimed
}

async function recordChanges(
  tx: Prisma.TransactionClient,
  { deletes, deletesDubbing, dubbingVersion }: Outcome,
): Promise<void> {
  if (deletes !== undefined) {
    await tx.$executeRaw`
      UPDATE voice SET deleted_at = now(), updated_at = now() WHERE id = ${deletes} AND deleted_at IS NULL`
  }
  if (deletesDubbing !== undefined) await markDubbingDeleted(tx, deletesDubbing)
  if (dubbingVersion !== undefined) await recordVersion(tx, dubbingVersion)
}

async function startJob(
  tx: Prisma.TransactionClient,
  operation: RecordedOperation,
  starts: JobStart | undefined,
): Promise<RecordedOutcome['job']> {
  if (starts === undefined) return null
  const start = { baseline: baselineOf(operation, starts), ...starts }
  return { ...start, ...(await insertJob(tx, start)) }
}

/** Whether two results of the same operation name the same resources. */
export function isSameResult(one: ResultOf<OperationKind>, other: ResultOf<OperationKind>): boolean {
  if ('audioId' in one) return 'audioId' in other && one.audioId === other.audioId
  if ('previewIds' in one) return 'previewIds' in other && one.previewIds.join() === other.previewIds.join()
  if ('dubbingId' in one) return 'dubbingId' in other && dubbingKey(one) === dubbingKey(other)
  return 'voiceId' in other && one.voiceId === other.voiceId
}

/** Without the version, which may have risen since the response. */
function dubbingKey(result: ResultOf<OperationKind>): string {
  const { dubbingId, speakerId, segmentId, renderId } = result as { readonly [name: string]: unknown }
  return JSON.stringify([dubbingId, speakerId, segmentId, renderId])
}

/** What upstream reported before the work began. As long as it reports the same, the work has not ended. */
function baselineOf({ expectation }: Pick<Operation, 'expectation'>, starts: JobStart): string | null {
  const { statesBefore = [], statusBefore = null } = expectation as Partial<Training & Separation>
  if (starts.kind === 'SPEAKER_SEPARATION') return statusBefore
  // A dubbing or a render did not exist before.
  if (starts.kind !== 'VOICE_TRAINING') return null
  const states = statesBefore.filter(({ modelId }) => starts.modelId === null || starts.modelId === modelId)
  return ['FAILED', 'FINE_TUNED'].find((end) => states.some(({ state }) => state === end)) ?? null
}

/** Ends an operation that changed nothing upstream. Its idempotency key is free again at once. */
export async function recordRefusal(
  tx: Prisma.TransactionClient,
  operationId: string,
  error: { code: string; message: string },
): Promise<boolean> {
  const [refused] = await tx.$queryRaw<Operation[]>`
    UPDATE operation o SET state = 'REFUSED', error = ${toJsonText(error)}::jsonb, ended_at = now(),
      idempotency_key = NULL, lease_holder = NULL, lease_until = NULL, next_reconcile_at = NULL, needs_admin = FALSE
    WHERE o.id = ${operationId}::uuid AND o.state IN ('PLANNED', 'SENT', 'UNKNOWN')
    RETURNING ${operationColumns}`
  if (refused) await recordFailure(tx, refused, { code: error.code })
  return refused !== undefined
}

/** Marks the outcome of a sent operation as unknown and schedules the first attempt to reconcile it. */
export async function recordUnknown(
  tx: Prisma.TransactionClient,
  operationId: string,
  { delayMs, queueReconciliation }: { delayMs: number; queueReconciliation?: QueueReconciliation },
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE operation SET state = 'UNKNOWN', lease_holder = NULL, lease_until = NULL,
      next_reconcile_at = now() + ${delayMs} * interval '1 millisecond'
    WHERE id = ${operationId}::uuid AND state = 'SENT'`
  if (count > 0) await queueReconciliation?.(operationId, delayMs, tx)
  return count > 0
}

export async function recordFailure(
  tx: Prisma.TransactionClient,
  operation: RecordedOperation,
  details: AuditDetails,
): Promise<void> {
  await audit(tx, operation, { ...resourceOf(operation), outcome: 'FAILED', details })
}

async function auditSuccess(
  tx: Prisma.TransactionClient,
  operation: RecordedOperation,
  { outcome, details }: { outcome: Outcome; details: AuditDetails },
): Promise<void> {
  const { claim, dubbing, previews, audit: override } = outcome
  await audit(tx, operation, {
    ...resourceOf(operation, claim?.voiceId ?? dubbing?.dubbingId ?? previews?.[0]?.id),
    ...(override?.resourceType !== undefined && { resourceType: override.resourceType }),
    ...(override?.resourceId !== undefined && { resourceId: override.resourceId }),
    outcome: 'SUCCEEDED',
    details: {
      ...(previews !== undefined && { previewIds: previews.map(({ id }) => id) }),
      ...details,
      ...override?.details,
    },
  })
}

async function audit(
  tx: Prisma.TransactionClient,
  operation: RecordedOperation,
  entry: {
    resourceType: string
    resourceId: string | null
    outcome: 'SUCCEEDED' | 'FAILED'
    details: Prisma.InputJsonObject
  },
): Promise<void> {
  const { id: operationId, kind, subjectId, tenantId, actorId, requestId } = operation
  const isAboutSubject = ['Voice', 'Dubbing'].includes(resourceOf(operation).resourceType)
  const voice = !isAboutSubject && subjectId !== null && { voiceId: subjectId }
  const details = { operationId, ...voice, ...entry.details }
  await new AuditStore(tx).record({ ...entry, tenantId, actorId, action: kind, requestId, details })
}

function resourceOf({ kind, subjectId, expectation }: RecordedOperation, createdId: string | null = null) {
  if ('audioId' in expectation) return { resourceType: 'GeneratedAudio', resourceId: expectation.audioId }
  if (dubbingKinds.has(kind)) return { resourceType: 'Dubbing', resourceId: subjectId ?? createdId }
  if (kind === 'designVoice' || kind === 'remixVoice') return { resourceType: 'VoicePreview', resourceId: createdId }
  return { resourceType: 'Voice', resourceId: subjectId ?? createdId }
}
