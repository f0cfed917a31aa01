import type { JobHandler, JobQueue } from '../datasources/postgres/JobQueue.js'
import { jobKinds } from '../datasources/postgres/jobKinds.js'
import { type ObserveSettings, type ObserveSources, observeJobs } from '../services/observeJobs.js'

/** One link of the chain of observers. Where it breaks, the periodic job and the next start take it up. */
export function observeJobsJob(
  queue: JobQueue,
  sources: Omit<ObserveSources, 'queueCheck' | 'logger'>,
  settings?: ObserveSettings,
): JobHandler<object> {
  const queueCheck = (voiceId: string) => queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId })
  return async (_payload, { signal, stopping, logger }) => {
    const until = AbortSignal.any([signal, stopping])
    const result = await observeJobs({ ...sources, queueCheck, logger }, until, settings)
    if (result === 'UNFINISHED') await queue.enqueue(jobKinds.observeJobs, {}, { dedupeKey: 'next' })
  }
}
