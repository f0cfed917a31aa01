import { randomUUID } from 'node:crypto'
import { SpanKind } from '@opentelemetry/api'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { inSpan } from '../../async/inSpan.js'
import { raceAbort } from '../../async/raceAbort.js'
import { withDeadline } from '../../async/withDeadline.js'
import type { Database } from '../postgres/database/Database.js'
import type { Prisma } from '../postgres/generated/client.js'
import type { JobKind } from './defineJob.js'

export interface EnqueueOptions {
  /** A job is not queued while another one with this key waits. Running jobs do not count. */
  dedupeKey?: string
  delayMs?: number
  /** The job is queued if and only if this transaction commits. */
  tx?: Prisma.TransactionClient
}

export interface JobRun {
  /** Aborts at the deadline of the job, when another worker has taken it over, and at the end of `stop`. */
  signal: AbortSignal
  /** Aborts at the start of `stop`. Jobs that can be resumed should end. */
  stopping: AbortSignal
  jobId: string
  /** 0 for the first attempt. */
  attempt: number
  logger: Logger
}

export type JobHandler<Payload> = (payload: Payload, run: JobRun) => Promise<void>

export interface JobEvent {
  kind: string
  outcome: 'DONE' | 'FAILED'
  durationMs: number
}

export interface JobQueueOptions {
  logger: Logger
  onJob?: (event: JobEvent) => void
}

const ENQUEUE_TIMEOUT_MS = 10_000
const POLL_SECS = 2
/** Between the deadline of a job and the moment at which another worker may take it over. */
const GRACE_SECS = 30
const HEARTBEAT_SECS = 60

/** Durable jobs in the same database. Each runs at least once, in any worker. */
export class JobQueue {
  readonly #boss: PgBoss
  readonly #prisma: Database['prisma']
  readonly #kinds: readonly JobKind<object>[]
  readonly #logger: Logger
  readonly #onJob: (event: JobEvent) => void
  readonly #stopping = new AbortController()
  readonly #aborting = new AbortController()

  constructor(
    database: Pick<Database, 'jobs' | 'prisma'>,
    kinds: readonly JobKind<object>[],
    { logger, onJob = () => {} }: JobQueueOptions,
  ) {
    this.#boss = new PgBoss({ ...database.jobs(), useListenNotify: true })
    this.#prisma = database.prisma
    this.#kinds = kinds
    this.#logger = logger
    this.#onJob = onJob
    this.#boss.on('error', (error) => logger.error({ err: error }, 'the job queue failed'))
    this.#boss.on('warning', (warning) => logger.warn({ warning }, 'the job queue has a warning'))
  }

  /** Prepares the queues. No job runs before `work`. */
  async start(): Promise<void> {
    await this.#boss.start()
    await this.#removeOldSchedules()
    for (const kind of this.#kinds) {
      const { name, retryLimit, retryDelaySecs, deadlineMs } = kind
      const options = {
        retryLimit,
        retryDelay: retryDelaySecs,
        retryBackoff: true,
        expireInSeconds: Math.ceil(deadlineMs / 1_000) + GRACE_SECS,
        heartbeatSeconds: HEARTBEAT_SECS,
        notify: true,
      }
      await this.#boss.createQueue(name, { ...options, policy: 'short' })
      await this.#boss.updateQueue(name, options)
      // The first use of a queue reads its row. In a transaction on the single connection of the embedded database that would
      // be a deadlock, so it happens here.
      await this.#boss.findJobs(name, { id: randomUUID() })
    }
  }

  /** False if a job with the same key waits. */
  async enqueue<Payload extends object>(
    kind: JobKind<Payload>,
    payload: Payload,
    { dedupeKey, delayMs = 0, tx }: EnqueueOptions = {},
  ): Promise<boolean> {
    const sending = this.#boss.send(kind.name, kind.parse(payload), {
      // The queues keep one waiting job per key, so jobs without a key get a unique one.
      singletonKey: dedupeKey ?? randomUUID(),
      startAfter: new Date(Date.now() + delayMs),
      ...(tx && { db: fromPrisma(tx) }),
    })
    return (await withDeadline(sending, { timeoutMs: ENQUEUE_TIMEOUT_MS, what: 'Queueing a job' })) !== null
  }

  /** Runs the jobs of one kind in this process, at most `kind.concurrency` at a time. */
  async work<Payload extends object>(kind: JobKind<Payload>, handle: JobHandler<Payload>): Promise<void> {
    const options = {
      batchSize: 1,
      localConcurrency: kind.concurrency,
      pollingIntervalSeconds: POLL_SECS,
      // Retries and delayed jobs send no notification when they are due.
      notifyPollingIntervalSeconds: POLL_SECS,
    }
    await this.#boss.work(kind.name, options, async ([job]) => {
      if (!job) return
      const attributes = { 'polyphony.job.id': job.id, 'polyphony.job.attempt': job.retryCount }
      await inSpan(`job ${kind.name}`, { kind: SpanKind.CONSUMER, attributes }, () => this.#run(kind, handle, job))
    })
  }

  /** Queues one job at each time of the cron expression (UTC), across all servers. */
  async schedule<Payload extends object>(kind: JobKind<Payload>, cron: string, payload: Payload): Promise<void> {
    await this.#boss.schedule(kind.name, cron, kind.parse(payload), { tz: 'UTC', singletonKey: 'schedule' })
  }

  /** How long the oldest due job of each kind has waited; 0 if none waits. */
  async lagSecs(): Promise<Readonly<Record<string, number>>> {
    const names = this.#kinds.map(({ name }) => name)
    const rows = await this.#prisma.$queryRaw<{ name: string; secs: number }[]>`
      SELECT name, extract(epoch FROM now() - min(start_after))::float8 AS "secs" FROM pgboss.job
      WHERE name = ANY (${names}::text[]) AND state IN ('created', 'retry') AND start_after <= now()
      GROUP BY name`
    const waits = new Map(rows.map(({ name, secs }) => [name, secs]))
    return Object.fromEntries(names.map((name) => [name, waits.get(name) ?? 0]))
  }

  /** Waits `timeoutMs` for running jobs, then aborts them. Aborted jobs are retried. */
  async stop(timeoutMs = 10_000): Promise<void> {
    this.#stopping.abort()
    const abort = setTimeout(() => this.#aborting.abort(), timeoutMs)
    try {
      await this.#boss.stop({ graceful: true, timeout: timeoutMs + 1_000 })
    } finally {
      clearTimeout(abort)
    }
  }

  /** Removes the schedules of kinds that this version does not have. */
  async #removeOldSchedules(): Promise<void> {
    const names = new Set(this.#kinds.map(({ name }) => name))
    for (const { name, key } of await this.#boss.getSchedules()) {
      if (!names.has(name)) await this.#boss.unschedule(name, key)
    }
  }

  async #run<Payload extends object>(
    kind: JobKind<Payload>,
    handle: JobHandler<Payload>,
    job: { id: string; data: unknown; retryCount: number; signal: AbortSignal },
  ): Promise<void> {
    const logger = this.#logger.child({ job: kind.name, jobId: job.id })
    const startedAt = performance.now()
    const finish = (outcome: JobEvent['outcome']) =>
      this.#onJob({ kind: kind.name, outcome, durationMs: performance.now() - startedAt })
    const expired = AbortSignal.timeout(kind.deadlineMs)
    const signal = AbortSignal.any([job.signal, expired, this.#aborting.signal])
    try {
      const work = handle(kind.parse(job.data), {
        signal,
        stopping: this.#stopping.signal,
        jobId: job.id,
        attempt: job.retryCount,
        logger,
      })
      // A handler that ignores its signal must not occupy its slot without end.
      await raceAbort(work, signal)
      finish('DONE')
    } catch (error) {
      finish('FAILED')
      logger.error({ err: error, attempt: job.retryCount }, 'a job failed')
      throw error
    }
  }
}
