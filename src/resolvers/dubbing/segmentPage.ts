import { CursorCodec, isIdValue } from '../../datasources/CursorCodec.js'
import type { DubbingResourceView, SegmentFilter } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
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
  const start = after == null ? 0 : firstBehind(cursors.decode(after), ids, view)
  const edges = ids.slice(start, start + first).map((id) => {
    const node = view.segment(id)!
    return { node, cursor: cursors.encode(placeOf(node)) }
  })
  return pageOf(edges, { hasNextPage: start + first < ids.length, after, totalCount: () => ids.length })
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

const cursors = new CursorCodec<Place>(
  'segments',
  ([startSecs, endSecs, id, ...others]) =>
    others.length === 0 && typeof startSecs === 'number' && typeof endSecs === 'number' && isIdValue(id),
)
