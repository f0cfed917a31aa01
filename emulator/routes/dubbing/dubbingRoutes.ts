import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { exchangeOf } from '../../http/exchange.js'
import { queryReader } from '../../http/queryReader.js'
import { withForm } from '../../http/withForm.js'
import { milliseconds } from '../../state/dubbing/buildDubbing.js'
import {
  CREATORS,
  DUBBING_SORT_DIRECTIONS,
  DUBBING_SORT_KEYS,
  type DubbingFilters,
  dubbingPage,
} from '../../state/dubbing/dubbingPage.js'
import { languageOf } from '../../state/dubbing/languages.js'
import { similarVoices } from '../../state/voices/library.js'
import type { WireDubbingPage } from '../../wireDubbing.js'
import { assertCredits } from '../audio/generationRules.js'
import { type DubbingForm, readDubbingForm } from './readDubbingForm.js'
import { type DubbingPath, requireDubbing } from './requireDubbing.js'

const DEPRECATED_STATUSES = ['dubbing', 'dubbed', 'failed'] as const
const STATUSES = ['queued', 'preparing', 'dubbing', 'dubbed', 'failed'] as const
const MODELS = ['dubbing_v1', 'dubbing_v2'] as const
const SOURCES = ['flow_node', 'dubbing_ui', 'dubbing_api'] as const
const DEFAULT_PAGE_SIZE = 100
const MAX_PAGE_SIZE = 200
const CREDITS_PER_MINUTE = 3000
const CREDITS_PER_MINUTE_WITH_WATERMARK = 2000
const ANY_DISTANCE = 2

export function dubbingRoutes(api: FastifyInstance, context: EmulatorContext): void {
  const { state, clock } = context

  api.post('/v1/dubbing', (request) =>
    withForm(request, context, (form) => startDubbing(request, context, readDubbingForm(form))),
  )

  api.get('/v1/dubbing', (request): WireDubbingPage => {
    const query = queryReader(request.query)
    const filters: DubbingFilters = {
      status: query.enumValue('dubbing_status', DEPRECATED_STATUSES),
      statuses: query.enumValues('dubbing_statuses', STATUSES),
      models: query.enumValues('dubbing_models', MODELS),
      languages: query.texts('target_language_codes').map((code) => languageOf(code) ?? code),
      creationSources: query.enumValues('creation_sources', SOURCES),
      creator: query.enumValue('filter_by_creator', CREATORS) ?? 'all',
    }
    const size = query.integer('page_size', 1, MAX_PAGE_SIZE) ?? DEFAULT_PAGE_SIZE
    const order = {
      key: query.enumValue('order_by', DUBBING_SORT_KEYS) ?? 'created_at',
      direction: query.enumValue('order_direction', DUBBING_SORT_DIRECTIONS) ?? 'DESCENDING',
    } as const
    const cursor = query.text('cursor')
    query.check()
    const page = dubbingPage(state.dubs.records(), { filters, order, size, cursor }, clock.now().getTime())
    if (!page) {
      throw domainError({ code: 'invalid_cursor', message: 'The cursor is not one of this list.', param: 'cursor' })
    }
    return {
      dubs: page.dubs.map((dubbing) => state.dubs.toWire(dubbing)),
      next_cursor: page.nextCursor,
      has_more: page.nextCursor !== null,
    }
  })

  api.get<DubbingPath>('/v1/dubbing/:dubbing_id', ({ params }) =>
    state.dubs.toWire(requireDubbing(state, params.dubbing_id)),
  )

  api.delete<DubbingPath>('/v1/dubbing/:dubbing_id', ({ params }) => {
    requireDubbing(state, params.dubbing_id)
    state.dubs.remove(params.dubbing_id)
    return { status: 'ok' }
  })
}

/** Charges for a dubbing and starts it. */
function startDubbing(http: FastifyRequest, { state }: EmulatorContext, form: DubbingForm) {
  const { file, startSecs, endSecs, watermark, request } = form
  const durationSecs = milliseconds(Math.min(endSecs, state.dubs.secsOf(request)) - startSecs)
  if (durationSecs <= 0) {
    throw domainError({
      code: 'audio_too_short',
      message: 'Nothing of the medium is left.',
      param: startSecs > 0 ? 'start_time' : 'file',
    })
  }
  const cost = Math.ceil((durationSecs / 60) * (watermark ? CREDITS_PER_MINUTE_WITH_WATERMARK : CREDITS_PER_MINUTE))
  assertCredits(state.plan, cost)
  state.plan.charactersUsed += cost
  exchangeOf(http).call.generation = { characterCost: cost, historyItemId: null }
  const voice = request.voice === 'library' ? mostSimilarVoice(state.library(), request.seed) : request.voice
  const { id } = state.dubs.start({ ...request, durationSecs, voice })
  file?.recording.save(id)
  return { dubbing_id: id, expected_duration_sec: durationSecs }
}

function mostSimilarVoice(library: Parameters<typeof similarVoices>[0], seed: string): string {
  return similarVoices(library, seed, { threshold: ANY_DISTANCE, limit: 1 })[0]!.voice_id
}
