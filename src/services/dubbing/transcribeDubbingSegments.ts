import type { Context } from '../../context.js'
import type { TranscribeDubbingSegmentsInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { assertSegments } from './edits/dubbingAssertions.js'
import { segmentIdIn } from './edits/dubbingIds.js'
import { type EditedDubbing, editDubbing } from './edits/editDubbing.js'

/** Upstream may respond before the work is finished. */
export async function transcribeDubbingSegments(
  context: Context,
  input: TranscribeDubbingSegmentsInput,
): Promise<EditedDubbing<'transcribeDubbingSegments'> & { segmentIds: string[] }> {
  const { dubbingId } = input
  const segmentIds = input.segmentIds.map((id) => segmentIdIn(dubbingId, id))
  const edited = await editDubbing(context, { kind: 'transcribeDubbingSegments', input }, (resource) => {
    assertSegments(resource, segmentIds)
    return {
      expectation: { segmentIds },
      send: (dubbing) => dubbing.transcribe(dubbingId, segmentIds),
      details: { segments: segmentIds.length },
    }
  })
  return { ...edited, segmentIds }
}
