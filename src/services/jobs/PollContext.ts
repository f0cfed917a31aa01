import type { UpstreamApis } from '../../datasources/elevenlabs/UpstreamApis.js'
import type { DubbingWorkerStore } from '../../datasources/postgres/dubbing/DubbingWorkerStore.js'
import type { JobWorkerStore, Observation, ObservedJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { WorkspaceStore } from '../../datasources/postgres/workspace/WorkspaceStore.js'
import type { Logger } from '../../logger.js'
import type { DubbingReadLimits } from './dubbingReadLimits.js'
import type { Progress, ProgressTimeouts } from './readProgress.js'

export interface PollDeps {
  jobWorkerStore: JobWorkerStore
  workspace: Pick<WorkspaceStore, 'mirror'>
  dubbingWorkerStore: Pick<DubbingWorkerStore, 'mirror' | 'markMissing'>
  upstream: Pick<UpstreamApis, 'voices' | 'speakers' | 'dubbing' | 'dubbingResource'>
  /** Queues a check of a voice that upstream did not return. Only that check can mark it as vanished. */
  queueCheck(voiceId: string): Promise<unknown>
  logger: Logger
}

export interface PollSettings extends ProgressTimeouts {
  fastMs: number
  slowMs: number
  /** Minimum time between the two answers that confirm that a dubbing does not exist. */
  confirmMissingMs: number
}

export interface PollContext extends PollDeps {
  settings: PollSettings
  dubbingReads: DubbingReadLimits
}

/** The interval grows to this share of the time since the last change. */
const QUIET_SHARE = 0.1

export function unchanged({ id, status, progress, message }: ObservedJob): { id: string } & Progress {
  return { id, status, progress, message }
}

export function toObservation(job: ObservedJob, progress: Progress, { fastMs, slowMs }: PollSettings): Observation {
  const isChanged =
    progress.status !== job.status || progress.progress !== job.progress || progress.message !== job.message
  const nextPollMs = isChanged ? fastMs : Math.min(slowMs, Math.max(fastMs, job.quietMs * QUIET_SHARE))
  return { id: job.id, ...progress, nextPollMs }
}
