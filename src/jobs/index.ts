import type { JobQueue } from '../datasources/queue/JobQueue.js'
import { jobKinds } from '../datasources/queue/jobKinds.js'
import type { RecoverySettings } from '../services/audio/recoverAudio.js'
import type { ObserveDeps, ObserveSettings } from '../services/jobs/observeJobs.js'
import type { ReconcileDeps } from '../services/reconciliation/reconcileOperation.js'
import type { VoiceCheckDeps } from '../services/workspace/checkVoice.js'
import type { SweepDeps, SweepLimits } from '../services/workspace/sweepVoices.js'
import { checkVoiceJob } from './checkVoiceJob.js'
import { expireOperationLeasesJob } from './expireOperationLeasesJob.js'
import { observeJobsJob } from './observeJobsJob.js'
import { reconcileOperationJob } from './reconcileOperationJob.js'
import { type AudioJobDeps, expireAudioJob, recoverAudioJob, sweepAudioFilesJob } from './recoverAudioJob.js'
import { sweepVoicesJob } from './sweepVoicesJob.js'

export type JobDeps = Pick<SweepDeps, 'workspace' | 'listWorkspaceVoices' | 'onSweep'> &
  Pick<VoiceCheckDeps, 'existsUpstream'>

export interface JobSettings {
  /** Cron expression of sweeps, in UTC. */
  sweepSchedule: string
  sweepLimits?: SweepLimits
  /** Delay of the second check of a voice that upstream does not know. */
  confirmMissingAfterMs?: number
}

/** Runs sweeps and checks of voices, beginning with a sweep. */
export async function startJobs(queue: JobQueue, sources: JobDeps, settings: JobSettings): Promise<void> {
  await queue.work(jobKinds.sweepVoices, sweepVoicesJob(queue, sources, settings.sweepLimits))
  await queue.work(jobKinds.checkVoice, checkVoiceJob(queue, sources, settings.confirmMissingAfterMs))
  await queue.schedule(jobKinds.sweepVoices, settings.sweepSchedule, {})
  await queue.enqueue(jobKinds.sweepVoices, {}, { dedupeKey: 'first' })
}

export interface OperationJobDeps extends Omit<ObserveDeps, 'queueCheck' | 'logger'> {
  operationWorkerStore: ReconcileDeps['workerStore']
}

const EVERY_MINUTE = '* * * * *'

/** Reconciles operations and polls jobs, beginning with those of earlier processes. */
export async function startOperationJobs(
  queue: JobQueue,
  { operationWorkerStore, ...sources }: OperationJobDeps,
  observing?: ObserveSettings,
): Promise<void> {
  const reconciling = { workerStore: operationWorkerStore, upstream: sources.upstream }
  await queue.work(jobKinds.reconcileOperation, reconcileOperationJob(reconciling))
  await queue.work(jobKinds.expireOperationLeases, expireOperationLeasesJob(queue, operationWorkerStore))
  await queue.work(jobKinds.observeJobs, observeJobsJob(queue, sources, observing))
  for (const kind of [jobKinds.expireOperationLeases, jobKinds.observeJobs]) {
    await queue.schedule(kind, EVERY_MINUTE, {})
    await queue.enqueue(kind, {}, { dedupeKey: 'first' })
  }
}

const EVERY_HOUR = '17 * * * *'

/** Recovers and expires generated audio, and deletes files without a row. */
export async function startAudioJobs(
  queue: JobQueue,
  sources: AudioJobDeps,
  recovery?: RecoverySettings,
): Promise<void> {
  await queue.work(jobKinds.recoverAudio, recoverAudioJob(sources, recovery))
  await queue.work(jobKinds.expireAudio, expireAudioJob(sources))
  await queue.work(jobKinds.sweepAudioFiles, sweepAudioFilesJob(sources))
  await queue.schedule(jobKinds.sweepAudioFiles, EVERY_HOUR, {})
  for (const kind of [jobKinds.recoverAudio, jobKinds.expireAudio]) {
    await queue.schedule(kind, EVERY_MINUTE, {})
    await queue.enqueue(kind, {}, { dedupeKey: 'first' })
  }
}
