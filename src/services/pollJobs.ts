import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import { MAX_VOICE_IDS } from '../datasources/elevenlabs/VoicesApi.js'
import type { JobLedger, ObservedJob } from '../datasources/postgres/JobLedger.js'
import { mirrorOf } from '../datasources/postgres/mirrorOf.js'
import type { WorkspaceStore } from '../datasources/postgres/WorkspaceStore.js'
import { UpstreamNotFound } from '../errors.js'
import type { Logger } from '../logger.js'
import type { Voice } from '../schema/Voice.js'
import { type Patience, type Progress, readProgress, readTraining } from './readProgress.js'

export interface PollSources {
  jobLedger: JobLedger
  workspace: Pick<WorkspaceStore, 'mirror'>
  upstream: Pick<UpstreamApis, 'voices' | 'speakers'>
  /** For a voice that upstream did not show: only its own check may conclude that it has vanished. */
  queueCheck(voiceId: string): Promise<unknown>
  logger: Logger
}

export interface PollSettings extends Patience {
  /** Between two looks at a job that has just begun or changed … */
  fastMs: number
  /** … and at one of which nothing new was heard for long. */
  slowMs: number
}

/** The longer nothing has changed, the longer the next look may wait: for so much of that time. */
const QUIET_SHARE = 0.1

/** Looks at these jobs: one upstream call for each hundred voices, whatever their jobs are. Answers how many changed. */
export async function pollJobs(
  sources: PollSources,
  jobs: readonly ObservedJob[],
  settings: PollSettings,
): Promise<number> {
  const [gone, living] = [jobs.filter((job) => job.isVoiceGone), jobs.filter((job) => !job.isVoiceGone)]
  const vanished = { status: 'FAILED', progress: null, message: 'The voice does not exist any more.' } as const
  let changed = await sources.jobLedger.record(gone.map(({ id }) => ({ id, ...vanished, nextPollMs: 0 })))
  const voiceIds = [...new Set(living.map(({ voiceId }) => voiceId))]
  for (let start = 0; start < voiceIds.length; start += MAX_VOICE_IDS) {
    const wanted = new Set(voiceIds.slice(start, start + MAX_VOICE_IDS))
    const looked = living.filter(({ voiceId }) => wanted.has(voiceId))
    changed += await pollVoices(sources, [...wanted], looked, settings)
  }
  return changed
}

async function pollVoices(
  sources: PollSources,
  voiceIds: readonly string[],
  jobs: readonly ObservedJob[],
  settings: PollSettings,
): Promise<number> {
  const { jobLedger, workspace, upstream, queueCheck, logger } = sources
  const asBefore = ({ id, status, progress, message }: ObservedJob) => ({ id, status, progress, message })
  try {
    const voices = await upstream.voices.getMany(voiceIds)
    const observations = await Promise.all(
      jobs.map(async (job) => {
        try {
          const voice = voices.get(job.voiceId)
          const seen = voice === undefined ? null : await progressOf(job, voice, upstream, settings)
          if (seen === null) await queueCheck(job.voiceId)
          const nextPollMs = seen === null ? settings.slowMs : pauseAfter(job, seen, settings)
          return { ...asBefore(job), ...seen, nextPollMs }
        } catch (error) {
          // What is wrong with one must not freeze the others of its batch.
          logger.warn({ err: error, jobId: job.id }, 'a job could not be looked at')
          return { ...asBefore(job), nextPollMs: settings.slowMs }
        }
      }),
    )
    await workspace.mirror([...voices.values()].map(mirrorOf))
    return await jobLedger.record(observations)
  } catch (error) {
    // Upstream's outage is no end of a job.
    logger.warn({ err: error, voices: voiceIds.length }, 'jobs could not be looked at')
    return jobLedger.record(jobs.map((job) => ({ ...asBefore(job), nextPollMs: settings.slowMs })))
  }
}

/** Null when upstream says that the voice does not exist. */
async function progressOf(
  job: ObservedJob,
  voice: Voice,
  upstream: PollSources['upstream'],
  patience: Patience,
): Promise<Progress | null> {
  if (job.kind === 'VOICE_TRAINING') return readProgress(job, readTraining(voice.fineTuning, job.modelId), patience)
  const sampleId = job.sampleId ?? ''
  let sample = voice.samples?.find(({ id }) => id === sampleId)
  // The list may leave samples out, or their separation; the voice by itself does not.
  if (sample?.separation == null) {
    const whole = await upstream.voices.get(voice.id).catch((error: unknown) => {
      if (error instanceof UpstreamNotFound && error.upstreamCode === 'voice_not_found') return null
      throw error
    })
    if (whole === null) return null
    sample = whole.samples?.find(({ id }) => id === sampleId)
  }
  if (sample === undefined) return { status: 'FAILED', progress: null, message: 'The sample does not exist any more.' }
  const { status } = sample.separation ?? (await upstream.speakers.getSeparation(voice.id, sampleId))
  return readProgress(job, { word: status, progress: null, message: null }, patience)
}

function pauseAfter(job: ObservedJob, seen: Progress, { fastMs, slowMs }: PollSettings): number {
  const isNews = seen.status !== job.status || seen.progress !== job.progress || seen.message !== job.message
  return isNews ? fastMs : Math.min(slowMs, Math.max(fastMs, job.quietMs * QUIET_SHARE))
}
