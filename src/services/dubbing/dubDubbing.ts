import type { Context } from '../../context.js'
import type { DubDubbingInput } from '../../schema/dubbing/DubbingWorkInputs.js'
import { workOnDubbing } from './workOnDubbing.js'

/** Has the translations of segments spoken. */
export function dubDubbing(context: Context, input: DubDubbingInput) {
  return workOnDubbing(context, 'dubDubbing', input)
}
