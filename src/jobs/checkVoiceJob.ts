import type { JobHandler, JobQueue } from '../datasources/postgres/JobQueue.js'
import { jobKinds } from '../datasources/postgres/jobKinds.js'
import { checkVoice, type VoiceCheckSources } from '../services/checkVoice.js'

export function checkVoiceJob(
  queue: JobQueue,
  sources: Omit<VoiceCheckSources, 'checkAgain' | 'logger'>,
  confirmAfterMs?: number,
): JobHandler<{ voiceId: string }> {
  const checkAgain = (voiceId: string, delayMs: number) =>
    queue.enqueue(jobKinds.checkVoice, { voiceId }, { dedupeKey: voiceId, delayMs })
  return async ({ voiceId }, { signal, logger }) => {
    await checkVoice({ ...sources, checkAgain, logger }, voiceId, signal, confirmAfterMs)
  }
}
