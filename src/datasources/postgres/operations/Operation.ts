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
  /** The voice or the dub that it is about; null for one that makes it. */
  subjectId: string | null
  expectation: Expectation<Kind>
  result: ResultOf<Kind> | null
  error: { code: string; message: string } | null
  /** More than one thing upstream could be its outcome, so people have to decide. */
  waitsForAdmin: boolean
  settleAttempts: number
  requestId: string | null
  createdAt: Date
  sentAt: Date | null
  endedAt: Date | null
}

/** A voice that was made, for the one who had it made. */
export interface VoiceClaim {
  voiceId: string
  /** What of it is known already; a sweep or a reading fills in the rest. */
  mirror: Pick<VoiceMirror, 'name' | 'category'> & Partial<VoiceMirror>
  origin?: 'CREATED'
}

/** A dub that was made, for the one who had it made. */
export interface DubbingClaim {
  dubbingId: string
  /** What of it is known already; a reading fills in the rest. */
  mirror: Pick<DubbingMirror, 'name'> & Partial<DubbingMirror>
}

/** What became of an operation, with all that rows have to say of it from then on. */
export interface Outcome<Kind extends OperationKind = OperationKind> {
  result: ResultOf<Kind>
  claim?: VoiceClaim
  /** The voice that is gone. */
  deletes?: string
  /** The work that goes on upstream; its job's id becomes the `jobId` of the result. */
  starts?: JobStart
  /** The dub that was made. */
  dubbing?: DubbingClaim
  /** The dub that is gone. */
  deletesDubbing?: string
  /** What the edit of a dub has led to. The languages are those that the dub is known to have by it; none is ever lost. */
  dubbingVersion?: { id: string; version: number; targetLanguages?: readonly string[] }
  /** The sound that is being made, or was found upstream. */
  audio?: NewAudio
  /** The previews that were made. */
  previews?: readonly NewPreview[]
  /** The preview that the claimed voice was made of. */
  usedPreviewId?: string
  /** Characters, of what is paid for by them; null where upstream did not say. */
  cost?: number | null
  /** For the audit, where the voice alone does not say enough. */
  audit?: {
    resourceType?: string
    resourceId?: string
    details?: { readonly [name: string]: string | number | boolean }
  }
}

/** The voice that it is about, or has made. */
export function voiceIdOf({
  kind,
  subjectId,
  result,
}: Pick<Operation, 'kind' | 'subjectId' | 'result'>): string | null {
  if (dubbingKinds.has(kind)) return null
  return subjectId ?? (result !== null && 'voiceId' in result ? result.voiceId : null)
}

/** The dub that it is about, or has made. */
export function dubbingIdOf({ kind, subjectId, result }: Pick<Operation, 'kind' | 'subjectId' | 'result'>) {
  if (!dubbingKinds.has(kind)) return null
  return subjectId ?? (result !== null && 'dubbingId' in result ? result.dubbingId : null)
}

/** The columns of an `Operation`, from `operation o`. */
export const operationColumns = Prisma.sql`
  o.id::text AS "id", o.kind, o.state::text AS "state", o.tenant_id AS "tenantId", o.actor_id AS "actorId",
  o.subject_id AS "subjectId", o.expectation, o.result, o.error, o.waits_for_admin AS "waitsForAdmin",
  o.settle_attempts AS "settleAttempts", o.request_id AS "requestId", o.created_at AS "createdAt",
  o.sent_at AS "sentAt", o.ended_at AS "endedAt"`

export interface OperationTimes {
  /** How long an operation is safe in the hands of a process that says nothing any more. */
  leaseMs: number
  /** When an unknown outcome is looked for, counted from the moment it became unknown. */
  reconcileAfterMs: readonly number[]
  /** How long an idempotency key is good for, unless its operation has not ended by then. */
  keepKeysMs: number
}

export const defaultOperationTimes: OperationTimes = {
  leaseMs: defaultLeaseMs,
  reconcileAfterMs: [30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000],
  keepKeysMs: 24 * 60 * 60_000,
}

/** Queues one look for the outcome, if and only if the transaction commits. */
export type QueueReconciliation = (
  operationId: string,
  delayMs: number,
  tx: Prisma.TransactionClient,
) => Promise<unknown>

export interface OperationStoreOptions {
  times?: Partial<OperationTimes>
  /** Who holds the leases; this process unless a test plays two. */
  holder?: string
  queueSettlement?: QueueReconciliation
  /** Told of a job that an outcome has begun. */
  announceJob?: (job: StartedJob & JobTopicKey) => Promise<void>
  /** Told of a dub that an outcome has made or changed. It must not fail. */
  announceDubbing?: (dubbingId: string) => Promise<unknown>
  /** Told of a sound that an outcome has begun, as its row says. It must not fail. */
  announceAudio?: (audio: GeneratedAudioRow) => void
  /** How long sounds are kept; for ever unless it says so. */
  keepAudioMs?: number | null
}
