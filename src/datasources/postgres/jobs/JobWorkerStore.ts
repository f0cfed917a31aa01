import type { Logger } from '../../../logger.js'
import { cutText } from '../../../text/cutText.js'
import type { EventBus } from '../../bus/EventBus.js'
import { toJsonText } from '../database/toJsonText.js'
import type { PrismaClient } from '../generated/client.js'
import {
  columnsOf,
  type DubbingJobKind,
  dubbingTopic,
  insertJob,
  type JobStart,
  type JobStatus,
  type JobTopicKey,
  jobTopics,
  type StartedJob,
  type VoiceJobKind,
  type VoiceJobStart,
} from './jobRows.js'

export type ObservedJob = ObservedVoiceJob | ObservedDubbingJob

export interface ObservedVoiceJob extends JobFacts {
  kind: VoiceJobKind
  voiceId: string
  sampleId: string | null
  modelId: string | null
}

export interface ObservedDubbingJob extends JobFacts {
  kind: DubbingJobKind
  dubbingId: string
  renderId: string | null
  /** Of a render, or of a dubbing in a single language. */
  language: string | null
  /** For how long upstream has reported the dubbing as not found; null if it does not. */
  missingMs: number | null
}

interface JobFacts {
  id: string
  status: JobStatus
  progress: number | null
  message: string | null
  baseline: string | null
  startedHere: boolean
  /** Time since its start, and since its last change. */
  ageMs: number
  quietMs: number
  /** The voice has vanished upstream, or the voice or dubbing was deleted. */
  isSubjectGone: boolean
}

export interface Observation {
  id: string
  status: JobStatus
  progress: number | null
  message: string | null
  nextPollMs: number
}

export interface JobWorkerStoreOptions {
  bus: EventBus
  logger: Logger
  /** Starts an observer, unless one is running. */
  startObserver: () => Promise<unknown>
}

const MAX_DUE = 1_000
const MAX_MESSAGE_LENGTH = 2_000

/** The jobs of all viewers, for workers. Checks no permissions. */
export class JobWorkerStore {
  readonly #db: PrismaClient
  readonly #options: JobWorkerStoreOptions

  constructor(db: PrismaClient, options: JobWorkerStoreOptions) {
    this.#db = db
    this.#options = options
  }

  /** Starts a job, or returns the active one of the same subject. */
  async start(start: JobStart): Promise<StartedJob> {
    const started = await this.#db.$transaction((tx) => insertJob(tx, start))
    if (started.isNew) await this.notify({ ...start, ...started })
    return started
  }

  async recordFound({ message = null, ...job }: VoiceJobStart): Promise<void> {
    const found = { ...job, message: message === null ? null : cutText(message, MAX_MESSAGE_LENGTH) }
    const created = await this.#db.$transaction(async (tx) => {
      // Of two concurrent callers, the second one finds the job of the first.
      await tx.$queryRaw`SELECT 1 FROM voice WHERE id = ${job.voiceId} FOR UPDATE`
      const known = await tx.jobRecord.findFirst({
        where: { kind: job.kind, ...columnsOf(job) },
        select: { id: true },
      })
      return known === null ? insertJob(tx, found) : null
    })
    if (created?.isNew) await this.notify({ ...found, ...created })
  }

  /** To be called after the transaction that started the job has committed. Never rejects: subscribers and observers also poll. */
  async notify(job: StartedJob & JobTopicKey): Promise<void> {
    await this.#publish([job])
    await this.#options.startObserver().catch((error: unknown) => {
      this.#options.logger.warn({ err: error, jobId: job.id }, 'an observer could not be started')
    })
  }

  async activeOf(
    voiceIds: readonly string[],
  ): Promise<Pick<ObservedVoiceJob, 'kind' | 'voiceId' | 'sampleId' | 'modelId'>[]> {
    return this.#db.$queryRaw`
      SELECT kind::text AS "kind", voice_id AS "voiceId", sample_id AS "sampleId", model_id AS "modelId" FROM job
      WHERE voice_id = ANY (${voiceIds}::text[]) AND ended_at IS NULL`
  }

  async hasActive(): Promise<boolean> {
    return (await this.#db.jobRecord.findFirst({ where: { endedAt: null }, select: { id: true } })) !== null
  }

  /** Active jobs to poll now, except those that are being polled. */
  async findDue(except: Iterable<string> = []): Promise<ObservedJob[]> {
    return this.#db.$queryRaw<ObservedJob[]>`
      SELECT j.id::text AS "id", j.kind::text AS "kind", j.voice_id AS "voiceId", j.sample_id AS "sampleId",
        j.model_id AS "modelId", j.dubbing_id AS "dubbingId", j.render_id AS "renderId", j.language,
        j.status::text AS "status", j.progress, j.message, j.baseline,
        j.started_here AS "startedHere",
        (extract(epoch FROM now() - j.created_at) * 1000)::float8 AS "ageMs",
        (extract(epoch FROM now() - j.updated_at) * 1000)::float8 AS "quietMs",
        (extract(epoch FROM now() - d.missing_since) * 1000)::float8 AS "missingMs",
        (v.vanished_at IS NOT NULL OR v.deleted_at IS NOT NULL OR d.deleted_at IS NOT NULL) AS "isSubjectGone"
      FROM job j LEFT JOIN voice v ON v.id = j.voice_id LEFT JOIN dubbing d ON d.id = j.dubbing_id
      WHERE j.ended_at IS NULL AND j.next_poll_at <= now() AND NOT j.id = ANY (${[...except]}::uuid[])
      ORDER BY j.next_poll_at LIMIT ${MAX_DUE}`
  }

  /** Records observations. A changed job gets a new revision and is published. Returns how many changed. */
  async record(observations: readonly Observation[]): Promise<number> {
    if (observations.length === 0) return 0
    const seen = observations.map(({ id, status, progress, message, nextPollMs }) => ({
      id,
      status,
      progress,
      message: message === null ? null : cutText(message, MAX_MESSAGE_LENGTH),
      next_poll_ms: Math.round(nextPollMs),
    }))
    const changed = await this.#db.$queryRaw<(JobTopicKey & { revision: number })[]>`
      WITH seen AS (
        SELECT * FROM jsonb_to_recordset(${toJsonText(seen)}::jsonb)
          AS s (id uuid, status job_status, progress float8, message text, next_poll_ms int)
      ), compared AS (
        SELECT s.*, (j.status, j.progress, j.message) IS DISTINCT FROM (s.status, s.progress, s.message) AS is_change
        FROM seen s JOIN job j ON j.id = s.id WHERE j.ended_at IS NULL ORDER BY j.id FOR UPDATE OF j
      ), written AS (
        UPDATE job j SET
          status = l.status, progress = l.progress, message = l.message,
          revision = CASE WHEN l.is_change THEN nextval('job_revision')::int ELSE j.revision END,
          updated_at = CASE WHEN l.is_change THEN now() ELSE j.updated_at END,
          ended_at = CASE WHEN l.status IN ('SUCCEEDED', 'FAILED') THEN now() END,
          next_poll_at = now() + l.next_poll_ms * interval '1 millisecond'
        FROM compared l WHERE j.id = l.id
        RETURNING j.id::text AS "id", j.kind::text AS "kind", j.voice_id AS "voiceId", j.sample_id AS "sampleId",
          j.dubbing_id AS "dubbingId", j.revision, l.is_change
      )
      SELECT "id", "kind", "voiceId", "sampleId", "dubbingId", revision FROM written WHERE is_change`
    await this.#publish(changed)
    return changed.length
  }

  /** To be called when a dubbing has changed other than by its jobs. Never rejects. */
  async notifyDubbing(id: string): Promise<void> {
    await this.#options.bus.publish(dubbingTopic(id), { id }).catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, 'a change of a dubbing could not be published')
    })
  }

  async #publish(jobs: readonly (JobTopicKey & { revision: number })[]): Promise<void> {
    const { bus, logger } = this.#options
    const events = jobs.flatMap((job) => jobTopics(job).map((topic) => bus.publish(topic, job)))
    for (const { status, reason } of (await Promise.allSettled(events)) as PromiseRejectedResult[]) {
      if (status === 'rejected') logger.warn({ err: reason }, 'a change of a job could not be published')
    }
  }
}

export type { JobStart, JobStatus, StartedJob, VoiceJobStart } from './jobRows.js'
