import { mediaTypeOf, type OutputFormat, upstreamFormat } from '../../../schema/audio/outputFormats.js'
import type { GeneratedStream, TimedChunk, TimedStream } from '../client/GeneratedStream.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { toGenerationHead } from '../translations/toGenerationHead.js'
import type { VoiceSettingsInput } from './fields/voiceInputs.js'
import { settingsOf } from './fields/voiceSettingsFields.js'
import {
  type GenerateInGroupOptions,
  type GenerateOptions,
  type Generation,
  GenerationApi,
  generatedBody,
} from './GenerationApi.js'
import { readTimedSpeech } from './readTimedSpeech.js'
import { TimedLines } from './TimedLines.js'

// Fields that are undefined or null are not sent.
export interface SpeechRequest {
  text: string
  modelId: string
  languageCode?: string | null
  voiceSettings?: VoiceSettingsInput | null
  pronunciationDictionaries?: readonly { id: string; versionId?: string | null }[] | null
  seed?: number | null
  previousText?: string | null
  nextText?: string | null
  /** Upstream request ids of the speech before this one. */
  previousRequestIds?: readonly string[] | null
  nextRequestIds?: readonly string[] | null
  textNormalization?: 'AUTO' | 'ON' | 'OFF' | null
  languageTextNormalization?: boolean | null
  outputFormat: OutputFormat
  /** False for zero retention: upstream stores neither text nor audio. */
  logging: boolean
}

export interface SpeechOptions extends GenerateOptions, GenerateInGroupOptions {
  /** Whether upstream sends audio while it generates it. Not all formats allow it. */
  streamed: boolean
}

/** Text to speech: /v1/text-to-speech/{voice_id}. */
export class SpeechApi extends GenerationApi {
  /** POST /v1/text-to-speech/{voice_id}, with `/stream` if streamed. */
  async create(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<GeneratedStream> {
    const path = options.streamed
      ? upstreamPath`/v1/text-to-speech/${voiceId}/stream`
      : upstreamPath`/v1/text-to-speech/${voiceId}`
    const generation = { operation: 'speech.create', path, ...contentOf(request, options) }
    return this.generateAudio(generation, mediaTypeOf(request.outputFormat))
  }

  /**
   * Speech with the times of its characters: POST /v1/text-to-speech/{voice_id}/stream/with-timestamps if streamed, else
   * /v1/text-to-speech/{voice_id}/with-timestamps, which gives a single chunk.
   */
  async createTimed(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<TimedStream> {
    return options.streamed
      ? this.#streamTimed(voiceId, request, options)
      : this.#createTimed(voiceId, request, options)
  }

  #streamTimed(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<TimedStream> {
    const { maxTimedLineBytes } = this.client.limits
    const path = upstreamPath`/v1/text-to-speech/${voiceId}/stream/with-timestamps`
    const generation = { operation: 'speech.createTimed', path, ...contentOf(request, options) }
    return this.generate(generation, 'application/json', async (response) => {
      const body = generatedBody(response)
      const head = toGenerationHead(response, mediaTypeOf(request.outputFormat))
      return { value: { ...head, chunks: new TimedLines(body, maxTimedLineBytes) }, ended: body.ended }
    })
  }

  #createTimed(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<TimedStream> {
    const { maxTimedAudioBytes } = this.client.limits
    const path = upstreamPath`/v1/text-to-speech/${voiceId}/with-timestamps`
    const generation = { operation: 'speech.createTimed', path, ...contentOf(request, options) }
    return this.generate(generation, 'application/json', async (response) => {
      const chunk = await readTimedSpeech(response.body, maxTimedAudioBytes)
      const head = toGenerationHead(response, mediaTypeOf(request.outputFormat))
      return { value: { ...head, chunks: singleChunk(chunk) } }
    })
  }
}

async function* singleChunk(chunk: TimedChunk): AsyncGenerator<TimedChunk> {
  yield chunk
}

/** Empty lists are not sent, because one of the four routes refuses null for them. */
function contentOf(
  request: SpeechRequest,
  { group, ...options }: SpeechOptions,
): Pick<Generation, 'query' | 'group' | 'content'> {
  const dictionaries = request.pronunciationDictionaries?.map(({ id, versionId }) => ({
    pronunciation_dictionary_id: id,
    version_id: versionId ?? undefined,
  }))
  const json = {
    text: request.text,
    model_id: request.modelId,
    language_code: request.languageCode,
    voice_settings: request.voiceSettings && settingsOf(request.voiceSettings),
    pronunciation_dictionary_locators: unlessEmpty(dictionaries),
    seed: request.seed,
    previous_text: request.previousText,
    next_text: request.nextText,
    previous_request_ids: unlessEmpty(request.previousRequestIds),
    next_request_ids: unlessEmpty(request.nextRequestIds),
    apply_text_normalization: request.textNormalization?.toLowerCase(),
    apply_language_text_normalization: request.languageTextNormalization,
  }
  const query = { output_format: upstreamFormat(request.outputFormat), enable_logging: String(request.logging) }
  return { query, group, content: { json, options } }
}

function unlessEmpty<Item>(list: readonly Item[] | null | undefined): readonly Item[] | undefined {
  return list?.length ? list : undefined
}
