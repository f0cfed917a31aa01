import type { Context } from '../../../context.js'
import type { DeleteDubbingSegmentInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { assertSegment } from './dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'

export function deleteDubbingSegment(
  context: Context,
  input: DeleteDubbingSegmentInput,
): Promise<EditedDubbing<'deleteDubbingSegment'>> {
  const { dubbingId, segmentId } = input
  return editDubbing(context, 'deleteDubbingSegment', input, (resource) => {
    assertSegment(resource, segmentId)
    return {
      expectation: { segmentId },
      send: async (dubbing) => ({ ...(await dubbing.deleteSegment(dubbingId, segmentId)), segmentId }),
      details: { segmentId },
    }
  })
}
