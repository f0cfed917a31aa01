import { mediaTypeOf, type OutputFormat, upstreamFormat } from '../../../schema/audio/outputFormats.js'
import type { GeneratedStream } from '../client/GeneratedStream.js'
import { singleFile } from '../client/uploads/formFields.js'
import type { UploadOptions, UploadPart } from '../client/uploads/UploadPart.js'
import { upstreamPath } from '../client/upstreamPath.js'
import type { VoiceSettingsInput } from './fields/voiceInputs.js'
import { settingsOf } from './fields/voiceSettingsFields.js'
import { type GenerateInGroupOptions, type GenerateOptions, GenerationApi } from './GenerationApi.js'

/** `PCM_S16LE_16`: PCM samples without a header, 16 bits, 16 kHz, one channel. */
export type RecordingFormat = 'PCM_S16LE_16' | 'OTHER'

// Fields that are undefined or null are not sent.
export interface ChangeVoiceRequest {
  /** An iterable must have exactly one file. */
  file: UploadPart | AsyncIterable<UploadPart>
  modelId: string
  voiceSettings?: VoiceSettingsInput | null
  seed?: number | null
  removeBackgroundNoise?: boolean | null
  fileFormat?: RecordingFormat | null
  outputFormat: OutputFormat
  /** False for zero retention: upstream stores nothing. */
  logging: boolean
}

export interface IsolateRequest {
  /** An iterable must have exactly one file. */
  file: UploadPart | AsyncIterable<UploadPart>
  fileFormat?: RecordingFormat | null
}

export interface SoundEffectRequest {
  text: string
  loop?: boolean | null
  /** From 0.5 to 30. Default: the model decides. */
  durationSecs?: number | null
  /** From 0 to 1. */
  promptInfluence?: number | null
  modelId?: string | null
  outputFormat: OutputFormat
}

export interface FromRecordingOptions extends UploadOptions {
  /** Whether upstream sends audio while it generates it. Not all formats allow it. */
  streamed: boolean
}

/** Audio from recordings, and sound effects. */
export class AudioApi extends GenerationApi {
  /** The same speech in another voice: POST /v1/speech-to-speech/{voice_id}, with `/stream` if streamed. */
  async changeVoice(
    voiceId: string,
    request: ChangeVoiceRequest,
    { streamed, group, ...options }: FromRecordingOptions & GenerateInGroupOptions,
  ): Promise<GeneratedStream> {
    const path = streamed
      ? upstreamPath`/v1/speech-to-speech/${voiceId}/stream`
      : upstreamPath`/v1/speech-to-speech/${voiceId}`
    const query = { output_format: upstreamFormat(request.outputFormat), enable_logging: String(request.logging) }
    const fields = {
      model_id: request.modelId,
      voice_settings: request.voiceSettings && JSON.stringify(settingsOf(request.voiceSettings)),
      seed: request.seed,
      remove_background_noise: request.removeBackgroundNoise,
      file_format: request.fileFormat?.toLowerCase(),
    }
    const form = { fields, fileField: 'audio', files: filesOf(request.file) }
    const generation = { operation: 'audio.changeVoice', path, query, group, content: { form, options } }
    return this.generateAudio(generation, mediaTypeOf(request.outputFormat))
  }

  /** Removes everything except voices: POST /v1/audio-isolation, with `/stream` if streamed. */
  async isolate(
    { file, fileFormat }: IsolateRequest,
    { streamed, ...options }: FromRecordingOptions,
  ): Promise<GeneratedStream> {
    const fields = { file_format: fileFormat?.toLowerCase() }
    return this.generateAudio({
      operation: 'audio.isolate',
      path: streamed ? '/v1/audio-isolation/stream' : '/v1/audio-isolation',
      group: 'audio-isolation',
      content: { form: { fields, fileField: 'audio', files: filesOf(file) }, options },
    })
  }

  /** POST /v1/sound-generation. */
  async createSoundEffect(request: SoundEffectRequest, options: GenerateOptions = {}): Promise<GeneratedStream> {
    const json = {
      text: request.text,
      loop: request.loop,
      duration_seconds: request.durationSecs,
      prompt_influence: request.promptInfluence,
      model_id: request.modelId,
    }
    const generation = {
      operation: 'audio.createSoundEffect',
      path: '/v1/sound-generation',
      query: { output_format: upstreamFormat(request.outputFormat) },
      group: 'sound-generation',
      content: { json, options },
    }
    return this.generateAudio(generation, mediaTypeOf(request.outputFormat))
  }
}

function filesOf(file: UploadPart | AsyncIterable<UploadPart>): AsyncIterable<UploadPart> {
  return Symbol.asyncIterator in file ? file : singleFile(file)
}
