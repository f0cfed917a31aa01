import { seededRandom } from '../../seededRandom.js'
import type { WireLibraryVoice } from '../../wire.js'

/** What GET /v1/shared-voices can be narrowed by; what is undefined, false or empty does not narrow. */
export interface LibraryFilters {
  category?: string
  gender?: string
  age?: string
  accent?: string
  language?: string
  locale?: string
  search?: string
  useCases: string[]
  descriptives: string[]
  featured: boolean
  minNoticePeriodDays?: number
  includeCustomRates?: boolean
  includeLiveModerated?: boolean
  ownerId?: string
}

const COUNTS = {
  created_date: ({ date_unix }) => date_unix,
  usage_character_count_1y: ({ usage_character_count_1y }) => usage_character_count_1y,
  trending: ({ usage_character_count_7d }) => usage_character_count_7d,
  cloned_by_count: ({ cloned_by_count }) => cloned_by_count,
} satisfies Record<string, (voice: WireLibraryVoice) => number>

export type LibrarySort = keyof typeof COUNTS
export const LIBRARY_SORTS = Object.keys(COUNTS) as LibrarySort[]

export function libraryTest(filters: LibraryFilters): (voice: WireLibraryVoice) => boolean {
  const { category, gender, age, accent, language, locale, search, useCases, descriptives, ownerId } = filters
  const { featured, minNoticePeriodDays, includeCustomRates, includeLiveModerated } = filters
  const is = (wanted: string | undefined, value: string | null | undefined) =>
    wanted === undefined || wanted.toLowerCase() === value?.toLowerCase()
  const among = (wanted: string[], value: string) => wanted.length === 0 || wanted.includes(value)
  const needle = search?.toLowerCase()
  return (voice) =>
    is(category, voice.category) &&
    is(gender, voice.gender) &&
    is(age, voice.age) &&
    is(accent, voice.accent) &&
    is(language, voice.language) &&
    is(locale, voice.locale) &&
    is(ownerId, voice.public_owner_id) &&
    among(useCases, voice.use_case) &&
    among(descriptives, voice.descriptive) &&
    (!featured || voice.featured) &&
    (minNoticePeriodDays === undefined || (voice.notice_period ?? 0) >= minNoticePeriodDays) &&
    (includeCustomRates !== false || (voice.rate ?? 1) === 1) &&
    (includeLiveModerated !== false || !voice.live_moderation_enabled) &&
    (needle === undefined ||
      [voice.name, voice.description, voice.accent, voice.use_case].some((text) =>
        text?.toLowerCase().includes(needle),
      ))
}

/** The greatest first; ids settle what is equal. */
export function sortLibrary(voices: readonly WireLibraryVoice[], sort: LibrarySort): WireLibraryVoice[] {
  const count = COUNTS[sort]
  return [...voices].sort((a, b) => count(b) - count(a) || (a.voice_id < b.voice_id ? -1 : 1))
}

/** The voices in the order of their likeness to a recording, nearest first: by its digest, for nothing is heard here. */
export function similarVoices(
  voices: readonly WireLibraryVoice[],
  sha256: string,
  threshold: number,
  most: number,
): WireLibraryVoice[] {
  return voices
    .map((voice) => ({ voice, distance: seededRandom(`${sha256}:${voice.voice_id}`)() * 2 }))
    .filter(({ distance }) => distance <= threshold)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ voice }) => voice)
}
