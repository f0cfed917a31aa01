import type { WireVoice } from '../../wire.js'

/** The filters of GET /v2/voices. Undefined and empty mean no filter. */
export interface VoiceFilters {
  voiceIds: string[]
  search?: string
  voiceType?: string
  category?: string
  fineTuningState?: string
  collectionId?: string
  gender?: string
  age?: string
  languages: string[]
  accent?: string
  useCases: string[]
  minNoticePeriodDays?: number
  includeCustomRates?: boolean
  includeLiveModerated?: boolean
  highQuality?: boolean
}

type VoiceTest = (voice: WireVoice) => boolean

export function isDefault({ category }: WireVoice): boolean {
  return category === 'premade'
}

function isCommunity({ sharing }: WireVoice): boolean {
  return sharing?.status === 'copied' || sharing?.status === 'copied_disabled'
}

const isPersonal: VoiceTest = (voice) => !isDefault(voice) && !isCommunity(voice) && voice.is_owner === true
const isWorkspace: VoiceTest = (voice) => !isDefault(voice) && !isCommunity(voice) && voice.is_owner !== true

/** The values of `voice_type`. */
export const VOICE_TYPES: Readonly<Record<string, VoiceTest>> = {
  personal: isPersonal,
  community: isCommunity,
  default: isDefault,
  workspace: isWorkspace,
  'non-default': (voice) => !isDefault(voice),
  'non-community': (voice) => isPersonal(voice) || isWorkspace(voice),
  saved: (voice) => !isDefault(voice) || (voice.collection_ids?.length ?? 0) > 0,
}

export function isUnfiltered({ voiceIds, languages, useCases, ...scalars }: VoiceFilters): boolean {
  const lists = [voiceIds, languages, useCases]
  return lists.every((list) => list.length === 0) && Object.values(scalars).every((value) => value === undefined)
}

/** A predicate for voices that pass all filters. */
export function voiceTest(filters: VoiceFilters): VoiceTest {
  const tests = [...attributeTests(filters), ...labelTests(filters), ...sharingTests(filters)]
  return (voice) => tests.every((test) => test(voice))
}

function attributeTests(filters: VoiceFilters): VoiceTest[] {
  const { voiceIds, search, voiceType, category, fineTuningState, collectionId, highQuality } = filters
  const tests: VoiceTest[] = []
  if (voiceIds.length > 0) {
    const allowed = new Set(voiceIds)
    tests.push(({ voice_id }) => allowed.has(voice_id))
  }
  if (search !== undefined) tests.push(containsText(search))
  if (voiceType !== undefined) tests.push(VOICE_TYPES[voiceType] ?? (() => false))
  if (category !== undefined) tests.push((voice) => voice.category === category)
  if (fineTuningState !== undefined) tests.push((voice) => trainingStates(voice).includes(fineTuningState))
  if (collectionId !== undefined) tests.push((voice) => voice.collection_ids?.includes(collectionId) ?? false)
  if (highQuality) tests.push((voice) => voice.category === 'high_quality')
  return tests
}

function labelTests({ gender, age, accent, languages, useCases }: VoiceFilters): VoiceTest[] {
  const labels = Object.entries({ gender, age, accent }).flatMap(([label, value]) =>
    value === undefined ? [] : [hasLabel(label, [value])],
  )
  if (languages.length > 0) labels.push(hasLabel('language', languages))
  if (useCases.length > 0) labels.push(hasLabel('use_case', useCases))
  return labels
}

function sharingTests({ minNoticePeriodDays, includeCustomRates, includeLiveModerated }: VoiceFilters): VoiceTest[] {
  const tests: VoiceTest[] = []
  if (minNoticePeriodDays !== undefined) {
    tests.push(({ sharing }) => (sharing?.notice_period ?? -1) >= minNoticePeriodDays)
  }
  if (includeCustomRates === false) tests.push(({ sharing }) => (sharing?.rate ?? 1) === 1)
  if (includeLiveModerated === false) tests.push(({ sharing }) => sharing?.live_moderation_enabled !== true)
  return tests
}

function containsText(search: string): VoiceTest {
  const searchText = search.toLowerCase()
  return ({ name, description, category, labels }) =>
    [name, description, category, ...Object.values(labels)].some((text) => text?.toLowerCase().includes(searchText))
}

function hasLabel(label: string, values: string[]): VoiceTest {
  const allowed = new Set(values.map((value) => value.toLowerCase()))
  return ({ labels }) => allowed.has(labels[label]?.toLowerCase() ?? '')
}

/** `draft` and `not_verified` exist only in the filter: no samples, and verification missing. */
function trainingStates({ category, samples, voice_verification, fine_tuning }: WireVoice): string[] {
  if (category !== 'professional') return []
  if (!samples?.length) return ['draft']
  if (voice_verification?.requires_verification && !voice_verification.is_verified) return ['not_verified']
  return Object.values(fine_tuning?.state ?? {})
}
