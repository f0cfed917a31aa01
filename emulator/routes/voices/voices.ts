import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { type QueryReader, queryReader } from '../../http/queryReader.js'
import { requestBase } from '../../http/requestBase.js'
import { isUnfiltered, VOICE_TYPES, type VoiceFilters, voiceTest } from '../../state/voices/voiceFilters.js'
import { DIRECTIONS, SORTS, type VoiceOrder, voicePage } from '../../state/voices/voicePage.js'
import { voiceToWire } from '../../state/voices/voiceToWire.js'
import type { WireVoice, WireVoicePage } from '../../wire.js'
import { requireVoice } from './requireVoice.js'

const DEFAULT_PAGE_SIZE = 10
const MAX_PAGE_SIZE = 100
const MAX_VOICE_IDS = 100

export function voiceRoutes(api: FastifyInstance, context: EmulatorContext): void {
  api.get('/v2/voices', (request) => listVoices(request, context))

  api.get<{ Params: { voice_id: string } }>('/v1/voices/:voice_id', (request) => {
    // Deprecated and without effect, but a malformed value is refused.
    const query = queryReader(request.query)
    query.boolean('with_settings')
    query.check()
    return voiceToWire(requireVoice(context.state, request.params.voice_id).voice, requestBase(request))
  })
}

function listVoices(request: FastifyRequest, context: EmulatorContext): WireVoicePage {
  const { state, addDefaultVoicesToFirstPage } = context
  const query = queryReader(request.query)
  const filters = readFilters(query)
  const pageSize = query.integer('page_size') ?? DEFAULT_PAGE_SIZE
  const includeTotal = query.boolean('include_total_count') ?? true
  const token = query.text('next_page_token')
  query.check()
  assertRanges(filters, pageSize)
  const order = readOrder(query)
  const test = voiceTest(filters)
  const records = [...state.records()].filter(({ voice }) => test(voice))
  const page = voicePage(records, order, {
    size: pageSize,
    token,
    defaultsOnFirstPage: addDefaultVoicesToFirstPage && isUnfiltered(filters),
  })
  if (!page) {
    throw domainError({
      code: 'invalid_cursor',
      message: 'The next_page_token does not belong to this listing.',
      param: 'next_page_token',
    })
  }
  const base = requestBase(request)
  return {
    voices: page.voices.map((voice) => toListItem(voiceToWire(voice, base), context)),
    has_more: page.nextPageToken !== null,
    // The key is required; without a requested count its value is meaningless.
    total_count: includeTotal ? page.totalCount : 0,
    next_page_token: page.nextPageToken,
  }
}

function toListItem(voice: WireVoice, { listFills }: EmulatorContext): WireVoice {
  const { samples, settings, ...listed } = voice
  return { ...listed, ...(listFills.samples ? { samples } : {}), ...(listFills.settings ? { settings } : {}) }
}

function readFilters(query: QueryReader): VoiceFilters {
  return {
    voiceIds: query.texts('voice_ids'),
    search: query.text('search'),
    voiceType: query.text('voice_type'),
    category: query.text('category'),
    fineTuningState: query.text('fine_tuning_state'),
    collectionId: query.text('collection_id'),
    gender: query.text('gender'),
    age: query.text('age'),
    languages: query.texts('language'),
    accent: query.text('accent'),
    useCases: query.texts('use_cases'),
    minNoticePeriodDays: query.integer('min_notice_period_days'),
    includeCustomRates: query.boolean('include_custom_rates'),
    includeLiveModerated: query.boolean('include_live_moderated'),
    highQuality: query.boolean('high_quality'),
  }
}

function assertRanges({ voiceIds, voiceType }: VoiceFilters, pageSize: number): void {
  if (pageSize < 1 || pageSize > MAX_PAGE_SIZE) {
    throw domainError({
      code: 'invalid_page_size',
      message: `page_size must be between 1 and ${MAX_PAGE_SIZE}.`,
      param: 'page_size',
    })
  }
  if (voiceIds.length > MAX_VOICE_IDS) {
    throw invalidParameter('voice_ids', `At most ${MAX_VOICE_IDS} voices can be looked up at once.`)
  }
  if (voiceType !== undefined) requireOneOf('voice_type', voiceType, Object.keys(VOICE_TYPES))
}

function readOrder(query: QueryReader): VoiceOrder {
  return {
    sort: requireOneOf('sort', query.text('sort') ?? 'created_at_unix', SORTS),
    direction: requireOneOf('sort_direction', query.text('sort_direction') ?? 'desc', DIRECTIONS),
  }
}

function requireOneOf<T extends string>(param: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === value)
  if (found === undefined) throw invalidParameter(param, `${param} must be one of ${allowed.join(', ')}.`)
  return found
}

function invalidParameter(param: string, message: string) {
  return domainError({ code: 'invalid_parameters', message, param })
}
