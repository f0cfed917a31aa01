import type { Context } from '../../../context.js'
import type { UpdateDubbingSpeakerInput } from '../../../schema/dubbing/DubbingSpeakerInputs.js'
import { assertSpeaker, assertTargets, refused } from './dubbingAssertions.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { decodeSpeakerId } from './partIds.js'
import { assertVoiceChoice, requireDubbingVoice } from './requireDubbingVoice.js'

/** Renames a speaker, or changes what it sounds like, in some languages or in all. Nothing is spoken anew by it. */
export async function updateDubbingSpeaker(
  context: Context,
  input: UpdateDubbingSpeakerInput,
): Promise<EditedDubbing<'updateDubbingSpeaker'>> {
  const { name, voice, stability, similarity, style } = input
  const { dubbingId, speakerId } = decodeSpeakerId(input.id)
  if ([name, voice, stability, similarity, style].every((value) => value == null)) {
    throw refused('INVALID', 'There is nothing to change.', [])
  }
  assertVoiceChoice(voice)
  return editDubbing(context, 'updateDubbingSpeaker', { ...input, dubbingId }, async (resource) => {
    assertSpeaker(resource, speakerId, ['id'])
    const languages = assertTargets(resource, input.languages)
    await requireDubbingVoice(context, voice, 'updateDubbingSpeaker', async (voiceId) => {
      const similar = await context.loaders.similarVoices.load({ dubbingId, speakerId })
      return similar?.some(({ id }) => id === voiceId) ?? false
    })
    const change = { name, voice, stability, similarity, style, languages }
    return {
      expectation: { speakerId, name, voice: voice && { mode: voice.mode, voiceId: voice.voiceId }, languages },
      send: async (dubbing) => ({ ...(await dubbing.updateSpeaker(dubbingId, speakerId, change)), speakerId }),
      details: { speakerId },
    }
  })
}
