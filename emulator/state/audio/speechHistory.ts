import type { SoundRecipe } from '../../audio/encodeAudio.js'
import { alignmentOf, normalizedAlignment } from '../../audio/synthesis/speechAlignment.js'
import { unixSeconds } from '../../clock.js'
import type { WireHistoryItem, WireHistoryPage } from '../../wire.js'

/** An item and how to make its audio again: bytes are not kept. */
export interface HistoryRecord {
  item: WireHistoryItem
  sound: SoundRecipe
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

/** What was said and changed, for as long as the bound allows: then the oldest fall away. */
export interface SpeechHistory {
  add(record: HistoryRecord): void
  /** The item as it stands alone: with the times of its characters, which the list leaves out. */
  whole(record: HistoryRecord): WireHistoryItem
  find(historyItemId: string): HistoryRecord | undefined
  remove(historyItemId: string): boolean
  /** Undefined when no item has the id after which the page shall begin. */
  page(filters: HistoryFilters, direction: 'asc' | 'desc', size: number, after?: string): WireHistoryPage | undefined
  /** Oldest first. */
  records(): HistoryRecord[]
}

const MAX_ITEMS = 10_000

export function createSpeechHistory(restored: readonly HistoryRecord[]): SpeechHistory {
  // What was in the making when the emulator ended is as good as made: its recipe is there.
  const whole = restored.map(({ item, sound }) => ({ item: { ...item, state: 'created' }, sound }))
  const records = new Map<string, HistoryRecord>(whole.map((record) => [record.item.history_item_id, record]))

  return {
    add(record) {
      records.set(record.item.history_item_id, record)
      const [oldest] = records.keys()
      if (records.size > MAX_ITEMS) records.delete(oldest!)
    },
    whole({ item }) {
      if (item.source !== 'TTS' || item.text === null) return item
      const alignment = alignmentOf(item.text, item.settings?.speed ?? 1)
      return { ...item, alignments: { alignment, normalized_alignment: normalizedAlignment(alignment) } }
    },
    find: (historyItemId) => records.get(historyItemId),
    remove: (historyItemId) => records.delete(historyItemId),
    page(filters, direction, size, after) {
      // The order in which they came is that of their dates, and is total where dates are not.
      const all = Array.from(records.values(), ({ item }) => item)
      if (direction === 'desc') all.reverse()
      const start = after === undefined ? 0 : all.findIndex(({ history_item_id }) => history_item_id === after) + 1
      if (after !== undefined && start === 0) return undefined
      const found = all.slice(start).filter((item) => fits(item, filters))
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

function fits(item: WireHistoryItem, { voiceId, modelId, before, after, search, source }: HistoryFilters): boolean {
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

/** A new item, of which only what is told of it is filled. */
export function historyItem(
  told: Pick<WireHistoryItem, 'history_item_id' | 'content_type' | 'source'> & Partial<WireHistoryItem>,
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
    ...told,
  }
}
