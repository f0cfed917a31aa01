import { openToken, sealToken } from '../pageToken.js'
import type { DubRecord } from './dubbingRecord.js'
import { dubStatus } from './dubbingStatus.js'

export const DUB_ORDERS = ['created_at', 'name'] as const
export const DUB_DIRECTIONS = ['DESCENDING', 'ASCENDING'] as const
export const CREATORS = ['personal', 'others', 'all'] as const

/** What GET /v1/dubbing can be narrowed by. Lists that are empty do not narrow. */
export interface DubFilters {
  status?: string
  statuses: readonly string[]
  models: readonly string[]
  languages: readonly string[]
  sources: readonly string[]
  creator: (typeof CREATORS)[number]
}

export interface DubOrder {
  by: (typeof DUB_ORDERS)[number]
  direction: (typeof DUB_DIRECTIONS)[number]
}

/** A name or a date, and the id that makes the order total. */
type Place = [key: string | number, id: string]

export interface DubPage {
  dubs: DubRecord[]
  nextCursor: string | null
}

/** One page of dubs; it begins after a place and not at a number. Undefined when the cursor is not ours. */
export function dubPage(
  dubs: Iterable<DubRecord>,
  filters: DubFilters,
  order: DubOrder,
  size: number,
  cursor: string | undefined,
  nowMs: number,
): DubPage | undefined {
  const after = cursor === undefined ? undefined : placeIn(cursor, order)
  if (cursor !== undefined && !after) return undefined
  const sign = order.direction === 'ASCENDING' ? 1 : -1
  const rest = [...dubs]
    .filter((dub) => fits(dub, filters, nowMs))
    .map((dub) => ({ dub, place: placeOf(dub, order) }))
    .filter(({ place }) => !after || compare(place, after) * sign > 0)
    .sort((a, b) => compare(a.place, b.place) * sign)
  const page = rest.slice(0, size)
  const last = page.at(-1)
  return {
    dubs: page.map(({ dub }) => dub),
    nextCursor: last && rest.length > size ? sealToken([order.by, order.direction, ...last.place]) : null,
  }
}

function fits(dub: DubRecord, { status, statuses, models, languages, sources, creator }: DubFilters, nowMs: number) {
  const present = dubStatus(dub, nowMs)
  const among = (wanted: readonly string[], value: string) => wanted.length === 0 || wanted.includes(value)
  return (
    (status === undefined || present === status) &&
    among(statuses, present) &&
    among(models, dub.model) &&
    among(sources, dub.creationSource) &&
    (languages.length === 0 || dub.targetLanguages.some((language) => languages.includes(language))) &&
    (creator === 'all' || dub.creator === creator)
  )
}

function placeOf({ id, name, createdAt }: DubRecord, { by }: DubOrder): Place {
  return [by === 'name' ? name.toLowerCase() : createdAt, id]
}

function placeIn(cursor: string, { by, direction }: DubOrder): Place | undefined {
  const opened = openToken(cursor) as [string, string, ...Place] | undefined
  if (!opened) return undefined
  const [cursorBy, cursorDirection, ...place] = opened
  return cursorBy === by && cursorDirection === direction ? place : undefined
}

function compare([keyA, idA]: Place, [keyB, idB]: Place): number {
  if (keyA !== keyB) return keyA < keyB ? -1 : 1
  return idA < idB ? -1 : idA > idB ? 1 : 0
}
