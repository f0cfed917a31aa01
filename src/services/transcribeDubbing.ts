import type { Context } from '../context.js'
import type { TranscribeDubbingInput } from '../schema/inputs/DubbingWorkInputs.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { demandSegments } from './lookIntoDubbing.js'

/** Has what is said in segments written down. The answer may come before that is done. */
export async function transcribeDubbing(
  context: Context,
  input: TranscribeDubbingInput,
): Promise<EditedDubbing<'transcribeDubbing'> & { segmentIds: string[] }> {
  const { dubbingId, segmentIds } = input
  const edited = await editDubbing(context, 'transcribeDubbing', input, (resource) => {
    demandSegments(resource, segmentIds)
    return {
      expectation: { segmentIds },
      send: (dubbing) => dubbing.transcribe(dubbingId, segmentIds),
      details: { segments: segmentIds.length },
    }
  })
  return { ...edited, segmentIds }
}
