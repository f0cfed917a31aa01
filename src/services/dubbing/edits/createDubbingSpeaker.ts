import type { Context } from '../../../context.js'
import type { CreateDubbingSpeakerInput } from '../../../schema/dubbing/DubbingSpeakerInputs.js'
import { assertDubbingVoice, assertVoiceChoice } from './assertDubbingVoice.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'

export async function createDubbingSpeaker(
  context: Context,
  input: CreateDubbingSpeakerInput,
): Promise<EditedDubbing<'createDubbingSpeaker'>> {
  const { dubbingId, name, voice, stability, similarity, style } = input
  assertVoiceChoice(voice)
  return editDubbing(context, { kind: 'createDubbingSpeaker', input }, async (resource) => {
    await assertDubbingVoice(context, voice, { action: 'createDubbingSpeaker' })
    return {
      expectation: {
        speakerIdsBefore: resource.speakers().map(({ upstreamId }) => upstreamId),
        name: name ?? null,
        voice: voice && { mode: voice.mode, voiceId: voice.voiceId },
      },
      send: (dubbing) => dubbing.createSpeaker(dubbingId, { name, voice, stability, similarity, style }),
    }
  })
}
