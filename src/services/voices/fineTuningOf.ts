import type { Context } from '../../context.js'
import type { Voice } from '../../schema/voices/Voice.js'
import type { VoiceFineTuning } from '../../schema/voices/VoiceFineTuning.js'

/** From GET by id if a list of upstream omitted it. Not async, because a promise for each voice of a list is expensive. */
export function fineTuningOf(
  { loaders }: Pick<Context, 'loaders'>,
  { id, fineTuning }: Voice,
): VoiceFineTuning | null | Promise<VoiceFineTuning | null> {
  if (fineTuning !== undefined) return fineTuning
  return loaders.voiceDetail.load(id).then((detail) => detail?.fineTuning ?? null)
}
