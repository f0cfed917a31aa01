import type { JobHandler, JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'
import { checkVoice, type VoiceCheckDeps } from '../services/workspace/checkVoice.js'

export function checkVoiceJob(
  queue: JobQueue,
  sources: Omit<VoiceCheckDeps, 'checkAgain' | 'logger'>,
  confirmAfterMs?: number,
): JobHandler<{ voiceId: string }> {
  const checkAgain = (voiceId: string, delayMs: number) =>
    queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId, delayMs })
  return async ({ voiceId }, { signal, logger }) => {
    await checkVoice({ ...sources, checkAgain, logger }, voiceId, signal, confirmAfterMs)
  }
}
