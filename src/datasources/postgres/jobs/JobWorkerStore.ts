import type { Logger } from '../../../logger.js'
import type { EventBus } from '../../bus/EventBus.js'
import { toColumnText } from '../database/toColumnText.js'
import type { PrismaClient } from '../generated/client.js'
import {
  type DubbingJobKind,
  dubbingTopic,
  insertJob,
  type JobStart,
  type JobStatus,
  type JobTopicKey,
  jobTopics,
  type StartedJob,
  type VoiceJobKind,
} from './jobRows.js'

/** An active job, as its observer needs it. */
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
  /** Of a render, or of a dub that is made in one language alone. */
  language: string | null
  /** How long ago upstream first said that the dub does not exist; null where it did not, or has shown it since. */
  missingMs: number | null
}

interface JobFacts {
  id: string
  status: JobStatus
  progress: number | null
  message: string | null
  baseline: string | null
  startedHere: boolean
  /** How long ago it was started, and how long ago it last changed. */
  ageMs: number
  quietMs: number
  /** The voice has vanished upstream, or the voice or the dub was deleted here. */
  isSubjectGone: boolean
}

/** What an observer saw of a job, and when it wants to look again. */
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
  /** Makes sure that somebody observes. */
  wake: () => Promise<unknown>
}

const MAX_DUE = 1_000
const MAX_MESSAGE_LENGTH = 2_000

/** The jobs of everybody, for those who start and observe them. It knows no viewer. */
export class JobWorkerStore {
  readonly #db: PrismaClient
  readonly #options: JobWorkerStoreOptions

  constructor(db: PrismaClient, options: JobWorkerStoreOptions) {
    this.#db = db
    this.#options = options
  }

  /** Begins a job, or finds the active one of the same subject. */
  async start(start: JobStart): Promise<StartedJob> {
    const started = await this.#db.$transaction((tx) => insertJob(tx, start))
    if (started.fresh) await this.announce({ ...start, ...started })
    return started
  }

  /**
   * To be called when a transaction that began a job has committed. It never fails: whoever follows the job looks by
   * itself now and then, and observers are woken by a periodic job as well.
   */
  async announce(job: StartedJob & JobTopicKey): Promise<void> {
    await this.#tell([job])
    await this.#options.wake().catch((error: unknown) => {
      this.#options.logger.warn({ err: error, jobId: job.id }, 'no observer could be woken')
    })
  }

  /** The active jobs of these voices. */
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

  /** Active jobs that are to be looked at by now, but for those that are being looked at. */
  async due(except: Iterable<string> = []): Promise<ObservedJob[]> {
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

  /**
   * Writes down what was seen. A job that changed gets a new revision and is told to whoever follows it; of one that did
   * not, only the time of the next look is noted. Answers how many changed.
   */
  async record(observations: readonly Observation[]): Promise<number> {
    if (observations.length === 0) return 0
    const seen = observations.map(({ id, status, progress, message, nextPollMs }) => ({
      id,
      status,
      progress,
      message: message?.slice(0, MAX_MESSAGE_LENGTH) ?? null,
      next_poll_ms: Math.round(nextPollMs),
    }))
    const changed = await this.#db.$queryRaw<(JobTopicKey & { revision: number })[]>`
      WITH seen AS (
        SELECT * FROM jsonb_to_recordset(${toColumnText(seen)}::jsonb)
          AS s (id uuid, status job_status, progress float8, message text, next_poll_ms int)
      ), looked AS (
        SELECT s.*, (j.status, j.progress, j.message) IS DISTINCT FROM (s.status, s.progress, s.message) AS is_change
        FROM seen s JOIN job j ON j.id = s.id WHERE j.ended_at IS NULL ORDER BY j.id FOR UPDATE OF j
      ), written AS (
        UPDATE job j SET
          status = l.status, progress = l.progress, message = l.message,
          revision = CASE WHEN l.is_change THEN nextval('job_revision')::int ELSE j.revision END,
          updated_at = CASE WHEN l.is_change THEN now() ELSE j.updated_at END,
          ended_at = CASE WHEN l.status IN ('SUCCEEDED', 'FAILED') THEN now() END,
          next_poll_at = now() + l.next_poll_ms * interval '1 millisecond'
        FROM looked l WHERE j.id = l.id
        RETURNING j.id::text AS "id", j.kind::text AS "kind", j.voice_id AS "voiceId", j.sample_id AS "sampleId",
          j.dubbing_id AS "dubbingId", j.revision, l.is_change
      )
      SELECT "id", "kind", "voiceId", "sampleId", "dubbingId", revision FROM written WHERE is_change`
    await this.#tell(changed)
    return changed.length
  }

  /** To be called when a dub has changed in another way than by its jobs. It never fails. */
  async notifyDubbing(id: string): Promise<void> {
    await this.#options.bus.publish(dubbingTopic(id), { id }).catch((error: unknown) => {
      this.#options.logger.warn({ err: error }, 'a change of a dub could not be told')
    })
  }

  async #tell(jobs: readonly (JobTopicKey & { revision: number })[]): Promise<void> {
    const { bus, logger } = this.#options
    const events = jobs.flatMap((job) => jobTopics(job).map((topic) => bus.publish(topic, job)))
    for (const { status, reason } of (await Promise.allSettled(events)) as PromiseRejectedResult[]) {
      if (status === 'rejected') logger.warn({ err: reason }, 'a change of a job could not be told')
    }
  }
}

export type { JobStart, JobStatus, StartedJob, VoiceJobStart } from './jobRows.js'
