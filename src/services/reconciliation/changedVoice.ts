import type { VoiceChange } from '../../datasources/postgres/operations/operationKinds.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { findNewSamples } from './newSamples.js'
import { none, type Reconciler, several, subjectOf } from './Reconciler.js'

/** Upstream may round settings. */
const SETTING_TOLERANCE = 1e-4

export const reconcileUpdateProfessionalVoice: Reconciler<'updateProfessionalVoice'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  if (!voice || !isApplied(voice, operation.expectation)) return none
  return { found: 'ONE', outcome: { result: { voiceId: voice.id } } }
}

export const reconcileUpdateVoice: Reconciler<'updateVoice'> = async (operation, deps) => {
  const { expectation } = operation
  const voice = await subjectOf(operation, deps)
  if (!voice || !isApplied(voice, expectation)) return none
  if (expectation.sampleIdsBefore !== undefined) {
    const { sampleIdsBefore, files } = expectation
    const samples = findNewSamples(voice, { sampleIdsBefore, files })
    if (typeof samples === 'string') return samples === 'SEVERAL' ? several : none
  }
  return { found: 'ONE', outcome: { result: { voiceId: voice.id } } }
}

export const reconcileUpdateVoiceSettings: Reconciler<'updateVoiceSettings'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  if (!voice) return none
  const settings = await deps.upstream.voices.getSettings(voice.id)
  const { hasSpeakerBoost, ...numbers } = operation.expectation
  const isMatch = Object.entries(numbers).every(([name, wanted]) => {
    const value = settings[name as keyof typeof numbers]
    return wanted == null || (value !== null && Math.abs(value - wanted) <= SETTING_TOLERANCE)
  })
  if (!isMatch || (hasSpeakerBoost != null && settings.hasSpeakerBoost !== hasSpeakerBoost)) return none
  return { found: 'ONE', outcome: { result: { voiceId: voice.id } } }
}

export const reconcileUpdateVoiceSample: Reconciler<'updateVoiceSample'> = async (operation, deps) => {
  const wanted = operation.expectation
  const voice = await subjectOf(operation, deps)
  const sample = voice?.samples?.find(({ upstreamId }) => upstreamId === wanted.sampleId)
  if (!voice || !sample) return none
  const isMatch =
    (wanted.removeBackgroundNoise == null || sample.isBackgroundNoiseRemoved === wanted.removeBackgroundNoise) &&
    (wanted.trimStartMs == null || sample.trimStartMs === wanted.trimStartMs) &&
    (wanted.trimEndMs == null || sample.trimEndMs === wanted.trimEndMs) &&
    (wanted.fileName == null || sample.fileName === wanted.fileName)
  if (!isMatch) return none
  if (wanted.selectedSpeakerIds != null) {
    const separation = sample.separation ?? (await deps.upstream.speakers.getSeparation(voice.id, sample.upstreamId))
    const { upstreamSelectedIds } = separation
    if ([...upstreamSelectedIds].sort().join() !== [...wanted.selectedSpeakerIds].sort().join()) return none
  }
  return { found: 'ONE', outcome: { result: { voiceId: voice.id, sampleId: sample.upstreamId } } }
}

/** Null and absent mean unchanged, except for the description: null clears it. */
function isApplied(voice: Voice, { name, language, description, labels }: VoiceChange): boolean {
  if (name != null && voice.name !== name) return false
  if (language != null && voice.fineTuning?.language !== language) return false
  if (description !== undefined && (voice.description ?? '') !== (description ?? '')) return false
  if (labels == null) return true
  const texts = (list: readonly { key: string; value: string }[]) =>
    JSON.stringify(list.map(({ key, value }) => [key, value]).sort())
  return texts(voice.labels) === texts(labels)
}
