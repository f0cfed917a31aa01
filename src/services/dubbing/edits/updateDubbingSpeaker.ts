import type { Context } from '../../../context.js'
import type { UpdateDubbingSpeakerInput } from '../../../schema/dubbing/DubbingSpeakerInputs.js'
import { assertChange } from '../../operations/assertChange.js'
import { assertDubbingVoice, assertVoiceChoice } from './assertDubbingVoice.js'
import { requireSpeaker, requireTargetLanguages } from './dubbingAssertions.js'
import { decodeSpeakerId } from './dubbingIds.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'

/** Changes the name, or the voice in some or all languages. Existing audio of segments stays. */
export async function updateDubbingSpeaker(
  context: Context,
  input: UpdateDubbingSpeakerInput,
): Promise<EditedDubbing<'updateDubbingSpeaker'>> {
  const { name, voice, stability, similarity, style } = input
  const { dubbingId, speakerId } = decodeSpeakerId(input.id)
  assertChange(input, ['name', 'voice', 'stability', 'similarity', 'style'])
  assertVoiceChoice(voice)
  return editDubbing(context, { kind: 'updateDubbingSpeaker', input: { ...input, dubbingId } }, async (resource) => {
    requireSpeaker(resource, speakerId, ['id'])
    const languages = requireTargetLanguages(resource, input.languages)
    const isLibraryVoice = async (voiceId: string) => {
      const similar = await context.loaders.similarVoices.load({ dubbingId, speakerId })
      return similar?.some(({ id }) => id === voiceId) ?? false
    }
    await assertDubbingVoice(context, voice, { action: 'updateDubbingSpeaker', isLibraryVoice })
    const change = { name, voice, stability, similarity, style, languages }
    return {
      expectation: { speakerId, name, voice: voice && { mode: voice.mode, voiceId: voice.voiceId }, languages },
      send: async (dubbing) => ({ ...(await dubbing.updateSpeaker(dubbingId, speakerId, change)), speakerId }),
      details: { speakerId },
    }
  })
}
