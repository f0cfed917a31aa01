import type { Context } from '../context.js'
import { holdUpload } from '../media/holdUpload.js'
import type { DesignVoiceInput } from '../schema/inputs/PreviewInputs.js'
import { assertRemixingSession } from './assertPassedIds.js'
import { InputRefused } from './InputRefused.js'
import { assertPreviewsCanBeMade, keepPreviews, type MadePreviews } from './keepPreviews.js'
import { runOperation } from './runOperation.js'

const mebibyte = 1024 * 1024
const LARGEST_REFERENCE = 10 * mebibyte

/** Has previews of a new voice made from words; they belong to the viewer. */
export async function designVoice(context: Context, input: DesignVoiceInput): Promise<MadePreviews> {
  assertPreviewsCanBeMade(input)
  assertModelTakes(input)
  const { description, model, enhanceDescription, referenceAudio, idempotencyKey, outputFormat, ...wishes } = input
  const { upstream, signal, maxUploadBytes = LARGEST_REFERENCE } = context
  const modelId = model.toLowerCase()
  const request = { kind: 'designVoice', idempotencyKey, input, expectation: {} } as const
  return runOperation(context, request, async (operation) => {
    assertRemixingSession(context, input)
    const design = (referenceAudioBase64: string | null) =>
      upstream.previews.design(
        { ...wishes, description, modelId, shouldEnhance: enhanceDescription, referenceAudioBase64, outputFormat },
        { beforeSend: () => operation.markSent() },
      )
    const maxBytes = Math.min(maxUploadBytes, LARGEST_REFERENCE)
    const made = await (referenceAudio == null
      ? design(null)
      : holdUpload(referenceAudio, { kind: 'audio', maxBytes, signal }, (bytes) => design(bytes.toString('base64'))))
    return keepPreviews(context, made, { kind: 'DESIGN', description, modelId, sourceVoiceId: null, outputFormat })
  })
}

function assertModelTakes({ model, referenceAudio, promptStrength }: DesignVoiceInput): void {
  if (model === 'ELEVEN_TTV_V3') return
  const name = referenceAudio != null ? 'referenceAudio' : promptStrength != null ? 'promptStrength' : null
  if (name === null) return
  throw new InputRefused({
    code: 'INVALID',
    message: `${name} needs the model ELEVEN_TTV_V3.`,
    path: ['input', name],
  })
}
