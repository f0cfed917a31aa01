import { viewerKey } from '../../auth/viewerKey.js'
import type { Context } from '../../context.js'
import { bufferUpload } from '../../media/uploads/bufferUpload.js'
import type { DesignVoiceInput } from '../../schema/previews/VoicePreviewInputs.js'
import { assertRemixingSession } from '../operations/assertPassedIds.js'
import { InputRefused } from '../operations/InputRefused.js'
import { runOperation } from '../operations/runOperation.js'
import { assertPreviewInput, type CreatedPreviews, storePreviews } from './storePreviews.js'

export async function designVoice(context: Context, input: DesignVoiceInput): Promise<CreatedPreviews> {
  assertPreviewInput(input)
  assertModelSupports(input)
  const { description, model, enhanceDescription, referenceAudio, idempotencyKey, outputFormat, ...options } = input
  const { upstream, signal, viewer, maxUploadBytes: maxBytes } = context
  const owner = viewer.kind === 'user' ? { tenantId: viewer.tenantId, viewerKey: viewerKey(viewer) } : undefined
  const modelId = model.toLowerCase()
  const request = { kind: 'designVoice', idempotencyKey, input, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    assertRemixingSession(context, input)
    const design = (referenceAudioBase64: string | null) =>
      upstream.previews.design(
        { ...options, description, modelId, shouldEnhance: enhanceDescription, referenceAudioBase64, outputFormat },
        { beforeSend: () => operation.markSent() },
      )
    const created = await (referenceAudio == null
      ? design(null)
      : bufferUpload(
          referenceAudio,
          { kind: 'reference', argument: 'referenceAudio', maxBytes, signal, owner },
          (bytes) => design(bytes.toString('base64')),
        ))
    return storePreviews(context, created, { kind: 'DESIGN', description, modelId, sourceVoiceId: null, outputFormat })
  })
}

function assertModelSupports({ model, referenceAudio, promptStrength }: DesignVoiceInput): void {
  if (model === 'ELEVEN_TTV_V3') return
  const name = referenceAudio != null ? 'referenceAudio' : promptStrength != null ? 'promptStrength' : null
  if (name === null) return
  throw new InputRefused({
    code: 'INVALID',
    message: `\`${name}\` is allowed only with the model ELEVEN_TTV_V3.`,
    path: ['input', name],
  })
}
