import { randomUUID } from 'node:crypto'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import { raceAbort } from '../../async/raceAbort.js'
import { withDeadline } from '../../async/withDeadline.js'
import type { Database } from '../postgres/database/Database.js'
import type { Prisma } from '../postgres/generated/client.js'
import type { JobKind } from './defineJob.js'

export interface EnqueueOptions {
  /** While a job with this key waits, another is not queued. One that already runs does not count. */
  dedupeKey?: string
  delayMs?: number
  /** Queues the job if and only if this transaction commits. */
  tx?: Prisma.TransactionClient
}

export interface JobRun {
  /** Aborted at the job's deadline, when its claim is lost, and when the queue stops. */
  signal: AbortSignal
  /** Aborted as soon as the queue begins to stop: a job that can end early without loss should. */
  stopping: AbortSignal
  /** Names the run in logs. */
  jobId: string
  /** 0 at the first attempt. */
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
  onJob?: (event: JobEvent) => void
}

const ENQUEUE_TIMEOUT_MS = 10_000
const POLL_SECS = 2
/** After the deadline a handler gets this long to end before another worker may take the job. */
const GRACE_SECS = 30
const HEARTBEAT_SECS = 60

/** Work that outlives the request: kept in the same database, done at least once, by whichever worker is free. */
export class JobQueue {
  readonly #boss: PgBoss
  readonly #kinds: readonly JobKind<object>[]
  readonly #logger: Logger
  readonly #onJob: (event: JobEvent) => void
  readonly #stopping = new AbortController()
  readonly #aborting = new AbortController()

  constructor(
    database: Pick<Database, 'jobs'>,
    kinds: readonly JobKind<object>[],
    logger: Logger,
    options: JobQueueOptions = {},
  ) {
    this.#boss = new PgBoss({ ...database.jobs(), useListenNotify: true })
    this.#kinds = kinds
    this.#logger = logger
    this.#onJob = options.onJob ?? (() => {})
    this.#boss.on('error', (error) => logger.error({ err: error }, 'The job queue failed'))
    this.#boss.on('warning', (warning) => logger.warn({ warning }, 'The job queue warns'))
  }

  /** Makes the queue ready to take jobs; none runs before `work`. */
  async start(): Promise<void> {
    await this.#boss.start()
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
      // The first use of a queue looks it up. Inside a transaction on the embedded database's one connection that would
      // wait for itself, so it is done here.
      await this.#boss.findJobs(name, { id: randomUUID() })
    }
  }

  /** False when a job with the same key waits already. */
  async enqueue<Payload extends object>(
    kind: JobKind<Payload>,
    payload: Payload,
    { dedupeKey, delayMs = 0, tx }: EnqueueOptions = {},
  ): Promise<boolean> {
    const sending = this.#boss.send(kind.name, kind.parse(payload), {
      // The queues keep one waiting job per key, so what shall not be deduplicated needs a key of its own.
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
      // Waiting retries and delayed jobs announce themselves to nobody; only a poll finds them.
      notifyPollingIntervalSeconds: POLL_SECS,
    }
    await this.#boss.work(kind.name, options, async ([job]) => {
      if (job) await this.#run(kind, handle, job)
    })
  }

  /** Queues one job of this kind at each time that the cron expression (UTC) names, however many servers there are. */
  async schedule<Payload extends object>(kind: JobKind<Payload>, cron: string, payload: Payload): Promise<void> {
    await this.#boss.schedule(kind.name, cron, kind.parse(payload), { tz: 'UTC', singletonKey: 'schedule' })
  }

  /** Lets running jobs end within `timeoutMs`, then aborts them; an aborted job is taken up again later. */
  async stop(timeoutMs = 10_000): Promise<void> {
    this.#stopping.abort()
    const abort = setTimeout(() => this.#aborting.abort(), timeoutMs)
    try {
      await this.#boss.stop({ graceful: true, timeout: timeoutMs + 1_000 })
    } finally {
      clearTimeout(abort)
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
      logger.error({ err: error, attempt: job.retryCount }, 'A job failed')
      throw error
    }
  }
}
