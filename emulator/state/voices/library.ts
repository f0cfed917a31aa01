import { seededRandom } from '../../seededRandom.js'
import type { WireLibraryVoice } from '../../wire.js'

/** The filters of GET /v1/shared-voices. Undefined, false and empty mean no filter. */
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
  const equals = (allowed: string | undefined, value: string | null | undefined) =>
    allowed === undefined || allowed.toLowerCase() === value?.toLowerCase()
  const isIn = (allowed: string[], value: string) => allowed.length === 0 || allowed.includes(value)
  const searchText = search?.toLowerCase()
  return (voice) =>
    equals(category, voice.category) &&
    equals(gender, voice.gender) &&
    equals(age, voice.age) &&
    equals(accent, voice.accent) &&
    equals(language, voice.language) &&
    equals(locale, voice.locale) &&
    equals(ownerId, voice.public_owner_id) &&
    isIn(useCases, voice.use_case) &&
    isIn(descriptives, voice.descriptive) &&
    (!featured || voice.featured) &&
    (minNoticePeriodDays === undefined || (voice.notice_period ?? 0) >= minNoticePeriodDays) &&
    (includeCustomRates !== false || (voice.rate ?? 1) === 1) &&
    (includeLiveModerated !== false || !voice.live_moderation_enabled) &&
    (searchText === undefined ||
      [voice.name, voice.description, voice.accent, voice.use_case].some((text) =>
        text?.toLowerCase().includes(searchText),
      ))
}

/** Descending order; ids are the tie-breaker. */
export function sortLibrary(voices: readonly WireLibraryVoice[], sort: LibrarySort): WireLibraryVoice[] {
  const count = COUNTS[sort]
  return [...voices].sort((a, b) => count(b) - count(a) || (a.voice_id < b.voice_id ? -1 : 1))
}

/** The voices most similar to a recording. The similarity is derived from its digest, not from its audio. */
export function similarVoices(
  voices: readonly WireLibraryVoice[],
  sha256: string,
  { threshold, limit }: { threshold: number; limit: number },
): WireLibraryVoice[] {
  return voices
    .map((voice) => ({ voice, distance: seededRandom(`${sha256}:${voice.voice_id}`)() * 2 }))
    .filter(({ distance }) => distance <= threshold)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ voice }) => voice)
}
