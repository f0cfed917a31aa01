import type { Context } from '../../context.js'
import type { TranslateDubbingInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { workOnDubbing } from './workOnDubbing.js'

/** Has segments translated from what is said in the language of the medium. */
export function translateDubbing(context: Context, input: TranslateDubbingInput) {
  return workOnDubbing(context, 'translateDubbing', input)
}
