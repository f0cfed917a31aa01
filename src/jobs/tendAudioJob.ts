import type { JobHandler } from '../datasources/postgres/JobQueue.js'
import { type RecoverySettings, type RecoverySources, recoverAbandoned } from '../services/recoverAudio.js'
import { removeExpired, removeOldPreviews, removeOrphans, type SweepAudioSources } from '../services/sweepAudio.js'

export type AudioJobSources = Omit<RecoverySources, 'logger'> & Omit<SweepAudioSources, 'logger'>

/** Ends what dead processes left unfinished. */
export function tendAudioJob(sources: AudioJobSources, recovery?: RecoverySettings): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    const { RECOVERED, LOST, LATER } = await recoverAbandoned({ ...sources, logger }, { signal, stopping }, recovery)
    if (RECOVERED + LOST + LATER > 0) logger.warn({ RECOVERED, LOST, LATER }, 'Unfinished sounds were seen to')
  }
}

/** Ends what was kept for its time. A job of its own: however much there is to recover, it does not wait for it. */
export function expireAudioJob(sources: AudioJobSources): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    await removeExpired({ ...sources, logger }, AbortSignal.any([signal, stopping]))
  }
}

/** Neither of the two waits for the other's failure. */
export function sweepAudioFilesJob(sources: AudioJobSources): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    const ending = AbortSignal.any([signal, stopping])
    try {
      await removeOldPreviews({ ...sources, logger }, ending)
    } finally {
      await removeOrphans({ ...sources, logger }, ending)
    }
  }
}
