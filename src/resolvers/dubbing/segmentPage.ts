import type { DubbingResourceView, SegmentFilter } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { InvalidInput } from '../../errors.js'
import type { DubbingSegment, DubbingSegmentConnection } from '../../schema/dubbing/DubbingSegment.js'
import { pageOf } from '../../schema/shared/connectionOf.js'

/** Where a segment stands: segments that come or go meanwhile move no other. */
type Place = readonly [startSecs: number, endSecs: number, id: string]

/** A page of the segments of one dub, in the order of time. No other segment is made of what upstream sent. */
export function segmentPage(
  view: DubbingResourceView,
  { first, after, filter }: { first: number; after?: string | null; filter?: SegmentFilter | null },
): DubbingSegmentConnection {
  const ids = view.segmentIds(filter ?? {})
  const start = after == null ? 0 : firstBehind(decodeCursor(after), ids, view)
  const edges = ids.slice(start, start + first).map((id) => {
    const node = view.segment(id)!
    return { node, cursor: encodeCursor(placeOf(node)) }
  })
  return pageOf(edges, start + first < ids.length, after)
}

/** Halves what is left until it is found, so that few segments are looked at. */
function firstBehind(place: Place, ids: readonly string[], view: DubbingResourceView): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBehind(placeOf(view.segment(ids[middle]!)!), place)) high = middle
    else low = middle + 1
  }
  return low
}

function placeOf({ startSecs, endSecs, upstreamId: id }: DubbingSegment): Place {
  return [startSecs, endSecs, id]
}

function isBehind(one: Place, other: Place): boolean {
  for (const index of [0, 1, 2] as const) if (one[index] !== other[index]) return one[index] > other[index]
  return false
}

const CURSOR_VERSION = 1

function encodeCursor(place: Place): string {
  return Buffer.from(JSON.stringify([CURSOR_VERSION, ...place])).toString('base64url')
}

function decodeCursor(cursor: string): Place {
  const parts = parseCursor(cursor)
  const [version, startSecs, endSecs, id] = Array.isArray(parts) && parts.length === 4 ? parts : []
  if (version === CURSOR_VERSION && isSecs(startSecs) && isSecs(endSecs) && typeof id === 'string') {
    return [startSecs, endSecs, id]
  }
  const message = 'This is not a cursor of this list.'
  throw new InvalidInput(message, [{ path: ['after'], message }])
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

function isSecs(value: unknown): value is number {
  return typeof value === 'number'
}
