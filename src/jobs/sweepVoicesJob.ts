import type { JobHandler, JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'
import { type SweepDeps, type SweepLimits, sweepVoices } from '../services/workspace/sweepVoices.js'

export function sweepVoicesJob(
  queue: JobQueue,
  sources: Omit<SweepDeps, 'queueCheck' | 'logger'>,
  limits?: SweepLimits,
): JobHandler<object> {
  const queueCheck = (voiceId: string) => queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId })
  return async (_payload, { signal, logger }) => {
    await sweepVoices({ ...sources, queueCheck, logger }, signal, limits)
  }
}
