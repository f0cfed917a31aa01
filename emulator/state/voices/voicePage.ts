import type { WireVoice } from '../../wire.js'
import { openToken, sealToken } from '../pageToken.js'
import type { VoiceRecord } from './buildVoice.js'
import { isDefault } from './voiceFilters.js'

export const SORTS = ['created_at_unix', 'name'] as const
export const DIRECTIONS = ['asc', 'desc'] as const

export interface VoiceOrder {
  sort: (typeof SORTS)[number]
  direction: (typeof DIRECTIONS)[number]
}

/** The place of a voice in an order. Ids make it total, so that a page can begin where another ended. */
interface Place {
  key: number | string | null
  voiceId: string
}

export interface Page {
  voices: WireVoice[]
  nextPageToken: string | null
  totalCount: number
}

/**
 * One page of voices that already passed the filters. A page begins after a place and not at a number, so voices that
 * come or go between two pages make no other voice appear twice or vanish. Undefined when the token is not ours.
 */
export function voicePage(
  records: readonly VoiceRecord[],
  order: VoiceOrder,
  size: number,
  token: string | undefined,
  defaultsOnFirstPage: boolean,
): Page | undefined {
  const after = token === undefined ? undefined : placeOf(token, order)
  if (token !== undefined && !after) return undefined
  const all = records
    .map(({ voice }) => ({ voice, place: { key: keyOf(voice, order), voiceId: voice.voice_id } }))
    .sort((a, b) => compare(a.place, b.place, order))
  const listed = defaultsOnFirstPage ? all.filter(({ voice }) => !isDefault(voice)) : all
  const rest = after ? listed.filter(({ place }) => compare(place, after, order) > 0) : listed
  const page = rest.slice(0, size)
  const last = page.at(-1)
  const defaults = defaultsOnFirstPage && !after ? all.filter(({ voice }) => isDefault(voice)) : []
  return {
    voices: [...page, ...defaults].map(({ voice }) => voice),
    nextPageToken: last && rest.length > size ? tokenOf(last.place, order) : null,
    totalCount: all.length,
  }
}

function keyOf(voice: WireVoice, { sort }: VoiceOrder): Place['key'] {
  return sort === 'name' ? voice.name.toLowerCase() : (voice.created_at_unix ?? null)
}

/** Voices without a date come last in either direction. */
function compare(a: Place, b: Place, { direction }: VoiceOrder): number {
  if (a.key === null || b.key === null) {
    if (a.key !== b.key) return a.key === null ? 1 : -1
  } else if (a.key !== b.key) {
    const sign = a.key < b.key ? -1 : 1
    return direction === 'asc' ? sign : -sign
  }
  return a.voiceId < b.voiceId ? -1 : a.voiceId > b.voiceId ? 1 : 0
}

function tokenOf({ key, voiceId }: Place, { sort, direction }: VoiceOrder): string {
  return sealToken([sort, direction, key, voiceId])
}

function placeOf(token: string, { sort, direction }: VoiceOrder): Place | undefined {
  const opened = openToken(token) as [string, string, Place['key'], string] | undefined
  if (!opened) return undefined
  const [tokenSort, tokenDirection, key, voiceId] = opened
  return tokenSort === sort && tokenDirection === direction ? { key, voiceId } : undefined
}
