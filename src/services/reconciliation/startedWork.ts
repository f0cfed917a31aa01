import { none, type Reconciler, subjectOf } from './Reconciler.js'

export const reconcileTrainVoice: Reconciler<'trainVoice'> = async (operation, deps) => {
  const { modelId, statesBefore } = operation.expectation
  const voice = await subjectOf(operation, deps)
  const before = new Map(statesBefore.map((model) => [model.modelId, model.state]))
  const trained = voice?.fineTuning?.models.find(
    (model) =>
      (modelId === null || model.modelId === modelId) &&
      model.status !== 'NOT_STARTED' &&
      model.status !== before.get(model.modelId),
  )
  if (!voice || !trained) return none
  return {
    found: 'ONE',
    outcome: {
      result: { voiceId: voice.id },
      starts: { kind: 'VOICE_TRAINING', voiceId: voice.id, modelId },
    },
  }
}

export const reconcileSeparateSpeakers: Reconciler<'separateSpeakers'> = async (operation, deps) => {
  const { sampleId, statusBefore } = operation.expectation
  const voice = await subjectOf(operation, deps)
  const sample = voice?.samples?.find(({ upstreamId }) => upstreamId === sampleId)
  if (!voice || !sample) return none
  const { status } = sample.separation ?? (await deps.upstream.speakers.getSeparation(voice.id, sampleId))
  if (status === 'NOT_STARTED' || status === statusBefore) return none
  return {
    found: 'ONE',
    outcome: {
      result: { voiceId: voice.id, sampleId },
      starts: { kind: 'SPEAKER_SEPARATION', voiceId: voice.id, sampleId },
    },
  }
}
