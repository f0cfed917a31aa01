import type { Context } from '../../context.js'
import { readUploads } from '../../media/uploads/readUploads.js'
import type { CloneVoiceInput } from '../../schema/voices/inputs/VoiceInputs.js'
import { runOperation } from '../operations/runOperation.js'

export function cloneVoice(context: Context, input: CloneVoiceInput): Promise<{ voiceId: string }> {
  const { name, description, labels, isBackgroundNoiseRemoved: removeBackgroundNoise, idempotencyKey } = input
  const { upstream, signal, maxUploadBytes } = context
  const reading = readUploads(input.files, { kind: 'sample', argument: 'files', maxBytes: maxUploadBytes, signal })
  const request = { kind: 'cloneVoice', idempotencyKey, input, expectation: { name } } as const
  return runOperation(context, request, async (operation) => {
    const form = { name, description, labels, removeBackgroundNoise, files: reading.parts }
    const result = await upstream.voices.clone(form, {
      async beforeFinalBoundary() {
        await reading.assertComplete()
        await operation.markSent()
      },
    })
    return { result, claim: { voiceId: result.voiceId, mirror: { name, category: 'CLONED' } } }
  })
}
