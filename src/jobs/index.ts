import type { JobQueue } from '../datasources/postgres/JobQueue.js'
import { jobKinds } from '../datasources/postgres/jobKinds.js'
import type { VoiceCheckSources } from '../services/checkVoice.js'
import type { ObserveSettings, ObserveSources } from '../services/observeJobs.js'
import type { RecoverySettings } from '../services/recoverAudio.js'
import type { SettleSources } from '../services/settleOperation.js'
import type { SweepLimits, SweepSources } from '../services/sweepVoices.js'
import { checkVoiceJob } from './checkVoiceJob.js'
import { observeJobsJob } from './observeJobsJob.js'
import { settleOperationJob } from './settleOperationJob.js'
import { sweepVoicesJob } from './sweepVoicesJob.js'
import { type AudioJobSources, expireAudioJob, sweepAudioFilesJob, tendAudioJob } from './tendAudioJob.js'
import { tendOperationsJob } from './tendOperationsJob.js'

export type JobSources = Pick<SweepSources, 'workspace' | 'listWorkspaceVoices' | 'onSweep'> &
  Pick<VoiceCheckSources, 'isKnown'>

export interface JobSettings {
  /** When to sweep: a cron expression, in UTC. */
  sweepSchedule: string
  sweepLimits?: SweepLimits
  /** How long after the first word that a voice does not exist the second is asked for. */
  confirmMissingAfterMs?: number
}

/** Makes this process a worker: it does every kind of job from now on, beginning with a sweep. */
export async function startJobs(queue: JobQueue, sources: JobSources, settings: JobSettings): Promise<void> {
  await queue.work(jobKinds.sweepVoices, sweepVoicesJob(queue, sources, settings.sweepLimits))
  await queue.work(jobKinds.checkVoice, checkVoiceJob(queue, sources, settings.confirmMissingAfterMs))
  await queue.schedule(jobKinds.sweepVoices, settings.sweepSchedule, {})
  await queue.enqueue(jobKinds.sweepVoices, {}, { dedupeKey: 'first' })
}

export interface OperationJobSources extends Omit<ObserveSources, 'queueCheck' | 'logger'> {
  operationLedger: SettleSources['ledger']
}

const everyMinute = '* * * * *'

/** Settles what has no known outcome and observes long work, beginning with what an earlier process left behind. */
export async function startOperationJobs(
  queue: JobQueue,
  { operationLedger, ...sources }: OperationJobSources,
  observing?: ObserveSettings,
): Promise<void> {
  const settling = { ledger: operationLedger, upstream: sources.upstream }
  await queue.work(jobKinds.settleOperation, settleOperationJob(settling))
  await queue.work(jobKinds.tendOperations, tendOperationsJob(queue, operationLedger))
  await queue.work(jobKinds.observeJobs, observeJobsJob(queue, sources, observing))
  for (const kind of [jobKinds.tendOperations, jobKinds.observeJobs]) {
    await queue.schedule(kind, everyMinute, {})
    await queue.enqueue(kind, {}, { dedupeKey: 'first' })
  }
}

const everyHour = '17 * * * *'

/** Sees to generated sounds: what was left unfinished, what is over, and files that belong to nothing. */
export async function startAudioJobs(
  queue: JobQueue,
  sources: AudioJobSources,
  recovery?: RecoverySettings,
): Promise<void> {
  await queue.work(jobKinds.tendAudio, tendAudioJob(sources, recovery))
  await queue.work(jobKinds.expireAudio, expireAudioJob(sources))
  await queue.work(jobKinds.sweepAudioFiles, sweepAudioFilesJob(sources))
  await queue.schedule(jobKinds.sweepAudioFiles, everyHour, {})
  for (const kind of [jobKinds.tendAudio, jobKinds.expireAudio]) {
    await queue.schedule(kind, everyMinute, {})
    await queue.enqueue(kind, {}, { dedupeKey: 'first' })
  }
}
