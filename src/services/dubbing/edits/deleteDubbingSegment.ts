import type { Context } from '../../../context.js'
import type { DeleteDubbingSegmentInput } from '../../../schema/dubbing/DubbingSegmentInputs.js'
import { requireSegment } from './dubbingAssertions.js'
import { decodeSegmentId } from './dubbingIds.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'

export async function deleteDubbingSegment(
  context: Context,
  input: DeleteDubbingSegmentInput,
): Promise<EditedDubbing<'deleteDubbingSegment'>> {
  const { dubbingId, segmentId } = decodeSegmentId(input.id)
  return editDubbing(context, { kind: 'deleteDubbingSegment', input: { ...input, dubbingId } }, (resource) => {
    requireSegment(resource, segmentId, ['id'])
    return {
      expectation: { segmentId },
      send: async (dubbing) => ({ ...(await dubbing.deleteSegment(dubbingId, segmentId)), segmentId }),
      details: { segmentId },
    }
  })
}
