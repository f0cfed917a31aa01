import type { GetSpeechHistoryResponse } from '@elevenlabs/elevenlabs-js/serialization/types/GetSpeechHistoryResponse.js'
import type { SpeechHistoryItemResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SpeechHistoryItemResponse.js'
import { malformedResponse, requiredList } from '../client/malformedResponse.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { read } from '../translations/read.js'
import { type HistoryItem, toHistoryItem } from '../translations/toHistoryItem.js'
import { type AudioStream, ElevenLabsApi } from './ElevenLabsApi.js'

export type { HistoryItem }

export interface HistoryListParams {
  voiceId?: string
  /** Only together with a source: the upstream refuses it alone. */
  modelId?: string
  /** Speech, or recordings whose voice was changed. */
  source?: 'TTS' | 'STS'
  /** Items from this second on. */
  after?: Date
  /** From 1 to 1000; 100 by default. */
  pageSize?: number
  /** `lastId` of the page before. */
  startAfter?: string
}

export interface HistoryPage {
  /** The newest first. */
  items: HistoryItem[]
  hasMore: boolean
  lastId: string | null
}

/** What the upstream keeps of what was made: /v1/history. */
export class HistoryApi extends ElevenLabsApi {
  /** GET /v1/history. Times of characters are not in it. */
  async list(params: HistoryListParams = {}): Promise<HistoryPage> {
    const query = new URLSearchParams()
    const set = (name: string, value: string | number | undefined) => {
      if (value !== undefined) query.set(name, String(value))
    }
    set('voice_id', params.voiceId)
    set('model_id', params.modelId)
    set('source', params.source)
    set('date_after_unix', params.after && Math.floor(params.after.getTime() / 1000))
    set('page_size', params.pageSize)
    set('start_after_history_item_id', params.startAfter)
    const raw = await this.getJson<GetSpeechHistoryResponse.Raw>('history.list', '/v1/history', { query })
    return {
      items: read.list(requiredList(raw.history, 'history'), toHistoryItem),
      hasMore: raw.has_more === true,
      lastId: read.text(raw.last_history_item_id) || null,
    }
  }

  /**
   * GET /v1/history/{history_item_id}.
   *
   * @throws UpstreamNotFound with the code `history_item_not_found` when it is gone.
   */
  async get(id: string): Promise<HistoryItem> {
    const path = upstreamPath`/v1/history/${id}`
    const item = toHistoryItem(await this.getJson<SpeechHistoryItemResponse.Raw>('history.get', path))
    if (!item) throw malformedResponse('a history item without id or date')
    return item
  }

  /** The sound, as it comes: GET /v1/history/{history_item_id}/audio. A read, and never charged. */
  async openAudio(id: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/history/${id}/audio`
    return this.openAudioStream({ operation: 'history.openAudio', target, limiter: 'media' }, range)
  }
}
