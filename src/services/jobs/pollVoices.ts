import { MAX_VOICE_IDS } from '../../datasources/elevenlabs/apis/VoicesApi.js'
import type { Observation, ObservedVoiceJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { UpstreamNotFound } from '../../errors.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceSample } from '../../schema/voices/VoiceSample.js'
import { type PollContext, toObservation, unchanged } from './PollContext.js'
import { type Progress, readProgress, readTraining } from './readProgress.js'

/** One upstream call for each 100 voices. */
export async function pollVoices(context: PollContext, jobs: readonly ObservedVoiceJob[]): Promise<number> {
  const voiceIds = [...new Set(jobs.map(({ voiceId }) => voiceId))]
  let changed = 0
  for (let start = 0; start < voiceIds.length; start += MAX_VOICE_IDS) {
    const batch = new Set(voiceIds.slice(start, start + MAX_VOICE_IDS))
    changed += await pollBatch(
      context,
      [...batch],
      jobs.filter(({ voiceId }) => batch.has(voiceId)),
    )
  }
  return changed
}

async function pollBatch(
  context: PollContext,
  voiceIds: readonly string[],
  jobs: readonly ObservedVoiceJob[],
): Promise<number> {
  const { jobWorkerStore, workspace, upstream, logger, settings } = context
  try {
    const voices = await upstream.voices.getMany(voiceIds)
    const observations = await Promise.all(jobs.map((job) => observeJob(context, job, voices.get(job.voiceId))))
    await workspace.mirror([...voices.values()].map(mirrorOf))
    return await jobWorkerStore.record(observations)
  } catch (error) {
    // An outage does not end a job.
    logger.warn({ err: error, voices: voiceIds.length }, 'the jobs of voices could not be polled')
    return jobWorkerStore.record(jobs.map((job) => ({ ...unchanged(job), nextPollMs: settings.slowMs })))
  }
}

/** Does not reject: one job must not delay the others of its batch. */
async function observeJob(context: PollContext, job: ObservedVoiceJob, voice: Voice | undefined): Promise<Observation> {
  const { queueCheck, logger, settings } = context
  try {
    const progress = voice === undefined ? null : await progressOf(context, job, voice)
    if (progress !== null) return toObservation(job, progress, settings)
    await queueCheck(job.voiceId)
  } catch (error) {
    logger.warn({ err: error, jobId: job.id }, 'a job could not be polled')
  }
  return { ...unchanged(job), nextPollMs: settings.slowMs }
}

/** Null if the voice does not exist upstream. */
async function progressOf(
  { upstream, settings }: PollContext,
  job: ObservedVoiceJob,
  voice: Voice,
): Promise<Progress | null> {
  if (job.kind === 'VOICE_TRAINING') {
    const { fineTuning } = voice.fineTuning === undefined ? ((await getVoice(upstream, voice.id)) ?? voice) : voice
    return readProgress(job, readTraining(fineTuning ?? null, job.modelId), settings)
  }
  const sampleId = job.sampleId ?? ''
  const isSample = ({ upstreamId }: VoiceSample) => upstreamId === sampleId
  let sample = voice.samples?.find(isSample)
  // A list of voices may omit samples and their separations.
  if (sample?.separation == null) {
    const whole = await getVoice(upstream, voice.id)
    if (whole === null) return null
    sample = whole.samples?.find(isSample)
  }
  if (sample === undefined) return { status: 'FAILED', progress: null, message: 'The sample no longer exists.' }
  const { status } = sample.separation ?? (await upstream.speakers.getSeparation(voice.id, sampleId))
  return readProgress(job, { upstreamStatus: status, progress: null, message: null }, settings)
}

async function getVoice({ voices }: PollContext['upstream'], voiceId: string): Promise<Voice | null> {
  try {
    return await voices.get(voiceId)
  } catch (error) {
    if (error instanceof UpstreamNotFound && error.upstreamCode === 'voice_not_found') return null
    throw error
  }
}
