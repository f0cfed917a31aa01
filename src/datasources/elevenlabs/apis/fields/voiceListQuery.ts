import type { VoiceTrainingStatus } from '../../../../schema/voices/VoiceFineTuning.js'

/** Filters and order of a list. Upstream decides the defaults. */
export interface VoiceListParams {
  /** In names, descriptions, labels and categories. */
  search?: string
  sort?: keyof typeof SORTS
  direction?: 'ASC' | 'DESC'
  voiceType?: keyof typeof VOICE_TYPES
  category?: 'PREMADE' | 'CLONED' | 'GENERATED' | 'PROFESSIONAL'
  /** `DRAFT` and `NOT_VERIFIED` exist only in this filter. */
  fineTuningState?: Exclude<VoiceTrainingStatus, 'UNKNOWN'> | 'DRAFT' | 'NOT_VERIFIED'
  collectionId?: string
  gender?: string
  age?: string
  accent?: string
  /** Voices with any of these. */
  languages?: readonly string[]
  /** Voices with any of these. */
  useCases?: readonly string[]
  /** From 1 to 100. Default: 10. The first page may be larger, because upstream adds default voices to it. */
  pageSize?: number
  pageToken?: string
  /** Slows the response. */
  includeTotalCount?: boolean
  signal?: AbortSignal
}

const SORTS = { CREATED_AT: 'created_at_unix', NAME: 'name' } as const

const VOICE_TYPES = {
  PERSONAL: 'personal',
  COMMUNITY: 'community',
  DEFAULT: 'default',
  WORKSPACE: 'workspace',
  NON_DEFAULT: 'non-default',
  NON_COMMUNITY: 'non-community',
  SAVED: 'saved',
} as const

/** The query of GET /v2/voices. */
export function voiceListQuery(params: VoiceListParams): URLSearchParams {
  const query = new URLSearchParams()
  const set = (name: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  set('search', params.search)
  set('sort', params.sort && SORTS[params.sort])
  set('sort_direction', params.direction?.toLowerCase())
  set('voice_type', params.voiceType && VOICE_TYPES[params.voiceType])
  set('category', params.category?.toLowerCase())
  set('fine_tuning_state', params.fineTuningState?.toLowerCase())
  set('collection_id', params.collectionId)
  set('gender', params.gender)
  set('age', params.age)
  set('accent', params.accent)
  for (const language of params.languages ?? []) query.append('language', language)
  for (const useCase of params.useCases ?? []) query.append('use_cases', useCase)
  set('page_size', params.pageSize)
  set('next_page_token', params.pageToken)
  query.set('include_total_count', String(params.includeTotalCount ?? false))
  return query
}
