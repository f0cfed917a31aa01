import type { JobHandler } from '../datasources/queue/JobQueue.js'
import { type RecoveryDeps, type RecoverySettings, recoverAbandoned } from '../services/audio/recoverAudio.js'
import { removeExpired, removeOldPreviews, removeOrphans, type SweepAudioDeps } from '../services/audio/sweepAudio.js'

export type AudioJobDeps = Omit<RecoveryDeps, 'logger'> & Omit<SweepAudioDeps, 'logger'>

/** Ends what dead processes left unfinished. */
export function recoverAudioJob(sources: AudioJobDeps, recovery?: RecoverySettings): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    const { RECOVERED, LOST, LATER } = await recoverAbandoned({ ...sources, logger }, { signal, stopping }, recovery)
    if (RECOVERED + LOST + LATER > 0) logger.warn({ RECOVERED, LOST, LATER }, 'Unfinished sounds were seen to')
  }
}

/** Ends what was kept for its time. A job of its own: however much there is to recover, it does not wait for it. */
export function expireAudioJob(sources: AudioJobDeps): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    await removeExpired({ ...sources, logger }, AbortSignal.any([signal, stopping]))
  }
}

/** Neither of the two waits for the other's failure. */
export function sweepAudioFilesJob(sources: AudioJobDeps): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    const ending = AbortSignal.any([signal, stopping])
    try {
      await removeOldPreviews({ ...sources, logger }, ending)
    } finally {
      await removeOrphans({ ...sources, logger }, ending)
    }
  }
}
