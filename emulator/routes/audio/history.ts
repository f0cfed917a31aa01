import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../../context.js'
import { domainError } from '../../http/apiErrors.js'
import { queryReader } from '../../http/queryReader.js'
import type { HistoryFilters, HistoryRecord } from '../../state/audio/speechHistory.js'
import type { StateStore } from '../../state/StateStore.js'
import type { WireHistoryPage } from '../../wire.js'
import { sendAudio } from './generate.js'

interface ItemPath {
  Params: { history_item_id: string }
}

const DEFAULT_PAGE_SIZE = 100
const MAX_PAGE_SIZE = 1000

export function historyRoutes(api: FastifyInstance, { state }: EmulatorContext): void {
  const { speechHistory } = state

  api.get('/v1/history', (request) => listHistory(request, state))

  api.get<ItemPath>('/v1/history/:history_item_id', ({ params }) =>
    speechHistory.withAlignments(requireHistoryItem(state, params.history_item_id)),
  )

  api.get<ItemPath>('/v1/history/:history_item_id/audio', ({ params }, reply) =>
    sendAudio(reply, requireHistoryItem(state, params.history_item_id).audio),
  )

  api.delete<ItemPath>('/v1/history/:history_item_id', ({ params }) => {
    requireHistoryItem(state, params.history_item_id)
    speechHistory.remove(params.history_item_id)
    state.markChanged()
    return { status: 'ok' }
  })
}

function requireHistoryItem({ speechHistory }: StateStore, historyItemId: string): HistoryRecord {
  const record = speechHistory.find(historyItemId)
  if (record) return record
  throw domainError({
    code: 'history_item_not_found',
    message: `A history item with history_item_id '${historyItemId}' was not found.`,
  })
}

function listHistory(request: FastifyRequest, state: StateStore): WireHistoryPage {
  const query = queryReader(request.query)
  const filters = {
    voiceId: query.text('voice_id'),
    modelId: query.text('model_id'),
    before: query.integer('date_before_unix'),
    after: query.integer('date_after_unix'),
    search: query.text('search'),
    source: query.enumValue('source', ['TTS', 'STS', 'Flows']),
  }
  const size = query.integer('page_size') ?? DEFAULT_PAGE_SIZE
  const direction = query.enumValue('sort_direction', ['asc', 'desc']) ?? 'desc'
  const after = query.text('start_after_history_item_id')
  query.check()
  assertPageQuery(size, filters)
  const page = state.speechHistory.page(filters, { direction, size, after })
  if (page) return page
  throw domainError({
    code: 'invalid_cursor',
    message: `No history item '${after}' to start after.`,
    param: 'start_after_history_item_id',
  })
}

function assertPageQuery(size: number, filters: HistoryFilters): void {
  if (size < 1 || size > MAX_PAGE_SIZE) {
    throw domainError({
      code: 'invalid_page_size',
      message: `page_size must be between 1 and ${MAX_PAGE_SIZE}.`,
      param: 'page_size',
    })
  }
  if (filters.modelId !== undefined && filters.source === undefined) {
    throw domainError({
      code: 'missing_required_field',
      message: 'A source is needed to filter by model_id.',
      param: 'source',
    })
  }
}
