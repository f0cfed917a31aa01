import { MAX_VOICE_IDS } from '../../datasources/elevenlabs/apis/VoicesApi.js'
import type { ObservedVoiceJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import { mirrorOf } from '../../datasources/postgres/voices/mirrorOf.js'
import { UpstreamNotFound } from '../../errors.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { asBefore, type PollDeps, type PollSettings, pauseAfter } from './pollSettings.js'
import { type DeliveryTimeouts, type Progress, readProgress, readTraining } from './readProgress.js'

/** One upstream call for each hundred voices, whatever their jobs are. Answers how many jobs changed. */
export async function pollVoices(
  sources: PollDeps,
  jobs: readonly ObservedVoiceJob[],
  settings: PollSettings,
): Promise<number> {
  const voiceIds = [...new Set(jobs.map(({ voiceId }) => voiceId))]
  let changed = 0
  for (let start = 0; start < voiceIds.length; start += MAX_VOICE_IDS) {
    const wanted = new Set(voiceIds.slice(start, start + MAX_VOICE_IDS))
    const looked = jobs.filter(({ voiceId }) => wanted.has(voiceId))
    changed += await pollTogether(sources, [...wanted], looked, settings)
  }
  return changed
}

async function pollTogether(
  sources: PollDeps,
  voiceIds: readonly string[],
  jobs: readonly ObservedVoiceJob[],
  settings: PollSettings,
): Promise<number> {
  const { jobWorkerStore, workspace, upstream, queueCheck, logger } = sources
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
    return await jobWorkerStore.record(observations)
  } catch (error) {
    // Upstream's outage is no end of a job.
    logger.warn({ err: error, voices: voiceIds.length }, 'jobs could not be looked at')
    return jobWorkerStore.record(jobs.map((job) => ({ ...asBefore(job), nextPollMs: settings.slowMs })))
  }
}

/** Null when upstream says that the voice does not exist. */
async function progressOf(
  job: ObservedVoiceJob,
  voice: Voice,
  upstream: PollDeps['upstream'],
  patience: DeliveryTimeouts,
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
