import type { Context } from '../../context.js'
import type { VoicePayload } from '../../schema/voices/VoicePayload.js'
import { userErrorFrom } from '../shared/userErrorFrom.js'

/**
 * Runs a change of one voice and shapes its payload: mistakes that a user can correct become `userErrors`, all other
 * errors are thrown. `nothing` holds the other fields of the payload when nothing was changed.
 */
export async function answerVoiceChange<Changed extends { voiceId: string }, Nothing extends object>(
  { context: { loaders }, input }: { context: Context; input: object },
  change: () => Promise<Changed>,
  nothing?: Nothing,
): Promise<VoicePayload & (Omit<Changed, 'voiceId'> | Nothing)> {
  try {
    const changed = await change()
    loaders.clearVoice(changed.voiceId)
    return { ...changed, userErrors: [] }
  } catch (error) {
    return { ...(nothing as Nothing), voiceId: null, userErrors: [userErrorFrom(error, input)] }
  }
}
