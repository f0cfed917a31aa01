import type { VoiceChange } from '../../datasources/postgres/operations/operationKinds.js'
import type { Voice } from '../../schema/voices/Voice.js'
import { findNewSamples } from './newSamples.js'
import { nothing, type Reconciler, several, subjectOf } from './Reconciler.js'

/** A number may come back a little rounded. */
const SETTING_TOLERANCE = 1e-4

export const reconcileUpdateProfessionalVoice: Reconciler<'updateProfessionalVoice'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  if (!voice || !isAsWanted(voice, operation.expectation)) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

export const reconcileUpdateVoice: Reconciler<'updateVoice'> = async (operation, deps) => {
  const { expectation } = operation
  const voice = await subjectOf(operation, deps)
  if (!voice || !isAsWanted(voice, expectation)) return nothing
  if (expectation.sampleIdsBefore !== undefined) {
    const { sampleIdsBefore, files } = expectation
    const samples = findNewSamples(voice, { sampleIdsBefore, files })
    if (typeof samples === 'string') return samples === 'SEVERAL' ? several : nothing
  }
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

export const reconcileUpdateVoiceSettings: Reconciler<'updateVoiceSettings'> = async (operation, deps) => {
  const voice = await subjectOf(operation, deps)
  if (!voice) return nothing
  const settings = await deps.upstream.voices.getSettings(voice.id)
  const { hasSpeakerBoost, ...numbers } = operation.expectation
  const isWanted = Object.entries(numbers).every(([name, wanted]) => {
    const value = settings[name as keyof typeof numbers]
    return wanted == null || (value !== null && Math.abs(value - wanted) <= SETTING_TOLERANCE)
  })
  if (!isWanted || (hasSpeakerBoost != null && settings.hasSpeakerBoost !== hasSpeakerBoost)) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

export const reconcileUpdateVoiceSample: Reconciler<'updateVoiceSample'> = async (operation, deps) => {
  const wanted = operation.expectation
  const voice = await subjectOf(operation, deps)
  const sample = voice?.samples?.find(({ id }) => id === wanted.sampleId)
  if (!voice || !sample) return nothing
  const isWanted =
    (wanted.removeBackgroundNoise == null || sample.isBackgroundNoiseRemoved === wanted.removeBackgroundNoise) &&
    (wanted.trimStartMs == null || sample.trimStartMs === wanted.trimStartMs) &&
    (wanted.trimEndMs == null || sample.trimEndMs === wanted.trimEndMs) &&
    (wanted.fileName == null || sample.fileName === wanted.fileName)
  if (!isWanted) return nothing
  if (wanted.selectedSpeakerIds != null) {
    const separation = sample.separation ?? (await deps.upstream.speakers.getSeparation(voice.id, sample.id))
    const { selectedSpeakerIds } = separation
    if ([...selectedSpeakerIds].sort().join() !== [...wanted.selectedSpeakerIds].sort().join()) return nothing
  }
  return { found: 'IT', outcome: { result: { voiceId: voice.id, sampleId: sample.id } } }
}

/** What was not asked for is null or absent; only of the description a null is a wish: that there be none. */
function isAsWanted(voice: Voice, { name, language, description, labels }: VoiceChange): boolean {
  if (name != null && voice.name !== name) return false
  if (language != null && voice.fineTuning?.language !== language) return false
  if (description !== undefined && (voice.description ?? '') !== (description ?? '')) return false
  if (labels == null) return true
  const texts = (list: readonly { key: string; value: string }[]) =>
    JSON.stringify(list.map(({ key, value }) => [key, value]).sort())
  return texts(voice.labels) === texts(labels)
}
