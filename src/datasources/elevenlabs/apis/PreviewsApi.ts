import type { Voice as VendorVoice } from '@elevenlabs/elevenlabs-js/serialization/types/Voice.js'
import type { VoiceDesignPreviewResponse } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceDesignPreviewResponse.js'
import { mediaTypeOf, type OutputFormat, upstreamFormat } from '../../../schema/audio/outputFormats.js'
import type { VoiceLabel } from '../../../schema/voices/VoiceLabel.js'
import { malformedResponse, requiredList, requiredText } from '../client/malformedResponse.js'
import { labelMap } from '../client/uploads/formFields.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { read } from '../translations/read.js'
import { type NewPreviewAudio, toVoicePreview } from '../translations/toVoicePreview.js'
import type { AudioStream } from './ElevenLabsApi.js'
import { type GenerateOptions, type Generation, GenerationApi } from './GenerationApi.js'

export type { NewPreviewAudio }

// Fields that are undefined or null are not sent.

export interface RemixVoiceRequest {
  /** The change to the source voice. */
  description: string
  /** Text of the previews, 100 to 1,000 characters. */
  text?: string | null
  /** Whether upstream generates the text. */
  autoGenerateText?: boolean | null
  /** From -1 to 1. */
  loudness?: number | null
  /** Up to 2147483647. */
  seed?: number | null
  guidanceScale?: number | null
  /** Whether the response has only ids; `openAudio` then reads the audio. */
  streamPreviews?: boolean | null
  remixingSessionId?: string | null
  remixingSessionIterationId?: string | null
  promptStrength?: number | null
  outputFormat: OutputFormat
}

export interface DesignVoiceRequest extends RemixVoiceRequest {
  description: string
  modelId?: string | null
  shouldEnhance?: boolean | null
  quality?: number | null
  /** A recording of a similar voice. */
  referenceAudioBase64?: string | null
}

export interface CreateVoiceInput {
  name: string
  description: string
  previewId: string
  labels?: readonly VoiceLabel[] | null
  /** Previews of the same response that the user played and did not select. */
  playedNotSelectedPreviewIds?: readonly string[] | null
}

export interface NewPreviews {
  text: string
  previews: NewPreviewAudio[]
  /** Of all previews together, in credits. */
  characterCost: number | null
}

const GROUP = 'text-to-voice'
/** Size of the JSON without the audio. */
const MAX_JSON_BYTES = 64 * 1024

/** Voices from descriptions: /v1/text-to-voice. */
export class PreviewsApi extends GenerationApi {
  /** Generates previews of voices, usually three: POST /v1/text-to-voice/design. */
  async design(request: DesignVoiceRequest, options: GenerateOptions = {}): Promise<NewPreviews> {
    const json = {
      ...remixFields(request),
      model_id: request.modelId,
      should_enhance: request.shouldEnhance,
      quality: request.quality,
      reference_audio_base64: request.referenceAudioBase64,
    }
    const generation = { operation: 'previews.design', path: '/v1/text-to-voice/design', content: { json, options } }
    return this.#generatePreviews(generation, request.outputFormat)
  }

  /** Generates previews of variants of a voice: POST /v1/text-to-voice/{voice_id}/remix. */
  async remix(voiceId: string, request: RemixVoiceRequest, options: GenerateOptions = {}): Promise<NewPreviews> {
    const path = upstreamPath`/v1/text-to-voice/${voiceId}/remix`
    const content = { json: remixFields(request), options }
    return this.#generatePreviews({ operation: 'previews.remix', path, content }, request.outputFormat)
  }

  /**
   * Creates a voice from a preview: POST /v1/text-to-voice. Upstream accepts each preview once.
   *
   * @throws UpstreamNotFound with the code `voice_not_found` if the preview has expired or was used.
   */
  async createVoice(input: CreateVoiceInput): Promise<{ voiceId: string }> {
    const { name, description, previewId, labels, playedNotSelectedPreviewIds } = input
    const raw = await this.writeJson<VendorVoice.Raw>({
      operation: 'previews.createVoice',
      method: 'POST',
      path: '/v1/text-to-voice',
      json: {
        voice_name: name,
        voice_description: description,
        generated_voice_id: previewId,
        labels: labelMap(labels),
        played_not_selected_voice_ids: playedNotSelectedPreviewIds,
      },
    })
    return { voiceId: requiredText(raw.voice_id, 'voice_id') }
  }

  /** The audio of a preview: GET /v1/text-to-voice/{generated_voice_id}/stream. Not billed. */
  async openAudio(previewId: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/text-to-voice/${previewId}/stream`
    return this.openAudioStream({ operation: 'previews.openAudio', target, limiter: 'media' }, range)
  }

  async #generatePreviews(
    generation: Pick<Generation, 'operation' | 'path' | 'content'>,
    format: OutputFormat,
  ): Promise<NewPreviews> {
    const mediaType = mediaTypeOf(format)
    const { raw, head } = await this.generateJson<VoiceDesignPreviewResponse.Raw>(
      { ...generation, query: { output_format: upstreamFormat(format) }, group: GROUP },
      mediaType,
      Math.ceil(this.client.limits.maxPreviewAudioBytes / 3) * 4 + MAX_JSON_BYTES,
    )
    const previews = read.list(requiredList(raw.previews, 'previews'), (preview) => toVoicePreview(preview, mediaType))
    if (previews.length === 0) throw malformedResponse('no usable preview')
    return { text: read.text(raw.text) ?? '', previews, characterCost: head.characterCost }
  }
}

function remixFields(request: RemixVoiceRequest): Record<string, unknown> {
  return {
    voice_description: request.description,
    text: request.text,
    auto_generate_text: request.autoGenerateText,
    loudness: request.loudness,
    seed: request.seed,
    guidance_scale: request.guidanceScale,
    stream_previews: request.streamPreviews,
    remixing_session_id: request.remixingSessionId,
    remixing_session_iteration_id: request.remixingSessionIterationId,
    prompt_strength: request.promptStrength,
  }
}
