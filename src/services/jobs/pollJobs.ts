import type {
  Observation,
  ObservedDubbingJob,
  ObservedJob,
  ObservedVoiceJob,
} from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { PollContext } from './PollContext.js'
import { pollDubbings } from './pollDubbings.js'
import { pollVoices } from './pollVoices.js'

/** Voices and dubbings are polled in parallel. Returns the number of changed jobs. */
export async function pollJobs(context: PollContext, jobs: readonly ObservedJob[]): Promise<number> {
  const gone = jobs.filter((job) => job.isSubjectGone)
  const active = jobs.filter((job) => !job.isSubjectGone)
  const changes = await Promise.all([
    context.jobWorkerStore.record(gone.map(observeGone)),
    pollVoices(context, active.filter(isVoiceJob)),
    pollDubbings(
      context,
      active.filter((job): job is ObservedDubbingJob => !isVoiceJob(job)),
    ),
  ])
  return changes.reduce((sum, changed) => sum + changed, 0)
}

/** Batches that do not delay each other: one with all voices, and one for each kind and dubbing. */
export function toBatches(jobs: readonly ObservedJob[]): ObservedJob[][] {
  const batches = Map.groupBy(jobs, (job) => (isVoiceJob(job) ? '' : JSON.stringify([job.kind, job.dubbingId])))
  return [...batches.values()]
}

function isVoiceJob(job: ObservedJob): job is ObservedVoiceJob {
  return job.kind === 'VOICE_TRAINING' || job.kind === 'SPEAKER_SEPARATION'
}

function observeGone(job: ObservedJob): Observation {
  const message = `The ${isVoiceJob(job) ? 'voice' : 'dubbing'} no longer exists.`
  return { id: job.id, status: 'FAILED', progress: null, message, nextPollMs: 0 }
}
