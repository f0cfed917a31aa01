import { idFrom } from '../seededRandom.js'
import { PREVIEW_PATH } from '../state/voices/buildVoice.js'
import type { WireLibraryVoice } from '../wire.js'
import { daysBefore } from './demoId.js'

type Row = [name: string, gender: string, age: string, accent: string, useCase: string, locale: string, tone: string]

const ROWS: Row[] = [
  ['Saffron Vale', 'female', 'young', 'american', 'social_media', 'en-US', 'upbeat'],
  ['Thane Holloway', 'male', 'old', 'british', 'narrative_story', 'en-GB', 'deep'],
  ['Ysolde Marsh', 'female', 'middle_aged', 'irish', 'narrative_story', 'en-IE', 'calm'],
  ['Quill Ardent', 'neutral', 'young', 'american', 'characters_animation', 'en-US', 'raspy'],
  ['Larch Bellweather', 'male', 'middle_aged', 'australian', 'advertisement', 'en-AU', 'confident'],
  ['Merle Ansgar', 'male', 'middle_aged', 'standard', 'informative_educational', 'de-DE', 'calm'],
  ['Oda Lindqvist', 'female', 'young', 'standard', 'conversational', 'sv-SE', 'warm'],
  ['Rosalba Fiore', 'female', 'old', 'standard', 'narrative_story', 'it-IT', 'soft'],
  ['Baptiste Corail', 'male', 'young', 'parisian', 'social_media', 'fr-FR', 'upbeat'],
  ['Ximena Robledo', 'female', 'middle_aged', 'mexican', 'advertisement', 'es-MX', 'confident'],
  ['Tadeusz Wrona', 'male', 'old', 'standard', 'informative_educational', 'pl-PL', 'deep'],
  ['Hanae Mori-Clay', 'female', 'young', 'standard', 'characters_animation', 'ja-JP', 'cute'],
]

const OWNERS = ['first', 'second', 'third'].map(
  (name) => `${idFrom(`owner:${name}`, 32)}${idFrom(`owner:${name}+`, 32)}`,
)
const CATEGORIES = ['professional', 'professional', 'high_quality', 'famous'] as const
const TAKES = ['', ' at Dusk', ' in the Booth'] as const

/** The public library: invented people, some with several voices. The same date returns the same voices. */
export function libraryVoices(at: Date): WireLibraryVoice[] {
  return TAKES.flatMap((take, takeIndex) =>
    ROWS.map((row, rowIndex) => libraryVoice(row, { take, index: takeIndex * ROWS.length + rowIndex }, at)),
  )
}

function libraryVoice(
  [name, gender, age, accent, use_case, locale, descriptive]: Row,
  { take, index }: { take: string; index: number },
  at: Date,
): WireLibraryVoice {
  const voiceId = idFrom(`library:${name}${take}`)
  const preview = `${PREVIEW_PATH}${voiceId}.wav`
  const language = locale.slice(0, 2)
  return {
    public_owner_id: OWNERS[index % OWNERS.length]!,
    voice_id: voiceId,
    date_unix: daysBefore(at, 20 + index * 11),
    name: `${name}${take}`,
    accent,
    gender,
    age,
    descriptive,
    use_case,
    category: CATEGORIES[index % CATEGORIES.length]!,
    language,
    locale: index % 5 === 4 ? null : locale,
    description: index % 7 === 6 ? null : `A ${descriptive} voice from the library.`,
    preview_url: preview,
    usage_character_count_1y: 4_000_000 - index * 97_000,
    usage_character_count_7d: 70_000 - index * 1_900,
    play_api_usage_character_count_1y: index * 1_000,
    cloned_by_count: 900 - ((index * 53) % 700),
    rate: index % 4 === 3 ? 2.5 : 1,
    fiat_rate: null,
    free_users_allowed: index % 3 !== 2,
    live_moderation_enabled: index % 6 === 5,
    featured: index % 4 === 0,
    verified_languages: [{ language, model_id: 'eleven_multilingual_v2', accent, locale, preview_url: preview }],
    notice_period: index % 2 === 0 ? 90 : 0,
    instagram_username: null,
    twitter_username: null,
    youtube_username: null,
    tiktok_username: null,
    image_url: null,
    is_added_by_user: null,
    is_bookmarked: null,
  }
}
