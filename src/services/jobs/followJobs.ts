import { abortOnReturn } from '../../async/abortOnReturn.js'
import { createSignal, notifyOnEvents } from '../../async/createSignal.js'
import type { EventBus } from '../../datasources/bus/EventBus.js'
import type { JobView } from '../../datasources/postgres/jobs/JobView.js'

export interface FollowJobs {
  bus: Pick<EventBus, 'subscribe'>
  /** `job:<jobId>`, `voice-training:<voiceId>`, `separation:<voiceId>:<sampleId>`. */
  topics: readonly string[]
  /** Reads the jobs that are visible at this moment. Null if their subject is not visible. */
  load: () => Promise<readonly JobView[] | null>
  signal: AbortSignal
  /** The highest revision that the client has. */
  since?: number | null
  /** Interval of reads without an event, because the bus may lose messages. */
  rereadMs?: number
}

const REREAD_MS = 30_000

/**
 * The jobs and each of their changes, or null first if there is none, until all have ended or are no longer visible. Subscribes before the first read.
 * Revisions of a job rise; intermediate ones may be skipped, the last one is not.
 */
export function followJobs({ signal, ...options }: FollowJobs): AsyncIterableIterator<JobView | null> {
  return abortOnReturn(signal, (aborting) => jobChanges({ ...options, signal: aborting }))
}

async function* jobChanges(options: FollowJobs): AsyncGenerator<JobView | null, undefined> {
  const { bus, topics, load, signal, since, rereadMs = REREAD_MS } = options
  const seen = new SeenRevisions(since)
  const changed = createSignal(signal)
  for (const topic of topics) void notifyOnEvents(bus.subscribe(topic, signal), changed.notify)
  while (!signal.aborted) {
    const jobs = await load()
    if (signal.aborted || jobs === null || (jobs.length === 0 && !seen.isEmpty)) return
    const { events, hasMore } = seen.take(jobs)
    yield* events
    // The reader may have taken long, so the others are read again.
    if (hasMore) continue
    if (jobs.length > 0 && jobs.every((job) => job.endedAt !== null)) return
    await changed.wait(rereadMs)
  }
}

class SeenRevisions {
  readonly #byId = new Map<string, number>()
  readonly #since: number
  #isNoneNew: boolean

  constructor(since: number | null | undefined) {
    this.#since = since ?? 0
    this.#isNoneNew = since == null
  }

  get isEmpty(): boolean {
    return this.#byId.size === 0
  }

  take(jobs: readonly JobView[]): { events: (JobView | null)[]; hasMore: boolean } {
    const isNoneNew = this.#isNoneNew && jobs.length === 0
    this.#isNoneNew = false
    if (isNoneNew) return { events: [null], hasMore: false }
    const [next, ...others] = this.#newer(jobs)
    if (next === undefined) return { events: [], hasMore: false }
    this.#byId.set(next.id, next.revision)
    return { events: [next], hasMore: others.length > 0 }
  }

  #newer(jobs: readonly JobView[]): JobView[] {
    for (const { id, revision } of jobs) {
      if (!this.#byId.has(id)) this.#byId.set(id, Math.min(revision, this.#since))
    }
    return jobs
      .filter(({ id, revision }) => revision > (this.#byId.get(id) ?? 0))
      .sort((one, other) => one.revision - other.revision)
  }
}
