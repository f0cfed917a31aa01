import type { WireVoice } from '../../wire.js'
import { decodePageToken, encodePageToken } from '../pageToken.js'
import type { VoiceRecord } from './buildVoice.js'
import { isDefault } from './voiceFilters.js'

export const SORTS = ['created_at_unix', 'name'] as const
export const DIRECTIONS = ['asc', 'desc'] as const

export interface VoiceOrder {
  sort: (typeof SORTS)[number]
  direction: (typeof DIRECTIONS)[number]
}

/** The position of a voice in a sort order, with the id as tie-breaker. */
interface SortPosition {
  key: number | string | null
  voiceId: string
}

export interface PageRequest {
  size: number
  token: string | undefined
  /** Adds the default voices to the first page, in addition to its size. */
  defaultsOnFirstPage: boolean
}

export interface Page {
  voices: WireVoice[]
  nextPageToken: string | null
  totalCount: number
}

/**
 * A page of filtered voices after the position in the token, so that voices added or removed between two pages do not
 * shift other voices. Undefined if the token is invalid.
 */
export function voicePage(
  records: readonly VoiceRecord[],
  order: VoiceOrder,
  { size, token, defaultsOnFirstPage }: PageRequest,
): Page | undefined {
  const after = token === undefined ? undefined : positionOf(token, order)
  if (token !== undefined && !after) return undefined
  const all = records
    .map(({ voice }) => ({ voice, position: { key: keyOf(voice, order), voiceId: voice.voice_id } }))
    .sort((a, b) => compare(a.position, b.position, order))
  const listable = defaultsOnFirstPage ? all.filter(({ voice }) => !isDefault(voice)) : all
  const remaining = after ? listable.filter(({ position }) => compare(position, after, order) > 0) : listable
  const page = remaining.slice(0, size)
  const last = page.at(-1)
  const defaults = defaultsOnFirstPage && !after ? all.filter(({ voice }) => isDefault(voice)) : []
  return {
    voices: [...page, ...defaults].map(({ voice }) => voice),
    nextPageToken: last && remaining.length > size ? tokenOf(last.position, order) : null,
    totalCount: all.length,
  }
}

function keyOf(voice: WireVoice, { sort }: VoiceOrder): SortPosition['key'] {
  return sort === 'name' ? voice.name.toLowerCase() : (voice.created_at_unix ?? null)
}

/** Voices without a date are last in both directions. */
function compare(a: SortPosition, b: SortPosition, { direction }: VoiceOrder): number {
  if (a.key === null || b.key === null) {
    if (a.key !== b.key) return a.key === null ? 1 : -1
  } else if (a.key !== b.key) {
    const sign = a.key < b.key ? -1 : 1
    return direction === 'asc' ? sign : -sign
  }
  return a.voiceId < b.voiceId ? -1 : a.voiceId > b.voiceId ? 1 : 0
}

function tokenOf({ key, voiceId }: SortPosition, { sort, direction }: VoiceOrder): string {
  return encodePageToken([sort, direction, key, voiceId])
}

function positionOf(token: string, { sort, direction }: VoiceOrder): SortPosition | undefined {
  const decoded = decodePageToken(token) as [string, string, SortPosition['key'], string] | undefined
  if (!decoded) return undefined
  const [tokenSort, tokenDirection, key, voiceId] = decoded
  return tokenSort === sort && tokenDirection === direction ? { key, voiceId } : undefined
}
