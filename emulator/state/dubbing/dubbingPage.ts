import { decodePageToken, encodePageToken } from '../pageToken.js'
import type { DubbingRecord } from './dubbingRecord.js'
import { dubbingStatus } from './dubbingStatus.js'

export const DUBBING_SORT_KEYS = ['created_at', 'name'] as const
export const DUBBING_SORT_DIRECTIONS = ['DESCENDING', 'ASCENDING'] as const
export const CREATORS = ['personal', 'others', 'all'] as const

/** The filters of GET /v1/dubbing. An empty list means no filter. */
export interface DubbingFilters {
  status?: string
  statuses: readonly string[]
  models: readonly string[]
  languages: readonly string[]
  creationSources: readonly string[]
  creator: (typeof CREATORS)[number]
}

export interface DubbingOrder {
  key: (typeof DUBBING_SORT_KEYS)[number]
  direction: (typeof DUBBING_SORT_DIRECTIONS)[number]
}

/** The sort key, and the id as tie-breaker. */
type SortPosition = [key: string | number, id: string]

export interface DubbingQuery {
  filters: DubbingFilters
  order: DubbingOrder
  size: number
  cursor?: string
}

export interface DubbingPage {
  dubs: DubbingRecord[]
  nextCursor: string | null
}

/** A page of dubbings after the position of the cursor. Undefined if the cursor is invalid. */
export function dubbingPage(
  dubs: Iterable<DubbingRecord>,
  { filters, order, size, cursor }: DubbingQuery,
  nowMs: number,
): DubbingPage | undefined {
  const after = cursor === undefined ? undefined : positionIn(cursor, order)
  if (cursor !== undefined && !after) return undefined
  const sign = order.direction === 'ASCENDING' ? 1 : -1
  const remaining = [...dubs]
    .filter((dubbing) => matchesFilters(dubbing, filters, nowMs))
    .map((dubbing) => ({ dubbing, position: positionOf(dubbing, order) }))
    .filter(({ position }) => !after || compare(position, after) * sign > 0)
    .sort((a, b) => compare(a.position, b.position) * sign)
  const page = remaining.slice(0, size)
  const last = page.at(-1)
  return {
    dubs: page.map(({ dubbing }) => dubbing),
    nextCursor:
      last && remaining.length > size ? encodePageToken([order.key, order.direction, ...last.position]) : null,
  }
}

function matchesFilters(
  dubbing: DubbingRecord,
  { status, statuses, models, languages, creationSources, creator }: DubbingFilters,
  nowMs: number,
) {
  const currentStatus = dubbingStatus(dubbing, nowMs)
  const isIn = (allowed: readonly string[], value: string) => allowed.length === 0 || allowed.includes(value)
  return (
    (status === undefined || currentStatus === status) &&
    isIn(statuses, currentStatus) &&
    isIn(models, dubbing.model) &&
    isIn(creationSources, dubbing.creationSource) &&
    (languages.length === 0 || dubbing.targetLanguages.some((language) => languages.includes(language))) &&
    (creator === 'all' || dubbing.creator === creator)
  )
}

function positionOf({ id, name, createdAt }: DubbingRecord, { key }: DubbingOrder): SortPosition {
  return [key === 'name' ? name.toLowerCase() : createdAt, id]
}

function positionIn(cursor: string, { key, direction }: DubbingOrder): SortPosition | undefined {
  const decoded = decodePageToken(cursor) as [string, string, ...SortPosition] | undefined
  if (!decoded) return undefined
  const [cursorBy, cursorDirection, ...position] = decoded
  return cursorBy === key && cursorDirection === direction ? position : undefined
}

function compare([keyA, idA]: SortPosition, [keyB, idB]: SortPosition): number {
  if (keyA !== keyB) return keyA < keyB ? -1 : 1
  return idA < idB ? -1 : idA > idB ? 1 : 0
}
