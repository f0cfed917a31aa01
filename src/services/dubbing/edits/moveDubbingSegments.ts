import type { Context } from '../../../context.js'
import type { DubbingResourceView } from '../../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingSegment } from '../../../schema/dubbing/DubbingSegment.js'
import type { MoveDubbingSegmentsInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { assertSegments, refused, requireSpeaker } from './dubbingAssertions.js'
import { segmentIdIn, speakerIdIn } from './dubbingIds.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { assertNoOverlap, overlaps } from './segmentTimes.js'

/** Moves all segments or none. */
export async function moveDubbingSegments(
  context: Context,
  input: MoveDubbingSegmentsInput,
): Promise<EditedDubbing<'moveDubbingSegments'> & { segmentIds: string[] }> {
  const { dubbingId } = input
  const segmentIds = input.segmentIds.map((id) => segmentIdIn(dubbingId, id))
  const speakerId = speakerIdIn(dubbingId, input.speakerId)
  const moved = await editDubbing(context, { kind: 'moveDubbingSegments', input }, (resource) => {
    requireSpeaker(resource, speakerId)
    assertSegments(resource, segmentIds)
    assertNoOverlaps(resource, segmentIds, speakerId)
    return {
      expectation: { segmentIds, speakerId },
      send: (dubbing) => dubbing.moveSegments(dubbingId, { segmentIds, speakerId }),
      details: { speakerId, segments: segmentIds.length },
    }
  })
  return { ...moved, segmentIds }
}

/** Segments that already overlap, because they have the same speaker, may be moved together. */
function assertNoOverlaps(resource: DubbingResourceView, segmentIds: readonly string[], speakerId: string): void {
  const earlier: DubbingSegment[] = []
  for (const [index, id] of segmentIds.entries()) {
    const segment = resource.segment(id)
    if (segment === null || segment.speakerId === speakerId) continue
    const field = ['segmentIds', String(index)]
    assertNoOverlap(resource, { speakerId, target: null, after: { id, times: segment } }, field)
    const other = earlier.find((one) => one.speakerId !== segment.speakerId && overlaps(one, segment))
    if (other)
      throw refused('INVALID', `The segment would overlap with segment ${other.upstreamId} of the same speaker.`, field)
    earlier.push(segment)
  }
}
