import type { AudioRecipe } from '../../audio/encodeAudio.js'
import { alignmentOf, normalizedAlignment } from '../../audio/synthesis/speechAlignment.js'
import { unixSeconds } from '../../clock.js'
import type { WireHistoryItem, WireHistoryPage } from '../../wire.js'

/** A history item and the recipe of its audio; audio bytes are not stored. */
export interface HistoryRecord {
  item: WireHistoryItem
  audio: AudioRecipe
}

export interface HistoryFilters {
  voiceId?: string
  modelId?: string
  /** Exclusive. */
  before?: number
  /** Inclusive. */
  after?: number
  search?: string
  source?: string
}

export interface HistoryRange {
  direction: 'asc' | 'desc'
  size: number
  /** Id of the item before the page. */
  after?: string
}

/** The generated speech and converted recordings. Above a limit the oldest items are deleted. */
export interface SpeechHistory {
  add(record: HistoryRecord): void
  /** The item with the character times, which lists do not contain. */
  withAlignments(record: HistoryRecord): WireHistoryItem
  find(historyItemId: string): HistoryRecord | undefined
  remove(historyItemId: string): boolean
  /** Undefined if no item has the id `after`. */
  page(filters: HistoryFilters, range: HistoryRange): WireHistoryPage | undefined
  /** Oldest first. */
  records(): HistoryRecord[]
}

const MAX_ITEMS = 10_000

export function createSpeechHistory(restored: readonly HistoryRecord[]): SpeechHistory {
  // Items that were in progress when the emulator stopped are complete: their recipe is stored.
  const withAlignments = restored.map(({ item, audio }) => ({ item: { ...item, state: 'created' }, audio }))
  const records = new Map<string, HistoryRecord>(withAlignments.map((record) => [record.item.history_item_id, record]))

  return {
    add(record) {
      records.set(record.item.history_item_id, record)
      const [oldest] = records.keys()
      if (records.size > MAX_ITEMS) records.delete(oldest!)
    },
    withAlignments({ item }) {
      if (item.source !== 'TTS' || item.text === null) return item
      const alignment = alignmentOf(item.text, item.settings?.speed ?? 1)
      return { ...item, alignments: { alignment, normalized_alignment: normalizedAlignment(alignment) } }
    },
    find: (historyItemId) => records.get(historyItemId),
    remove: (historyItemId) => records.delete(historyItemId),
    page(filters, { direction, size, after }) {
      // Insertion order is the order of dates, and is also defined for equal dates.
      const all = Array.from(records.values(), ({ item }) => item)
      if (direction === 'desc') all.reverse()
      const start = after === undefined ? 0 : all.findIndex(({ history_item_id }) => history_item_id === after) + 1
      if (after !== undefined && start === 0) return undefined
      const found = all.slice(start).filter((item) => matchesFilters(item, filters))
      const history = found.slice(0, size)
      const last = history.at(-1)
      return {
        history,
        last_history_item_id: last?.history_item_id ?? null,
        has_more: found.length > size,
        scanned_until: last?.date_unix ?? null,
      }
    },
    records: () => [...records.values()],
  }
}

function matchesFilters(
  item: WireHistoryItem,
  { voiceId, modelId, before, after, search, source }: HistoryFilters,
): boolean {
  const needle = search?.toLowerCase()
  return (
    (voiceId === undefined || item.voice_id === voiceId) &&
    (modelId === undefined || item.model_id === modelId) &&
    (before === undefined || item.date_unix < before) &&
    (after === undefined || item.date_unix >= after) &&
    (source === undefined || item.source === source) &&
    (needle === undefined || [item.text, item.voice_name].some((text) => text?.toLowerCase().includes(needle) ?? false))
  )
}

/** A new item; absent fields are null. */
export function historyItem(
  values: Pick<WireHistoryItem, 'history_item_id' | 'content_type' | 'source'> & Partial<WireHistoryItem>,
  at: Date,
): WireHistoryItem {
  return {
    request_id: null,
    voice_id: null,
    model_id: null,
    voice_name: null,
    voice_category: null,
    text: null,
    date_unix: unixSeconds(at),
    character_count_change_from: 0,
    character_count_change_to: 0,
    state: 'created',
    settings: null,
    share_link_id: null,
    alignments: null,
    dialogue: null,
    output_format: null,
    ...values,
  }
}
