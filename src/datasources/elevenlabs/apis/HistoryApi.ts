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
  /** Requires a `source`. */
  modelId?: string
  /** Text to speech, or speech to speech. */
  source?: 'TTS' | 'STS'
  /** Inclusive, in whole seconds. */
  after?: Date
  /** From 1 to 1,000. Default: 100. */
  pageSize?: number
  /** `lastId` of the previous page. */
  startAfter?: string
}

export interface HistoryPage {
  /** Newest first. */
  items: HistoryItem[]
  hasMore: boolean
  lastId: string | null
}

/** Generated audio that upstream keeps: /v1/history. */
export class HistoryApi extends ElevenLabsApi {
  /** GET /v1/history. Items in lists have no alignments. */
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
   * @throws UpstreamNotFound with the code `history_item_not_found` if it is deleted.
   */
  async get(id: string): Promise<HistoryItem> {
    const path = upstreamPath`/v1/history/${id}`
    const item = toHistoryItem(await this.getJson<SpeechHistoryItemResponse.Raw>('history.get', path))
    if (!item) throw malformedResponse('a history item without id or date')
    return item
  }

  /** GET /v1/history/{history_item_id}/audio. Not billed. */
  async openAudio(id: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/history/${id}/audio`
    return this.openAudioStream({ operation: 'history.openAudio', target, limiter: 'media' }, range)
  }
}
