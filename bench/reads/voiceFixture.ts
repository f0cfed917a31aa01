import type { VoiceFixture } from '../../emulator/index.js'

/** A trained voice with two recordings, each with two separated speakers. */
export function voiceFixture(index: number): VoiceFixture {
  return {
    name: `Narrator ${String(index).padStart(3, '0')}`,
    category: 'professional',
    description: 'Recorded in a booth over two days, for long texts that are read in one go.',
    available_for_tiers: ['creator', 'pro'],
    verified_languages: [
      { language: 'en', model_id: 'eleven_multilingual_v2', accent: 'american', locale: 'en-US', preview_url: null },
      { language: 'de', model_id: 'eleven_multilingual_v2', accent: 'standard', locale: 'de-DE', preview_url: null },
    ],
    collection_ids: ['audiobooks'],
    samples: ['talk', 'round table'].map((name) => ({
      file_name: `${name} ${index}.wav`,
      duration_secs: 4,
      speakers: 2,
      speaker_separation: { status: 'completed', selected_speaker_ids: [] },
    })),
  }
}
