import type { JobHandler, JobQueue } from '../datasources/postgres/JobQueue.js'
import { jobKinds } from '../datasources/postgres/jobKinds.js'
import { type SweepLimits, type SweepSources, sweepVoices } from '../services/sweepVoices.js'

export function sweepVoicesJob(
  queue: JobQueue,
  sources: Omit<SweepSources, 'queueCheck' | 'logger'>,
  limits?: SweepLimits,
): JobHandler<object> {
  const queueCheck = (voiceId: string) => queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId })
  return async (_payload, { signal, logger }) => {
    await sweepVoices({ ...sources, queueCheck, logger }, signal, limits)
  }
}
