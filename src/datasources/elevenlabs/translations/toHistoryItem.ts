import type { SpeechHistoryItemResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SpeechHistoryItemResponse.js'
import type { Alignment } from '../client/GeneratedStream.js'
import { toAlignment } from './toAlignment.js'
import { wire } from './wire.js'

/** What the upstream keeps of speech and of changed recordings, those of all users of the platform. */
export interface HistoryItem {
  id: string
  /** As the head of the answer named it. */
  requestId: string | null
  voiceId: string | null
  modelId: string | null
  text: string | null
  source: string | null
  createdAt: Date
  state: HistoryState
  mediaType: string | null
  outputFormat: string | null
  characterCost: number | null
  /** Null in lists. */
  alignment: Alignment | null
  normalizedAlignment: Alignment | null
}

export type HistoryState = (typeof STATES)[number] | 'UNKNOWN'

const STATES = ['CREATED', 'DELETED', 'PROCESSING'] as const

/** Null for one without an id or without a moment: it can be matched with nothing. */
export function toHistoryItem(raw: SpeechHistoryItemResponse.Raw): HistoryItem | null {
  const id = wire.text(raw.history_item_id)
  const createdAt = wire.seconds(raw.date_unix)
  if (!id || !createdAt) return null
  return {
    id,
    requestId: wire.text(raw.request_id),
    voiceId: wire.text(raw.voice_id),
    modelId: wire.text(raw.model_id),
    text: wire.text(raw.text),
    source: wire.text(raw.source),
    createdAt,
    state: toState(raw.state),
    mediaType: wire.text(raw.content_type),
    outputFormat: wire.text(raw.output_format),
    characterCost: toCost(raw),
    alignment: toAlignment(raw.alignments?.alignment),
    normalizedAlignment: toAlignment(raw.alignments?.normalized_alignment),
  }
}

function toState(value: unknown): HistoryState {
  const word = typeof value === 'string' ? value.toUpperCase() : ''
  return STATES.find((state) => state === word) ?? 'UNKNOWN'
}

/** What the counter of the account stood at before and afterwards. */
function toCost(raw: SpeechHistoryItemResponse.Raw): number | null {
  const from = wire.number(raw.character_count_change_from)
  const to = wire.number(raw.character_count_change_to)
  return from === null || to === null || to < from ? null : wire.int(to - from)
}
