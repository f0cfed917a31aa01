import { Prisma } from './generated/client.js'
import type { JobKind, JobStatus } from './jobRows.js'

/** A job as the viewer may see it. */
export interface JobView {
  id: string
  kind: JobKind
  status: JobStatus
  /** 0..1, where it is known. */
  progress: number | null
  message: string | null
  /** Higher than that of any earlier change, of whatever job. */
  revision: number
  voiceId: string
  sampleId: string | null
  modelId: string | null
  /** The owner of the voice. */
  ownerId: string | null
  isStartedHere: boolean
  createdAt: Date
  updatedAt: Date
  endedAt: Date | null
}

/** The columns of a `JobView`, from `job j` and `voice v`. */
export const jobColumns = Prisma.sql`
  j.id::text AS "id", j.kind::text AS "kind", j.status::text AS "status", j.progress, j.message, j.revision,
  j.voice_id AS "voiceId", j.sample_id AS "sampleId", j.model_id AS "modelId", v.owner_id AS "ownerId",
  j.started_here AS "isStartedHere", j.created_at AS "createdAt", j.updated_at AS "updatedAt", j.ended_at AS "endedAt"`
