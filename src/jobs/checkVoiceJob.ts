import type { JobHandler, JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'
import { checkVoice, type VoiceCheckDeps } from '../services/workspace/checkVoice.js'

export function checkVoiceJob(
  queue: JobQueue,
  sources: Omit<VoiceCheckDeps, 'queueCheck' | 'logger'>,
  confirmAfterMs?: number,
): JobHandler<{ voiceId: string }> {
  const queueCheck = (voiceId: string, delayMs: number) =>
    queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId, delayMs })
  return async ({ voiceId }, { signal, logger }) => {
    await checkVoice({ ...sources, queueCheck, logger }, voiceId, { signal, confirmAfterMs })
  }
}
