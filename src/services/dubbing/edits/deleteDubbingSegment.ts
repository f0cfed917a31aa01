import type { Context } from '../../../context.js'
import type { DeleteDubbingSegmentInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { assertSegment } from './dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { decodeSegmentId } from './partIds.js'

export async function deleteDubbingSegment(
  context: Context,
  input: DeleteDubbingSegmentInput,
): Promise<EditedDubbing<'deleteDubbingSegment'>> {
  const { dubbingId, segmentId } = decodeSegmentId(input.id)
  return editDubbing(context, 'deleteDubbingSegment', { ...input, dubbingId }, (resource) => {
    assertSegment(resource, segmentId, ['id'])
    return {
      expectation: { segmentId },
      send: async (dubbing) => ({ ...(await dubbing.deleteSegment(dubbingId, segmentId)), segmentId }),
      details: { segmentId },
    }
  })
}
