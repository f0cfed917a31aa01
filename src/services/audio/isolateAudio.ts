import type { Context } from '../../context.js'
import type { IsolateAudioInput } from '../../schema/audio/AudioInputs.js'
import { generateAudio } from './generateAudio.js'
import { readRecording } from './readRecording.js'

/** Streams a recording to upstream, which removes everything except speech. */
export async function isolateAudio(context: Context, input: IsolateAudioInput): Promise<{ audioId: string }> {
  const { delivery, fileFormat, idempotencyKey } = input
  const recording = readRecording(context, input, 'isolation')
  const request = {
    kind: 'isolateAudio',
    idempotencyKey,
    input,
    expectation: {},
    audio: {
      kind: 'ISOLATION',
      ...{ voiceId: null, modelId: null, text: null, outputFormat: null, isTimed: false, isTransient: false },
    },
  } as const
  return generateAudio(context, request, (operation) =>
    context.upstream.audio.isolate(
      { file: recording.parts, fileFormat },
      {
        streamed: delivery === 'STREAMED',
        async beforeFinalBoundary() {
          await recording.assertComplete()
          await operation.markSent()
        },
      },
    ),
  )
}
