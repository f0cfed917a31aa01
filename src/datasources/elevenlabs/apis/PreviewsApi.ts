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
import { type GenerateOptions, GenerationApi } from './GenerationApi.js'

export type { NewPreviewAudio }

// In all of these, undefined and null both mean: not sent.

export interface RemixVoiceRequest {
  /** What is to be different. */
  description: string
  /** What the previews say, from 100 to 1000 characters. */
  text?: string | null
  /** Whether the upstream thinks out what they say. */
  autoGenerateText?: boolean | null
  /** From -1 to 1. */
  loudness?: number | null
  /** Up to 2147483647. */
  seed?: number | null
  guidanceScale?: number | null
  /** Whether ids are all that is wanted now: the sounds are to be had by them. */
  streamPreviews?: boolean | null
  remixingSessionId?: string | null
  remixingSessionIterationId?: string | null
  promptStrength?: number | null
  outputFormat: OutputFormat
}

export interface DesignVoiceRequest extends RemixVoiceRequest {
  /** What the voice is like. */
  description: string
  modelId?: string | null
  shouldEnhance?: boolean | null
  quality?: number | null
  /** A recording to start from. */
  referenceAudioBase64?: string | null
}

export interface NewVoiceOfPreview {
  name: string
  description: string
  previewId: string
  labels?: readonly VoiceLabel[] | null
  /** Others of the same answer that were listened to and passed over. */
  playedNotSelectedPreviewIds?: readonly string[] | null
}

export interface NewPreviews {
  /** What all of them say. */
  text: string
  previews: NewPreviewAudio[]
  /** Of all together, in credits. */
  characterCost: number | null
}

const GROUP = 'text-to-voice'
/** Room for JSON around the sounds. */
const MAX_JSON_BYTES = 64 * 1024

/** Voices out of words: /v1/text-to-voice. */
export class PreviewsApi extends GenerationApi {
  /** Thinks out voices that fit a description, mostly three: POST /v1/text-to-voice/design. */
  async design(request: DesignVoiceRequest, options: GenerateOptions = {}): Promise<NewPreviews> {
    const json = {
      ...remixFields(request),
      model_id: request.modelId,
      should_enhance: request.shouldEnhance,
      quality: request.quality,
      reference_audio_base64: request.referenceAudioBase64,
    }
    return this.#generatePreviews('previews.design', '/v1/text-to-voice/design', json, request.outputFormat, options)
  }

  /** Thinks out voices that are like another, but for what is described: POST /v1/text-to-voice/{voice_id}/remix. */
  async remix(voiceId: string, request: RemixVoiceRequest, options: GenerateOptions = {}): Promise<NewPreviews> {
    const path = upstreamPath`/v1/text-to-voice/${voiceId}/remix`
    return this.#generatePreviews('previews.remix', path, remixFields(request), request.outputFormat, options)
  }

  /**
   * Makes a voice of a preview: POST /v1/text-to-voice. It can be done once with each.
   *
   * @throws UpstreamNotFound with the code `voice_not_found` when the preview is none any more.
   */
  async createVoice(input: NewVoiceOfPreview): Promise<{ voiceId: string }> {
    const { name, description, previewId, labels, playedNotSelectedPreviewIds } = input
    const raw = await this.writeJson<VendorVoice.Raw>('previews.createVoice', 'POST', '/v1/text-to-voice', {
      voice_name: name,
      voice_description: description,
      generated_voice_id: previewId,
      labels: labelMap(labels),
      played_not_selected_voice_ids: playedNotSelectedPreviewIds,
    })
    return { voiceId: requiredText(raw.voice_id, 'voice_id') }
  }

  /** The sound of a preview, as it comes: GET /v1/text-to-voice/{generated_voice_id}/stream. A read, and never charged. */
  async openAudio(previewId: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/text-to-voice/${previewId}/stream`
    return this.openAudioStream({ operation: 'previews.openAudio', target, limiter: 'media' }, range)
  }

  async #generatePreviews(
    operation: string,
    path: string,
    json: Readonly<Record<string, unknown>>,
    format: OutputFormat,
    options: GenerateOptions,
  ): Promise<NewPreviews> {
    const mediaType = mediaTypeOf(format)
    const { raw, head } = await this.generateJson<VoiceDesignPreviewResponse.Raw>(
      { operation, path, query: { output_format: upstreamFormat(format) }, group: GROUP, content: { json, options } },
      mediaType,
      Math.ceil(this.client.limits.maxPreviewAudioBytes / 3) * 4 + MAX_JSON_BYTES,
    )
    const previews = read.list(requiredList(raw.previews, 'previews'), (preview) => toVoicePreview(preview, mediaType))
    if (previews.length === 0) throw malformedResponse('previews without a usable one')
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
