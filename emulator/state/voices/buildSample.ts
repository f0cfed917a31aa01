import { audioMetadata } from '../../audio/synthesis/recordingCache.js'
import { type SpeechRecipe, turnsOf } from '../../audio/synthesis/speechRecipe.js'
import { idFrom } from '../../seededRandom.js'
import type { WireSample, WireSpeaker, WireSpeakerSeparation } from '../../wire.js'

/** A sample added by a test; absent keys use defaults. */
export interface SampleFixture extends Partial<Omit<WireSample, 'speaker_separation'>> {
  speaker_separation?: Partial<WireSpeakerSeparation> | null
  /** Number of speakers in the recording. */
  speakers?: number
  /** Amplitude of the background noise, 0..1. */
  noise?: number
}

const MIN_SECS = 0.5
const MAX_SECS = 120
const DEFAULT_SECS = 2
const DEFAULT_NOISE = 0.004
const MAX_SPEAKERS = 8

/** Builds a sample. With an existing recipe the recording does not change. */
export function buildSample(
  fixture: SampleFixture,
  { voiceId, index, existing }: { voiceId: string; index: number; existing?: SpeechRecipe },
): { sample: WireSample; recipe: SpeechRecipe } {
  const { speaker_separation: separation, speakers, noise, ...values } = fixture
  const sampleId = values.sample_id ?? idFrom(`sample:${voiceId}:${index}`)
  const recipe: SpeechRecipe = existing ?? {
    seed: sampleId,
    durationSecs: Math.min(MAX_SECS, Math.max(MIN_SECS, values.duration_secs ?? DEFAULT_SECS)),
    speakers: Math.min(MAX_SPEAKERS, Math.max(1, speakers ?? 1)),
    noise: noise ?? DEFAULT_NOISE,
  }
  const sample: WireSample = {
    sample_id: sampleId,
    file_name: `sample-${index + 1}.wav`,
    mime_type: 'audio/wav',
    ...audioMetadata(recipe),
    remove_background_noise: false,
    has_isolated_audio: false,
    has_isolated_audio_preview: false,
    trim_start: null,
    trim_end: null,
    ...values,
  }
  if (!('speaker_separation' in fixture)) sample.speaker_separation = notStartedSeparation(voiceId, sampleId)
  else sample.speaker_separation = separation ? buildSeparation(separation, recipe, voiceId) : separation
  return { sample, recipe }
}

/** The separation of a sample before any was requested. */
export function notStartedSeparation(voiceId: string, sampleId: string): WireSpeakerSeparation {
  return { voice_id: voiceId, sample_id: sampleId, status: 'not_started', speakers: null, selected_speaker_ids: null }
}

/** Builds a separation. A completed one gets the speakers of the recording. */
export function buildSeparation(
  fixture: Partial<WireSpeakerSeparation>,
  recipe: SpeechRecipe,
  voiceId: string,
): WireSpeakerSeparation {
  const speakers = fixture.status === 'completed' ? speakersOf(recipe) : null
  return { ...notStartedSeparation(voiceId, recipe.seed), speakers, ...fixture }
}

export function speakerId(sampleId: string, speaker: number): string {
  return idFrom(`speaker:${sampleId}:${speaker}`)
}

export function speakersOf(recipe: SpeechRecipe): Record<string, WireSpeaker> {
  const turns = turnsOf(recipe)
  const speakers = Array.from({ length: recipe.speakers }, (_, speaker): [string, WireSpeaker] => {
    const utterances = turns.filter((turn) => turn.speaker === speaker).map(({ start, end }) => ({ start, end }))
    const hundredths = utterances.reduce((sum, { start, end }) => sum + Math.round((end - start) * 100), 0)
    const id = speakerId(recipe.seed, speaker)
    return [id, { speaker_id: id, duration_secs: hundredths / 100, utterances }]
  })
  return Object.fromEntries(speakers)
}
