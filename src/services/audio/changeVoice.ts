import type { Context } from '../../context.js'
import type { ChangeVoiceInput } from '../../schema/audio/AudioInputs.js'
import { generateAudio } from './generateAudio.js'
import { readRecording } from './readRecording.js'
import { assertDeliverable, requireModel, requireVisibleVoice } from './requireSpeech.js'

/** Streams a recording to upstream, which replaces its voice. */
export async function changeVoice(context: Context, input: ChangeVoiceInput): Promise<{ audioId: string }> {
  assertDeliverable(input)
  const {
    voiceId,
    modelId,
    voiceSettings,
    seed,
    removeBackgroundNoise,
    fileFormat,
    outputFormat,
    isLogged: logging,
  } = input
  const recording = readRecording(context, input, 'voiceChange')
  const request = {
    kind: 'changeVoice',
    idempotencyKey: input.idempotencyKey,
    input,
    subjectId: voiceId,
    expectation: { modelId, isTransient: !logging },
    audio: {
      kind: 'VOICE_CHANGE',
      ...{ voiceId, modelId, outputFormat, text: null, isTimed: false, isTransient: !logging },
    },
  } as const
  return generateAudio(context, request, async (operation) => {
    const [, model] = await Promise.all([
      requireVisibleVoice(context, voiceId, 'changeVoice'),
      requireModel(context, modelId, 'canDoVoiceConversion'),
    ])
    return context.upstream.audio.changeVoice(
      voiceId,
      {
        ...{ modelId, voiceSettings, seed, removeBackgroundNoise, fileFormat, outputFormat, logging },
        file: recording.parts,
      },
      {
        streamed: input.delivery === 'STREAMED',
        group: model.concurrencyGroup,
        async beforeFinalBoundary() {
          await recording.assertComplete()
          await operation.markSent()
        },
      },
    )
  })
}
