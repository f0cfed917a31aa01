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

// Undefined and null both mean: not sent.
export interface SpeechRequest {
  text: string
  modelId: string
  languageCode?: string | null
  voiceSettings?: VoiceSettingsInput | null
  pronunciationDictionaries?: readonly { id: string; versionId?: string | null }[] | null
  seed?: number | null
  previousText?: string | null
  nextText?: string | null
  /** Of speech that this follows on from: as the upstream named those calls. */
  previousRequestIds?: readonly string[] | null
  nextRequestIds?: readonly string[] | null
  textNormalization?: 'AUTO' | 'ON' | 'OFF' | null
  languageTextNormalization?: boolean | null
  outputFormat: OutputFormat
  /** False: the upstream keeps nothing of it. */
  logging: boolean
}

export interface SpeechOptions extends GenerateOptions, GenerateInGroupOptions {
  /** Whether it is sent while it is made. Not every format can be. */
  streamed: boolean
}

/** Words spoken by a voice: POST /v1/text-to-speech/{voice_id} and its kin. */
export class SpeechApi extends GenerationApi {
  /** POST /v1/text-to-speech/{voice_id}, with /stream when it is streamed. */
  async create(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<GeneratedStream> {
    const path = options.streamed
      ? upstreamPath`/v1/text-to-speech/${voiceId}/stream`
      : upstreamPath`/v1/text-to-speech/${voiceId}`
    return this.generateSound(speech('speech.create', path, request, options), mediaTypeOf(request.outputFormat))
  }

  /**
   * Speech with the times of its characters: POST /v1/text-to-speech/{voice_id}/with-timestamps, which comes whole, in a
   * single chunk; or …/stream/with-timestamps.
   */
  async createTimed(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<TimedStream> {
    return options.streamed
      ? this.#streamTimed(voiceId, request, options)
      : this.#createWholeTimed(voiceId, request, options)
  }

  #streamTimed(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<TimedStream> {
    const { maxTimedLineBytes } = this.client.limits
    const path = upstreamPath`/v1/text-to-speech/${voiceId}/stream/with-timestamps`
    const generation = speech('speech.createTimed', path, request, options)
    return this.generate(generation, 'application/json', async (answer) => {
      const body = generatedBody(answer)
      const head = toGenerationHead(answer, mediaTypeOf(request.outputFormat))
      return { value: { ...head, chunks: new TimedLines(body, maxTimedLineBytes) }, ended: body.ended }
    })
  }

  #createWholeTimed(voiceId: string, request: SpeechRequest, options: SpeechOptions): Promise<TimedStream> {
    const { maxTimedAudioBytes } = this.client.limits
    const path = upstreamPath`/v1/text-to-speech/${voiceId}/with-timestamps`
    const generation = speech('speech.createTimed', path, request, options)
    return this.generate(generation, 'application/json', async (answer) => {
      const chunk = await readTimedSpeech(answer.body, maxTimedAudioBytes)
      const head = toGenerationHead(answer, mediaTypeOf(request.outputFormat))
      return { value: { ...head, chunks: single(chunk) } }
    })
  }
}

async function* single(chunk: TimedChunk): AsyncGenerator<TimedChunk> {
  yield chunk
}

/** One of the four routes does not take null for its lists; all of them do without. */
function speech(
  operation: string,
  path: string,
  request: SpeechRequest,
  { group, ...options }: SpeechOptions,
): Generation {
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
  return { operation, path, query, group, content: { json, options } }
}

function unlessEmpty<Item>(list: readonly Item[] | null | undefined): readonly Item[] | undefined {
  return list?.length ? list : undefined
}
