import type { SpeechHistoryItemResponse } from '@elevenlabs/elevenlabs-js/serialization/types/SpeechHistoryItemResponse.js'
import type { Alignment } from '../client/GeneratedStream.js'
import { read } from './read.js'
import { toAlignment } from './toAlignment.js'

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
  const id = read.text(raw.history_item_id)
  const createdAt = read.seconds(raw.date_unix)
  if (!id || !createdAt) return null
  return {
    id,
    requestId: read.text(raw.request_id),
    voiceId: read.text(raw.voice_id),
    modelId: read.text(raw.model_id),
    text: read.text(raw.text),
    source: read.text(raw.source),
    createdAt,
    state: toState(raw.state),
    mediaType: read.text(raw.content_type),
    outputFormat: read.text(raw.output_format),
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
  const from = read.number(raw.character_count_change_from)
  const to = read.number(raw.character_count_change_to)
  return from === null || to === null || to < from ? null : read.int(to - from)
}
