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
    const results = await recoverAbandoned({ ...sources, logger }, { signal, stopping }, recovery)
    const { RECOVERED: recovered, LOST: lost, RETRY_LATER: retryLater } = results
    if (recovered + lost + retryLater > 0)
      logger.warn({ recovered, lost, retryLater }, 'unfinished audio was recovered or marked as lost')
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
