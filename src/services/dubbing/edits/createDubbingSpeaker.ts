import type { Context } from '../../../context.js'
import type { CreateDubbingSpeakerInput } from '../../../schema/dubbing/DubbingSpeakerInputs.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'
import { assertVoiceChoice, requireDubbingVoice } from './requireDubbingVoice.js'

/** Adds a speaker to whom segments can be given. */
export async function createDubbingSpeaker(
  context: Context,
  input: CreateDubbingSpeakerInput,
): Promise<EditedDubbing<'createDubbingSpeaker'>> {
  const { dubbingId, name, voice, stability, similarity, style } = input
  assertVoiceChoice(voice)
  return editDubbing(context, 'createDubbingSpeaker', input, async (resource) => {
    await requireDubbingVoice(context, voice, 'createDubbingSpeaker')
    return {
      expectation: {
        speakerIdsBefore: resource.speakers().map(({ upstreamId: id }) => id),
        name: name ?? null,
        voice: voice && { mode: voice.mode, voiceId: voice.voiceId },
      },
      send: (dubbing) => dubbing.createSpeaker(dubbingId, { name, voice, stability, similarity, style }),
    }
  })
}
