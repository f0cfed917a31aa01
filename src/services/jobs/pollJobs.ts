import type {
  ObservedDubbingJob,
  ObservedJob,
  ObservedVoiceJob,
} from '../../datasources/postgres/jobs/JobWorkerStore.js'
import { type DubbingTurns, pollDubbings } from './pollDubbings.js'
import type { PollDeps, PollSettings } from './pollSettings.js'
import { pollVoices } from './pollVoices.js'

/** Looks at these jobs. Neither voices nor dubs wait for the others. Answers how many changed. */
export async function pollJobs(
  sources: PollDeps,
  jobs: readonly ObservedJob[],
  settings: PollSettings,
  turns?: DubbingTurns,
): Promise<number> {
  const [gone, living] = [jobs.filter((job) => job.isSubjectGone), jobs.filter((job) => !job.isSubjectGone)]
  const ofDubs = living.filter((job): job is ObservedDubbingJob => !isOfVoice(job))
  const changes = await Promise.all([
    sources.jobWorkerStore.record(gone.map(endOfGone)),
    pollVoices(sources, living.filter(isOfVoice), settings),
    pollDubbings(sources, ofDubs, settings, turns),
  ])
  return changes.reduce((sum, changed) => sum + changed, 0)
}

/** The same jobs in parts, of which none has to wait for another: all voices, and each dub by itself. */
export function partsOf(jobs: readonly ObservedJob[]): ObservedJob[][] {
  const parts = Map.groupBy(jobs, (job) => (isOfVoice(job) ? '' : JSON.stringify([job.kind, job.dubbingId])))
  return [...parts.values()]
}

function isOfVoice(job: ObservedJob): job is ObservedVoiceJob {
  return job.kind === 'VOICE_TRAINING' || job.kind === 'SPEAKER_SEPARATION'
}

function endOfGone(job: ObservedJob) {
  const message = `The ${isOfVoice(job) ? 'voice' : 'dub'} does not exist any more.`
  return { id: job.id, status: 'FAILED', progress: null, message, nextPollMs: 0 } as const
}
