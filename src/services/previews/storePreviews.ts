import type { Context } from '../../context.js'
import type { NewPreviews } from '../../datasources/elevenlabs/apis/PreviewsApi.js'
import { previewKey } from '../../datasources/media/mediaKeys.js'
import type { Outcome } from '../../datasources/postgres/operations/OperationStore.js'
import { isStreamable, mediaTypeOf } from '../../schema/audio/AudioOutputFormat.js'
import type { VoicePreviewKind } from '../../schema/previews/VoicePreview.js'
import type { DesignVoiceInput, RemixVoiceInput } from '../../schema/previews/VoicePreviewInputs.js'
import { InputRefused } from '../operations/InputRefused.js'

export interface CreatedPreviews {
  previewIds: readonly string[]
  text: string
}

export function assertPreviewInput({ text, autoGenerateText, outputFormat }: DesignVoiceInput | RemixVoiceInput): void {
  if ((text == null) !== autoGenerateText) {
    const message = 'Exactly one of `text` and `autoGenerateText: true` is required.'
    throw new InputRefused({ code: 'INVALID', message, path: ['input', 'text'] })
  }
  if (!isStreamable(outputFormat)) {
    const message = '`outputFormat` must not be a WAV format for previews.'
    throw new InputRefused({ code: 'UNSUPPORTED_FORMAT', message, path: ['input', 'outputFormat'] })
  }
}

/** A preview is kept if its audio cannot be stored: upstream can still send it. */
export async function storePreviews(
  { mediaStore, logger }: Pick<Context, 'mediaStore' | 'logger'>,
  { previews, text, characterCost }: NewPreviews,
  origin: PreviewOrigin,
): Promise<Pick<Outcome<'designVoice'>, 'result' | 'previews' | 'cost'>> {
  const rows = await Promise.all(
    previews.map(async ({ id, bytes, durationSecs, language }) => ({
      ...{ ...origin, id, text, durationSecs, language },
      mediaType: mediaTypeOf(origin.outputFormat),
      isStored: bytes !== null && (await store(id, bytes)),
    })),
  )
  return { result: { previewIds: rows.map(({ id }) => id), text }, previews: rows, cost: characterCost }

  async function store(id: string, bytes: Buffer): Promise<boolean> {
    try {
      const writer = await mediaStore.create(previewKey(id))
      try {
        await writer.write(bytes)
        await writer.commit()
        writer.release()
      } catch (error) {
        await writer.abort()
        throw error
      }
      return true
    } catch (error) {
      logger.error({ err: error, previewId: id }, 'the audio of a preview could not be stored')
      return false
    }
  }
}

export interface PreviewOrigin {
  kind: VoicePreviewKind
  description: string
  modelId: string | null
  sourceVoiceId: string | null
  outputFormat: DesignVoiceInput['outputFormat']
}
