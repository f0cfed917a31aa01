import type { Context } from '../../context.js'
import type { VoicePayload } from '../../schema/voices/VoicePayload.js'
import { userErrorFrom } from '../shared/userErrorFrom.js'

/**
 * Runs a change of one voice and shapes its payload: what a user can mend becomes `userErrors`, all else stays thrown.
 * `nothing` is what the payload holds beside the voice when nothing was changed.
 */
export async function answerVoiceChange<Changed extends { voiceId: string }, Nothing extends object>(
  { loaders }: Context,
  change: () => Promise<Changed>,
  nothing: Nothing,
): Promise<VoicePayload & (Omit<Changed, 'voiceId'> | Nothing)> {
  try {
    const changed = await change()
    loaders.forgetVoice(changed.voiceId)
    return { ...changed, userErrors: [] }
  } catch (error) {
    return { ...nothing, voiceId: null, userErrors: [userErrorFrom(error)] }
  }
}
