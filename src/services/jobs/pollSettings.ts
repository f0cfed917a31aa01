import type { UpstreamApis } from '../../datasources/elevenlabs/UpstreamApis.js'
import type { DubbingWorkerStore } from '../../datasources/postgres/dubbing/DubbingWorkerStore.js'
import type { JobWorkerStore, ObservedJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { WorkspaceStore } from '../../datasources/postgres/workspace/WorkspaceStore.js'
import type { Logger } from '../../logger.js'
import type { DeliveryTimeouts, Progress } from './readProgress.js'

export interface PollDeps {
  jobWorkerStore: JobWorkerStore
  workspace: Pick<WorkspaceStore, 'mirror'>
  dubbingWorkerStore: Pick<DubbingWorkerStore, 'mirror' | 'noteMissing'>
  upstream: Pick<UpstreamApis, 'voices' | 'speakers' | 'dubbing'>
  /** For a voice that upstream did not show: only its own check may conclude that it has vanished. */
  queueCheck(voiceId: string): Promise<unknown>
  logger: Logger
}

export interface PollSettings extends DeliveryTimeouts {
  /** Between two looks at a job that has just begun or changed … */
  fastMs: number
  /** … and at one of which nothing new was heard for long. */
  slowMs: number
  /** How long after the first word that a dub does not exist the second one counts. */
  confirmMissingMs: number
}

/** The longer nothing has changed, the longer the next look may wait: for so much of that time. */
const QUIET_SHARE = 0.1

export function asBefore({ id, status, progress, message }: ObservedJob): { id: string } & Progress {
  return { id, status, progress, message }
}

export function pauseAfter(job: ObservedJob, seen: Progress, { fastMs, slowMs }: PollSettings): number {
  const isNews = seen.status !== job.status || seen.progress !== job.progress || seen.message !== job.message
  return isNews ? fastMs : Math.min(slowMs, Math.max(fastMs, job.quietMs * QUIET_SHARE))
}
