import type { Context } from '../../context.js'
import type { DubDubbingSegmentsInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { workOnDubbing } from './workOnDubbing.js'

export function dubDubbingSegments(context: Context, input: DubDubbingSegmentsInput) {
  return workOnDubbing(context, 'dubDubbingSegments', input)
}
