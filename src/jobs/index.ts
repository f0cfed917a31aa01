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
  /** When to sweep: a cron expression, in UTC. */
  sweepSchedule: string
  sweepLimits?: SweepLimits
  /** How long after the first word that a voice does not exist the second is asked for. */
  confirmMissingAfterMs?: number
}

/** Makes this process a worker: it does every kind of job from now on, beginning with a sweep. */
export async function startJobs(queue: JobQueue, sources: JobDeps, settings: JobSettings): Promise<void> {
  await queue.work(jobKinds.sweepVoices, sweepVoicesJob(queue, sources, settings.sweepLimits))
  await queue.work(jobKinds.checkVoice, checkVoiceJob(queue, sources, settings.confirmMissingAfterMs))
  await queue.schedule(jobKinds.sweepVoices, settings.sweepSchedule, {})
  await queue.enqueue(jobKinds.sweepVoices, {}, { dedupeKey: 'first' })
}

export interface OperationJobDeps extends Omit<ObserveDeps, 'queueCheck' | 'logger'> {
  operationWorkerStore: ReconcileDeps['workerStore']
}

const everyMinute = '* * * * *'

/** Settles what has no known outcome and observes long work, beginning with what an earlier process left behind. */
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
    await queue.schedule(kind, everyMinute, {})
    await queue.enqueue(kind, {}, { dedupeKey: 'first' })
  }
}

const everyHour = '17 * * * *'

/** Sees to generated sounds: what was left unfinished, what is over, and files that belong to nothing. */
export async function startAudioJobs(
  queue: JobQueue,
  sources: AudioJobDeps,
  recovery?: RecoverySettings,
): Promise<void> {
  await queue.work(jobKinds.recoverAudio, recoverAudioJob(sources, recovery))
  await queue.work(jobKinds.expireAudio, expireAudioJob(sources))
  await queue.work(jobKinds.sweepAudioFiles, sweepAudioFilesJob(sources))
  await queue.schedule(jobKinds.sweepAudioFiles, everyHour, {})
  for (const kind of [jobKinds.recoverAudio, jobKinds.expireAudio]) {
    await queue.schedule(kind, everyMinute, {})
    await queue.enqueue(kind, {}, { dedupeKey: 'first' })
  }
}
