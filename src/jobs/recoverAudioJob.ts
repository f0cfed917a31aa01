import type { JobHandler } from '../datasources/queue/JobQueue.js'
import { type RecoveryDeps, type RecoverySettings, recoverAbandoned } from '../services/audio/recoverAudio.js'
import {
  removeExpiredAudio,
  removeExpiredPreviews,
  removeOrphanedFiles,
  type SweepAudioDeps,
} from '../services/audio/sweepAudio.js'

export type AudioJobDeps = Omit<RecoveryDeps, 'logger'> & Omit<SweepAudioDeps, 'logger'>

export function recoverAudioJob(sources: AudioJobDeps, recovery?: RecoverySettings): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    const { RECOVERED, LOST, RETRY_LATER } = await recoverAbandoned(
      { ...sources, logger },
      { signal, stopping },
      recovery,
    )
    if (RECOVERED + LOST + RETRY_LATER > 0)
      logger.warn({ RECOVERED, LOST, RETRY_LATER }, 'unfinished audio was recovered or marked as lost')
  }
}

/** A separate job, so that it does not wait for a long recovery. */
export function expireAudioJob(sources: AudioJobDeps): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    await removeExpiredAudio({ ...sources, logger }, AbortSignal.any([signal, stopping]))
  }
}

/** Orphaned files are removed even if previews could not be. */
export function sweepAudioFilesJob(sources: AudioJobDeps): JobHandler<object> {
  return async (_payload, { signal, stopping, logger }) => {
    const ending = AbortSignal.any([signal, stopping])
    try {
      await removeExpiredPreviews({ ...sources, logger }, ending)
    } finally {
      await removeOrphanedFiles({ ...sources, logger }, ending)
    }
  }
}
