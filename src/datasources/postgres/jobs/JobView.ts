import { Prisma } from '../generated/client.js'
import type { JobKind, JobStatus } from './jobRows.js'

/** A job as the viewer may see it. It is about a voice or about a dub. */
export interface JobView {
  id: string
  kind: JobKind
  status: JobStatus
  /** 0..1, where it is known. */
  progress: number | null
  message: string | null
  /** Higher than that of any earlier change, of whatever job. */
  revision: number
  voiceId: string | null
  sampleId: string | null
  modelId: string | null
  dubbingId: string | null
  renderId: string | null
  /** Of a render, or of a dub that is made in one language alone. */
  language: string | null
  /** The owner of the voice or the dub. */
  ownerId: string | null
  isStartedHere: boolean
  createdAt: Date
  updatedAt: Date
  endedAt: Date | null
}

/** The columns of a `JobView`, from `job j` and whoever owns its subject now. */
export const jobColumns = Prisma.sql`
  j.id::text AS "id", j.kind::text AS "kind", j.status::text AS "status", j.progress, j.message, j.revision,
  j.voice_id AS "voiceId", j.sample_id AS "sampleId", j.model_id AS "modelId", j.dubbing_id AS "dubbingId",
  j.render_id AS "renderId", j.language, j.subject_owner_id AS "ownerId", j.started_here AS "isStartedHere",
  j.created_at AS "createdAt", j.updated_at AS "updatedAt", j.ended_at AS "endedAt"`
