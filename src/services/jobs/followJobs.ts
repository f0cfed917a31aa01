import { createSignal, notifyOnEvents } from '../../async/createSignal.js'
import type { EventBus } from '../../datasources/bus/EventBus.js'
import type { JobView } from '../../datasources/postgres/jobs/JobView.js'

export interface FollowJobs {
  bus: Pick<EventBus, 'subscribe'>
  /** `job:<jobId>`, `voice-training:<voiceId>`, `separation:<voiceId>:<sampleId>`. */
  topics: readonly string[]
  /**
   * Reads the jobs as the viewer may see them at this moment: with fresh loaders each time. Null when they are not
   * visible, or not any more; an empty list when there is nothing to see yet.
   */
  load: () => Promise<readonly JobView[] | null>
  signal: AbortSignal
  /** The highest revision that the client has. */
  since?: number | null
  /** Looks so often even when nothing is heard: a message of a bus may be lost. */
  lookEveryMs?: number
}

const LOOK_EVERY_MS = 30_000

/**
 * The jobs as they are, and then each of their changes, until all have ended or the viewer may not see them any more. It
 * listens before it reads, so nothing falls between. The revisions of a job strictly rise; intermediate ones may be left
 * out, the last never is. However slow the reader, no more than one look is ever owed to it.
 */
export function followJobs({ signal, ...options }: FollowJobs): AsyncIterableIterator<JobView> {
  const leaving = new AbortController()
  const stream = changes({ ...options, signal: AbortSignal.any([signal, leaving.signal]) }, () => leaving.abort())
  return {
    next: () => stream.next(),
    // A generator that waits does not hear of this by itself.
    return: () => {
      leaving.abort()
      return stream.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

async function* changes(options: FollowJobs, leave: () => void): AsyncGenerator<JobView, undefined> {
  const { bus, topics, load, signal, since, lookEveryMs = LOOK_EVERY_MS } = options
  const seen = new Map<string, number>()
  const changed = createSignal(signal)
  try {
    for (const topic of topics) void notifyOnEvents(bus.subscribe(topic, signal), changed.notify)
    while (!signal.aborted) {
      const jobs = await load()
      if (signal.aborted || jobs === null || (jobs.length === 0 && seen.size > 0)) return
      const [next, ...others] = jobs
        .filter(({ id, revision }) => revision > (seen.get(id) ?? since ?? 0))
        .sort((one, other) => one.revision - other.revision)
      for (const { id, revision } of jobs) if (!seen.has(id)) seen.set(id, Math.min(revision, since ?? 0))
      if (next) {
        seen.set(next.id, next.revision)
        yield next
        // Whatever time the reader took: what it gets next is read anew.
        if (others.length > 0) continue
      }
      if (jobs.length > 0 && jobs.every((job) => job.endedAt !== null)) return
      await changed.wait(lookEveryMs)
    }
  } finally {
    leave()
  }
}
