import type { JobWorkerStore, VoiceJobStart } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { readProgress, readTraining } from './readProgress.js'

/**
 * Creates jobs for work that is in progress upstream and has none: it was started by another program, or by a process that
 * died. Returns their number.
 */
export async function adoptRunningJobs(jobWorkerStore: JobWorkerStore, voices: readonly Voice[]): Promise<number> {
  const running = voices.flatMap(runningWorkOf)
  if (running.length === 0) return 0
  const active = await jobWorkerStore.activeOf([...new Set(running.map(({ voiceId }) => voiceId))])
  let started = 0
  for (const start of running) {
    const hasJob = active.some((job) => {
      if (job.voiceId !== start.voiceId || job.kind !== start.kind) return false
      // A job without a model id is the training of any model: upstream has chosen it.
      return start.kind === 'VOICE_TRAINING'
        ? job.modelId === null || job.modelId === start.modelId
        : job.sampleId === start.sampleId
    })
    if (!hasJob && (await jobWorkerStore.start(start)).isNew) started += 1
  }
  return started
}

function runningWorkOf({ id: voiceId, fineTuning, samples }: Voice): VoiceJobStart[] {
  const trainings = (fineTuning?.models ?? [])
    .filter(({ status: state }) => state === 'QUEUED' || state === 'FINE_TUNING' || state === 'DELAYED')
    .map(({ modelId }): VoiceJobStart => {
      const seen = readProgress(unseen, readTraining(fineTuning, modelId), { oldEndMs: 0, forgottenMs: Infinity })
      const { progress, message } = seen
      const status = seen.status === 'SUCCEEDED' || seen.status === 'FAILED' ? 'RUNNING' : seen.status
      return { kind: 'VOICE_TRAINING', voiceId, modelId, status, progress, message, startedHere: false }
    })
  const separations = (samples ?? [])
    .filter(({ separation }) => separation?.status === 'PENDING')
    .map(({ upstreamId: sampleId }): VoiceJobStart => {
      return { kind: 'SPEAKER_SEPARATION', voiceId, sampleId, status: 'RUNNING', startedHere: false }
    })
  return [...trainings, ...separations]
}

const unseen = { status: 'QUEUED', progress: null, message: null, baseline: null, ageMs: 0, quietMs: 0 } as const
