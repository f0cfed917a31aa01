import type { Context } from '../../context.js'
import type { TranslateDubbingSegmentsInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { workOnDubbing } from './workOnDubbing.js'

/** Has segments translated from what is said in the language of the medium. */
export function translateDubbingSegments(context: Context, input: TranslateDubbingSegmentsInput) {
  return workOnDubbing(context, 'translateDubbingSegments', input)
}
