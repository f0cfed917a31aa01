import type { GeneratedAudioRow } from '../audio/GeneratedAudioRow.js'
import type { NewAudio, NewPreview } from '../audio/generatedRows.js'
import type { DubbingMirror } from '../dubbing/DubbingRow.js'
import { Prisma } from '../generated/client.js'
import type { JobStart, JobTopicKey, StartedJob } from '../jobs/jobRows.js'
import { defaultLeaseMs } from '../leases/leaseHolder.js'
import type { VoiceMirror } from '../voices/mirrorOf.js'
import { dubbingKinds, type Expectation, type OperationKind, type ResultOf } from './operationKinds.js'

export type OperationState = 'PLANNED' | 'SENT' | 'DONE' | 'REFUSED' | 'UNKNOWN' | 'ADOPTED' | 'ABANDONED'

export interface Operation<Kind extends OperationKind = OperationKind> {
  id: string
  kind: Kind
  state: OperationState
  tenantId: string
  actorId: string
  /** The voice or dubbing; null for a kind that creates one. */
  subjectId: string | null
  expectation: Expectation<Kind>
  result: ResultOf<Kind> | null
  error: { code: string; message: string } | null
  /** Several upstream resources could be its outcome, so an administrator has to decide. */
  needsAdmin: boolean
  reconcileAttempts: number
  requestId: string | null
  createdAt: Date
  sentAt: Date | null
  endedAt: Date | null
}

export interface VoiceClaim {
  voiceId: string
  /** A sweep or a read completes it. */
  mirror: Pick<VoiceMirror, 'name' | 'category'> & Partial<VoiceMirror>
  origin?: 'CREATED'
}

export interface DubbingClaim {
  dubbingId: string
  /** A read completes it. */
  mirror: Pick<DubbingMirror, 'name'> & Partial<DubbingMirror>
}

/** The result of an operation, and the changes of rows that follow from it. */
export interface Outcome<Kind extends OperationKind = OperationKind> {
  result: ResultOf<Kind>
  claim?: VoiceClaim
  /** Id of a deleted voice. */
  deletes?: string
  /** Long work that upstream has begun. The id of its job becomes the `jobId` of the result. */
  starts?: JobStart
  dubbing?: DubbingClaim
  /** Id of a deleted dubbing. */
  deletesDubbing?: string
  /** State of a dubbing after its edit. The languages are added to those of the row. */
  dubbingVersion?: { id: string; version: number; targetLanguages?: readonly string[] }
  /** Audio that is being generated, or was found upstream. */
  audio?: NewAudio
  previews?: readonly NewPreview[]
  /** The preview that the claimed voice was created from. */
  usedPreviewId?: string
  /** In characters, for billed kinds; null if upstream did not report it. */
  cost?: number | null
  /** Overrides parts of the audit entry. */
  audit?: {
    resourceType?: string
    resourceId?: string
    details?: { readonly [name: string]: string | number | boolean }
  }
}

/** The voice that the operation changes or has created. */
export function voiceIdOf({
  kind,
  subjectId,
  result,
}: Pick<Operation, 'kind' | 'subjectId' | 'result'>): string | null {
  if (dubbingKinds.has(kind)) return null
  return subjectId ?? (result !== null && 'voiceId' in result ? result.voiceId : null)
}

export function dubbingIdOf({ kind, subjectId, result }: Pick<Operation, 'kind' | 'subjectId' | 'result'>) {
  if (!dubbingKinds.has(kind)) return null
  return subjectId ?? (result !== null && 'dubbingId' in result ? result.dubbingId : null)
}

export const operationColumns = Prisma.sql`
  o.id::text AS "id", o.kind, o.state::text AS "state", o.tenant_id AS "tenantId", o.actor_id AS "actorId",
  o.subject_id AS "subjectId", o.expectation, o.result, o.error, o.needs_admin AS "needsAdmin",
  o.reconcile_attempts AS "reconcileAttempts", o.request_id AS "requestId", o.created_at AS "createdAt",
  o.sent_at AS "sentAt", o.ended_at AS "endedAt"`

export interface OperationTimes {
  /** How long after its last renewal a lease protects an operation. */
  leaseMs: number
  /** When the attempts to reconcile are due, counted from the moment the outcome became unknown. */
  reconcileAfterMs: readonly number[]
  /** How long an idempotency key is kept. The key of an operation that has not ended is kept longer. */
  keepKeysMs: number
}

export const defaultOperationTimes: OperationTimes = {
  leaseMs: defaultLeaseMs,
  reconcileAfterMs: [30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000],
  keepKeysMs: 24 * 60 * 60_000,
}

/** Queues one attempt to reconcile, if and only if the transaction commits. */
export type QueueReconciliation = (
  operationId: string,
  delayMs: number,
  tx: Prisma.TransactionClient,
) => Promise<unknown>

export interface OperationStoreOptions {
  requestId?: string | null
  times?: Partial<OperationTimes>
  /** Name of this process in leases. Tests run several in one process. */
  holder?: string
  queueReconciliation?: QueueReconciliation
  /** Called for each job that an outcome has started. */
  notifyJob?: (job: StartedJob & JobTopicKey) => Promise<void>
  /** Called for each dubbing that an outcome has created or changed. Must not reject. */
  notifyDubbing?: (dubbingId: string) => Promise<unknown>
  /** Called when a generation has started. Must not throw. */
  onAudioStarted?: (audio: GeneratedAudioRow) => void
  /** Called with the characters that upstream has billed for a success. Must not throw. */
  onCost?: (characters: number) => void
  /** How long generated audio is kept; null or absent: without limit. */
  keepAudioMs?: number | null
}
