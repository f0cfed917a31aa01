import type { VoiceJobStart } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { readProgress, readTraining } from './readProgress.js'

const unseen = { status: 'QUEUED', progress: null, message: null, baseline: null, ageMs: 0, quietMs: 0 } as const
const timeouts = { oldEndMs: 0, forgottenMs: Number.POSITIVE_INFINITY }

export function workOf({ id: voiceId, fineTuning, samples }: Voice): VoiceJobStart[] {
  const trainings = (fineTuning?.models ?? [])
    .filter(({ status }) => status !== 'NOT_STARTED' && status !== 'UNKNOWN')
    .map(({ modelId }): VoiceJobStart => {
      const progress = readProgress(unseen, readTraining(fineTuning ?? null, modelId), timeouts)
      return { kind: 'VOICE_TRAINING', voiceId, modelId, ...progress, startedHere: false }
    })
  const separations = (samples ?? []).flatMap(({ upstreamId: sampleId, separation }): VoiceJobStart[] => {
    const upstreamStatus = separation?.status ?? 'NOT_STARTED'
    if (upstreamStatus === 'NOT_STARTED' || upstreamStatus === 'UNKNOWN') return []
    const progress = readProgress(unseen, { upstreamStatus, progress: null, message: null }, timeouts)
    return [{ kind: 'SPEAKER_SEPARATION', voiceId, sampleId, ...progress, startedHere: false }]
  })
  return [...trainings, ...separations]
}
