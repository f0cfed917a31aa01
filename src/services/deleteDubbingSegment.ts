import type { Context } from '../context.js'
import type { DeleteDubbingSegmentInput } from '../schema/inputs/DubbingSegmentInputs.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { demandSegment } from './lookIntoDubbing.js'

export function deleteDubbingSegment(
  context: Context,
  input: DeleteDubbingSegmentInput,
): Promise<EditedDubbing<'deleteDubbingSegment'>> {
  const { dubbingId, segmentId } = input
  return editDubbing(context, 'deleteDubbingSegment', input, (resource) => {
    demandSegment(resource, segmentId)
    return {
      expectation: { segmentId },
      send: async (dubbing) => ({ ...(await dubbing.deleteSegment(dubbingId, segmentId)), segmentId }),
      details: { segmentId },
    }
  })
}
