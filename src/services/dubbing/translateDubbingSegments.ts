import type { Context } from '../../context.js'
import type { TranslateDubbingSegmentsInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { workOnDubbing } from './workOnDubbing.js'

export function translateDubbingSegments(context: Context, input: TranslateDubbingSegmentsInput) {
  return workOnDubbing(context, 'translateDubbingSegments', input)
}
