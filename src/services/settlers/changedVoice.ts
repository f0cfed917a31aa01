import type { VoiceChange } from '../../datasources/postgres/operationKinds.js'
import type { Voice } from '../../schema/Voice.js'
import { findNewSamples } from './newSamples.js'
import { nothing, type Settler, several, subjectOf } from './Settler.js'

/** A number may come back a little rounded. */
const SETTING_TOLERANCE = 1e-4

export const settleUpdateProfessionalVoice: Settler<'updateProfessionalVoice'> = async (operation, doors) => {
  const voice = await subjectOf(operation, doors)
  if (!voice || !isAsWanted(voice, operation.expectation)) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

export const settleUpdateVoice: Settler<'updateVoice'> = async (operation, doors) => {
  const { expectation } = operation
  const voice = await subjectOf(operation, doors)
  if (!voice || !isAsWanted(voice, expectation)) return nothing
  if (expectation.sampleIdsBefore !== undefined) {
    const { sampleIdsBefore, files } = expectation
    const samples = findNewSamples(voice, { sampleIdsBefore, files })
    if (typeof samples === 'string') return samples === 'SEVERAL' ? several : nothing
  }
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

export const settleUpdateVoiceSettings: Settler<'updateVoiceSettings'> = async (operation, doors) => {
  const voice = await subjectOf(operation, doors)
  if (!voice) return nothing
  const settings = await doors.upstream.voices.getSettings(voice.id)
  const { useSpeakerBoost, ...numbers } = operation.expectation
  const isWanted = Object.entries(numbers).every(([name, wanted]) => {
    const value = settings[name as keyof typeof numbers]
    return wanted == null || (value !== null && Math.abs(value - wanted) <= SETTING_TOLERANCE)
  })
  if (!isWanted || (useSpeakerBoost != null && settings.useSpeakerBoost !== useSpeakerBoost)) return nothing
  return { found: 'IT', outcome: { result: { voiceId: voice.id } } }
}

export const settleUpdateVoiceSample: Settler<'updateVoiceSample'> = async (operation, doors) => {
  const wanted = operation.expectation
  const voice = await subjectOf(operation, doors)
  const sample = voice?.samples?.find(({ id }) => id === wanted.sampleId)
  if (!voice || !sample) return nothing
  const isWanted =
    (wanted.removeBackgroundNoise == null || sample.removeBackgroundNoise === wanted.removeBackgroundNoise) &&
    (wanted.trimStartMs == null || sample.trimStartMs === wanted.trimStartMs) &&
    (wanted.trimEndMs == null || sample.trimEndMs === wanted.trimEndMs) &&
    (wanted.fileName == null || sample.fileName === wanted.fileName)
  if (!isWanted) return nothing
  if (wanted.selectedSpeakerIds != null) {
    const separation = sample.separation ?? (await doors.upstream.speakers.getSeparation(voice.id, sample.id))
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
