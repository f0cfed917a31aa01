import { Prisma } from '../generated/client.js'
import type { JobKind, JobStatus } from './jobRows.js'

export interface JobView {
  id: string
  kind: JobKind
  status: JobStatus
  /** 0..1; null if unknown. */
  progress: number | null
  message: string | null
  /** Rises with each change of any job. */
  revision: number
  voiceId: string | null
  sampleId: string | null
  modelId: string | null
  dubbingId: string | null
  renderId: string | null
  /** Of a render, or of a dubbing in a single language. */
  language: string | null
  /** Owner of the voice or the dubbing. */
  ownerId: string | null
  isStartedHere: boolean
  createdAt: Date
  updatedAt: Date
  endedAt: Date | null
}

export const jobColumns = Prisma.sql`
  j.id::text AS "id", j.kind::text AS "kind", j.status::text AS "status", j.progress, j.message, j.revision,
  j.voice_id AS "voiceId", j.sample_id AS "sampleId", j.model_id AS "modelId", j.dubbing_id AS "dubbingId",
  j.render_id AS "renderId", j.language, j.subject_owner_id AS "ownerId", j.started_here AS "isStartedHere",
  j.created_at AS "createdAt", j.updated_at AS "updatedAt", j.ended_at AS "endedAt"`
