import type { JobHandler, JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'
import { type ObserveDeps, type ObserveSettings, observeJobs } from '../services/jobs/observeJobs.js'

/** Queues the next observer at its end. The periodic job starts one if that failed. */
export function observeJobsJob(
  queue: JobQueue,
  sources: Omit<ObserveDeps, 'queueCheck' | 'logger'>,
  settings?: ObserveSettings,
): JobHandler<object> {
  const queueCheck = (voiceId: string) => queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId })
  return async (_payload, { signal, stopping, logger }) => {
    const until = AbortSignal.any([signal, stopping])
    const result = await observeJobs({ ...sources, queueCheck, logger }, until, settings)
    if (result === 'UNFINISHED') await queue.enqueue(jobKinds.observeJobs, {}, { dedupeKey: 'next' })
  }
}
