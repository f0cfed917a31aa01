import type { WireSample } from '../../wire.js'
import { buildSeparation, type SampleFixture } from './buildSample.js'
import { buildSamples, type VoiceFixture, type VoiceRecord } from './buildVoice.js'

/** Applies a patch to a voice in place; `fine_tuning`, `sharing` and `voice_verification` are merged one level deep. */
export function patchVoiceRecord(record: VoiceRecord, patch: VoiceFixture): void {
  const { samples, fine_tuning, sharing, voice_verification, ...plain } = patch
  const { voice_id } = record.voice
  Object.assign(record.voice, plain, { voice_id })
  for (const [key, value] of Object.entries({ fine_tuning, sharing, voice_verification })) {
    if (!(key in patch)) continue
    const current = record.voice[key as 'fine_tuning' | 'sharing' | 'voice_verification']
    Object.assign(record.voice, { [key]: value ? { ...current, ...value } : value })
  }
  if (!('samples' in patch)) return
  const built = buildSamples(samples, voice_id, record.recipes)
  record.voice = { ...record.voice, samples: built.samples }
  record.recipes = built.recipes
}

/** Applies a patch to a sample in place. */
export function patchSampleOf({ voice, recipes }: VoiceRecord, sampleId: string, patch: SampleFixture): WireSample {
  const { voice_id: voiceId } = voice
  const sample = voice.samples?.find(({ sample_id }) => sample_id === sampleId)
  const recipe = recipes[sampleId]
  if (!sample || !recipe) throw new Error(`Voice ${voiceId} has no sample ${sampleId}`)
  const { speaker_separation: separation, speakers, noise, ...plain } = patch
  if (speakers !== undefined || noise !== undefined) {
    throw new Error('speakers and noise of an existing recording cannot change')
  }
  Object.assign(sample, plain)
  if ('speaker_separation' in patch) {
    sample.speaker_separation = separation ? buildSeparation(separation, recipe, voiceId) : separation
  }
  return sample
}
