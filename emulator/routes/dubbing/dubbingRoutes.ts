import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { exchangeOf } from '../../http/exchange.js'
import { queryReader } from '../../http/queryReader.js'
import { withForm } from '../../http/withForm.js'
import { milliseconds } from '../../state/dubbing/buildDubbing.js'
import { CREATORS, DUB_DIRECTIONS, DUB_ORDERS, type DubFilters, dubPage } from '../../state/dubbing/dubbingPage.js'
import { languageOf } from '../../state/dubbing/languages.js'
import { similarVoices } from '../../state/voices/library.js'
import type { WireDubPage } from '../../wireDubbing.js'
import { demandCredits } from '../audio/generationRules.js'
import { type AskedDub, readDub } from './readDubbingForm.js'
import { type DubPath, demandDub } from './requireDubbing.js'

const OLD_STATUSES = ['dubbing', 'dubbed', 'failed'] as const
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

  api.post('/v1/dubbing', (request) => withForm(request, context, (form) => begin(request, context, readDub(form))))

  api.get('/v1/dubbing', (request): WireDubPage => {
    const query = queryReader(request.query)
    const filters: DubFilters = {
      status: query.word('dubbing_status', OLD_STATUSES),
      statuses: query.words('dubbing_statuses', STATUSES),
      models: query.words('dubbing_models', MODELS),
      languages: query.texts('target_language_codes').map((code) => languageOf(code) ?? code),
      sources: query.words('creation_sources', SOURCES),
      creator: query.word('filter_by_creator', CREATORS) ?? 'all',
    }
    const size = query.integer('page_size', 1, MAX_PAGE_SIZE) ?? DEFAULT_PAGE_SIZE
    const order = {
      by: query.word('order_by', DUB_ORDERS) ?? 'created_at',
      direction: query.word('order_direction', DUB_DIRECTIONS) ?? 'DESCENDING',
    } as const
    const cursor = query.text('cursor')
    query.check()
    const page = dubPage(state.dubs.records(), filters, order, size, cursor, clock.now().getTime())
    if (!page) {
      throw domainError({ code: 'invalid_cursor', message: 'The cursor is not one of this list.', param: 'cursor' })
    }
    return { dubs: page.dubs.map(state.dubs.onWire), next_cursor: page.nextCursor, has_more: page.nextCursor !== null }
  })

  api.get<DubPath>('/v1/dubbing/:dubbing_id', ({ params }) => state.dubs.onWire(demandDub(state, params.dubbing_id)))

  api.delete<DubPath>('/v1/dubbing/:dubbing_id', ({ params }) => {
    demandDub(state, params.dubbing_id)
    state.dubs.remove(params.dubbing_id)
    return { status: 'ok' }
  })
}

/** Charges for a dub and sets it going. */
function begin(http: FastifyRequest, { state }: EmulatorContext, asked: AskedDub) {
  const { file, startSecs, endSecs, watermark, request } = asked
  const durationSecs = milliseconds(Math.min(endSecs, state.dubs.secsOf(request)) - startSecs)
  if (durationSecs <= 0) {
    throw domainError({
      code: 'audio_too_short',
      message: 'Nothing of the medium is left.',
      param: startSecs > 0 ? 'start_time' : 'file',
    })
  }
  const cost = Math.ceil((durationSecs / 60) * (watermark ? CREDITS_PER_MINUTE_WITH_WATERMARK : CREDITS_PER_MINUTE))
  demandCredits(state.plan, cost)
  state.plan.charactersUsed += cost
  exchangeOf(http).call.generation = { characterCost: cost, historyItemId: null }
  const voice = request.voice === 'library' ? likeliestVoice(state.library(), request.seed) : request.voice
  const dub = state.dubs.begin({ ...request, durationSecs, voice })
  file?.recording.keep(dub.id)
  return { dubbing_id: dub.id, expected_duration_sec: durationSecs }
}

function likeliestVoice(library: Parameters<typeof similarVoices>[0], seed: string): string {
  return similarVoices(library, seed, ANY_DISTANCE, 1)[0]!.voice_id
}
