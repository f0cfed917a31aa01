import { CursorCodec, isIdValue } from '../../datasources/CursorCodec.js'
import type { DubbingResourceView, SegmentFilter } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingSegment, DubbingSegmentConnection } from '../../schema/dubbing/DubbingSegment.js'
import { pageOf } from '../../schema/shared/connectionOf.js'

/**
 * Position of a segment. It does not depend on other segments, so a cursor stays valid when they are created or
 * deleted.
 */
type Position = readonly [startSecs: number, endSecs: number, id: string]

/**
 * A page of segments in chronological order. Only the segments of the page are translated from the upstream response.
 */
export function segmentPage(
  view: DubbingResourceView,
  { first, after, filter }: { first: number; after?: string | null; filter?: SegmentFilter | null },
): DubbingSegmentConnection {
  const ids = view.segmentIds(filter ?? {})
  const start = after == null ? 0 : firstIndexAfter(cursors.decode(after), ids, view)
  const edges = ids.slice(start, start + first).map((id) => {
    const node = view.segment(id)!
    return { node, cursor: cursors.encode(positionOf(node)) }
  })
  return pageOf(edges, { hasNextPage: start + first < ids.length, after, totalCount: () => ids.length })
}

/** Binary search, so that few segments are translated. */
function firstIndexAfter(position: Position, ids: readonly string[], view: DubbingResourceView): number {
  let [low, high] = [0, ids.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAfter(positionOf(view.segment(ids[middle]!)!), position)) high = middle
    else low = middle + 1
  }
  return low
}

function positionOf({ startSecs, endSecs, upstreamId: id }: DubbingSegment): Position {
  return [startSecs, endSecs, id]
}

function isAfter(one: Position, other: Position): boolean {
  for (const index of [0, 1, 2] as const) if (one[index] !== other[index]) return one[index] > other[index]
  return false
}

const cursors = new CursorCodec<Position>(
  'segments',
  ([startSecs, endSecs, id, ...others]) =>
    others.length === 0 && typeof startSecs === 'number' && typeof endSecs === 'number' && isIdValue(id),
)
