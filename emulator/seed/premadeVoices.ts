import type { VoiceFixture } from '../state/voices/buildVoice.js'
import { COLLECTIONS, daysBefore, demoId } from './demoId.js'

type Row = [
  name: string,
  description: string,
  gender: string,
  age: string,
  accent: string,
  useCase: string,
  lang: string,
]

const ROWS: Row[] = [
  ['Alder', 'Calm and warm, for long listening.', 'male', 'middle_aged', 'american', 'narrative_story', 'en'],
  ['Bryony', 'Bright and quick, made for short clips.', 'female', 'young', 'british', 'social_media', 'en'],
  ['Cassia', 'Clear and patient on the telephone.', 'female', 'middle_aged', 'australian', 'conversational', 'en'],
  ['Dorrell', 'Deep, slow, a little rough.', 'male', 'old', 'american', 'characters_animation', 'en'],
  ['Elowen', 'Soft-spoken, close to the microphone.', 'female', 'young', 'irish', 'narrative_story', 'en'],
  ['Fennick', 'Even and neutral, for the news.', 'male', 'middle_aged', 'standard', 'informative_educational', 'de'],
  ['Galadine', 'Elegant, with a smile in it.', 'female', 'middle_aged', 'parisian', 'advertisement', 'fr'],
  ['Hespera', 'Neither high nor low, steady.', 'neutral', 'young', 'peninsular', 'conversational', 'es'],
]

/** The default voices of the service: available to everyone, without samples. */
export function premadeVoices(at: Date): VoiceFixture[] {
  return ROWS.map(([name, description, gender, age, accent, useCase, language], index) => ({
    voice_id: demoId(name),
    name,
    category: 'premade',
    description,
    labels: { accent, descriptive: 'calm', age, gender, language, use_case: useCase },
    samples: null,
    // The oldest default voices have no creation date.
    created_at_unix: index < 3 ? undefined : daysBefore(at, 900 - index * 20),
    is_legacy: index === 3,
    collection_ids: index === 1 ? [COLLECTIONS.audiobooks] : index === 2 ? null : [],
    voice_verification: null,
    verified_languages: [
      { language, model_id: 'eleven_multilingual_v2', accent, locale: null, preview_url: null },
      { language, model_id: 'eleven_flash_v2_5', accent },
    ],
    high_quality_base_model_ids: [
      'eleven_multilingual_v2',
      'eleven_v2_flash',
      'eleven_v2_5_flash',
      'eleven_turbo_v2_5',
    ],
    available_for_tiers: [],
  }))
}
