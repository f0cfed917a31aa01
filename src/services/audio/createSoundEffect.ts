import type { Context } from '../../context.js'
import type { CreateSoundEffectInput } from '../../schema/audio/AudioInputs.js'
import { isStreamable } from '../../schema/audio/AudioOutputFormat.js'
import { InputRefused } from '../operations/InputRefused.js'
import { generateAudio } from './generateAudio.js'

/** Upstream does not list them among its models. */
const soundEffectModels = ['eleven_text_to_sound_v2']

export async function createSoundEffect(context: Context, input: CreateSoundEffectInput): Promise<{ audioId: string }> {
  const { text, loop, durationSecs, promptInfluence, outputFormat, idempotencyKey } = input
  const modelId = input.modelId ?? null
  if (!isStreamable(outputFormat)) {
    const message = '`outputFormat` must not be a WAV format for sound effects.'
    throw new InputRefused({ code: 'UNSUPPORTED_FORMAT', message, path: ['input', 'outputFormat'] })
  }
  if (modelId !== null && !soundEffectModels.includes(modelId)) {
    const message = `\`modelId\` must be a model for sound effects: ${soundEffectModels.join(', ')}.`
    throw new InputRefused({ code: 'UNKNOWN_MODEL', message, path: ['input', 'modelId'] })
  }
  const request = {
    kind: 'createSoundEffect',
    idempotencyKey,
    input,
    expectation: {},
    audio: { kind: 'SOUND_EFFECT', voiceId: null, modelId, text, outputFormat, isTimed: false, isTransient: false },
  } as const
  return generateAudio(context, request, (operation) =>
    context.upstream.audio.createSoundEffect(
      { text, loop, durationSecs, promptInfluence, modelId: modelId ?? undefined, outputFormat },
      { beforeSend: () => operation.markSent() },
    ),
  )
}
