import { audioFacts } from '../../audio/synthesis/recordingCache.js'
import { type SpeechRecipe, turnsOf } from '../../audio/synthesis/speechRecipe.js'
import { idFrom } from '../../seededRandom.js'
import type { WireSample, WireSpeaker, WireSpeakerSeparation } from '../../wire.js'

/** What a caller wants to say of a sample; the rest is filled in. */
export interface SampleDraft extends Partial<Omit<WireSample, 'speaker_separation'>> {
  speaker_separation?: Partial<WireSpeakerSeparation> | null
  /** How many people are heard in it. */
  speakers?: number
  /** Amplitude of the noise behind them, 0..1. */
  noise?: number
}

const SHORTEST_SECS = 0.5
const LONGEST_SECS = 120
const DEFAULT_SECS = 2
const DEFAULT_NOISE = 0.004
const MOST_SPEAKERS = 8

/** Fills a sample; with a recipe that is already known the recording stays what it was. */
export function completeSample(
  draft: SampleDraft,
  voiceId: string,
  index: number,
  known?: SpeechRecipe,
): { sample: WireSample; recipe: SpeechRecipe } {
  const { speaker_separation: separation, speakers, noise, ...given } = draft
  const sampleId = given.sample_id ?? idFrom(`sample:${voiceId}:${index}`)
  const recipe: SpeechRecipe = known ?? {
    seed: sampleId,
    durationSecs: Math.min(LONGEST_SECS, Math.max(SHORTEST_SECS, given.duration_secs ?? DEFAULT_SECS)),
    speakers: Math.min(MOST_SPEAKERS, Math.max(1, speakers ?? 1)),
    noise: noise ?? DEFAULT_NOISE,
  }
  const sample: WireSample = {
    sample_id: sampleId,
    file_name: `sample-${index + 1}.wav`,
    mime_type: 'audio/wav',
    ...audioFacts(recipe),
    remove_background_noise: false,
    has_isolated_audio: false,
    has_isolated_audio_preview: false,
    trim_start: null,
    trim_end: null,
    ...given,
  }
  if (!('speaker_separation' in draft)) sample.speaker_separation = notStarted(voiceId, sampleId)
  else sample.speaker_separation = separation ? completeSeparation(separation, recipe, voiceId) : separation
  return { sample, recipe }
}

/** The separation of a sample for which none was ever asked. */
export function notStarted(voiceId: string, sampleId: string): WireSpeakerSeparation {
  return { voice_id: voiceId, sample_id: sampleId, status: 'not_started', speakers: null, selected_speaker_ids: null }
}

/** Fills a separation; a completed one gets the speakers who are really heard in the recording. */
export function completeSeparation(
  draft: Partial<WireSpeakerSeparation>,
  recipe: SpeechRecipe,
  voiceId: string,
): WireSpeakerSeparation {
  const speakers = draft.status === 'completed' ? speakersOf(recipe) : null
  return { ...notStarted(voiceId, recipe.seed), speakers, ...draft }
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
