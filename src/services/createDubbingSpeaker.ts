import type { Context } from '../context.js'
import type { CreateDubbingSpeakerInput } from '../schema/inputs/DubbingSpeakerInputs.js'
import { checkVoiceChoice, demandDubbingVoice } from './demandDubbingVoice.js'
import { type EditedDubbing, editDubbing } from './editDubbing.js'

/** Adds a speaker to whom segments can be given. */
export async function createDubbingSpeaker(
  context: Context,
  input: CreateDubbingSpeakerInput,
): Promise<EditedDubbing<'createDubbingSpeaker'>> {
  const { dubbingId, name, voice, stability, similarity, style } = input
  checkVoiceChoice(voice)
  return editDubbing(context, 'createDubbingSpeaker', input, async (resource) => {
    await demandDubbingVoice(context, voice, 'createDubbingSpeaker')
    return {
      expectation: {
        speakerIdsBefore: resource.speakers().map(({ id }) => id),
        name: name ?? null,
        voice: voice && { mode: voice.mode, voiceId: voice.voiceId },
      },
      send: (dubbing) => dubbing.createSpeaker(dubbingId, { name, voice, stability, similarity, style }),
    }
  })
}
