import { mediaTypeOf, type OutputFormat, upstreamFormat } from '../../../schema/audio/outputFormats.js'
import type { GeneratedStream } from '../client/GeneratedStream.js'
import { singleFile } from '../client/uploads/formFields.js'
import type { UploadOptions, UploadPart } from '../client/uploads/UploadPart.js'
import { upstreamPath } from '../client/upstreamPath.js'
import type { VoiceSettingsInput } from './fields/voiceInputs.js'
import { settingsOf } from './fields/voiceSettingsFields.js'
import { type GenerateInGroupOptions, type GenerateOptions, GenerationApi } from './GenerationApi.js'

/** What is told of a recording: samples that are bare, of 16 bits and 16 kHz in one channel, or anything else. */
export type RecordingFormat = 'PCM_S16LE_16' | 'OTHER'

// Undefined and null both mean: not sent.
export interface ChangeVoiceRequest {
  /** The recording; of an iterable, the one file that it brings. */
  file: UploadPart | AsyncIterable<UploadPart>
  modelId: string
  voiceSettings?: VoiceSettingsInput | null
  seed?: number | null
  removeBackgroundNoise?: boolean | null
  fileFormat?: RecordingFormat | null
  outputFormat: OutputFormat
  /** False: the upstream keeps nothing of it. */
  logging: boolean
}

export interface IsolateRequest {
  /** The recording; of an iterable, the one file that it brings. */
  file: UploadPart | AsyncIterable<UploadPart>
  fileFormat?: RecordingFormat | null
}

export interface SoundEffectRequest {
  text: string
  loop?: boolean | null
  /** From 0.5 to 30; left out, the model decides. */
  durationSecs?: number | null
  /** From 0 to 1. */
  promptInfluence?: number | null
  modelId?: string | null
  outputFormat: OutputFormat
}

export interface FromRecordingOptions extends UploadOptions {
  /** Whether it is sent while it is made. Not every format can be. */
  streamed: boolean
}

/** Sounds that are made of recordings, or of the description of a sound. */
export class AudioApi extends GenerationApi {
  /** What was said, in another voice: POST /v1/speech-to-speech/{voice_id}, with /stream when it is streamed. */
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
    return this.generateSound(generation, mediaTypeOf(request.outputFormat))
  }

  /** The voices of a recording without all else: POST /v1/audio-isolation, with /stream when it is streamed. */
  async isolate(
    { file, fileFormat }: IsolateRequest,
    { streamed, ...options }: FromRecordingOptions,
  ): Promise<GeneratedStream> {
    const fields = { file_format: fileFormat?.toLowerCase() }
    return this.generateSound({
      operation: 'audio.isolate',
      path: streamed ? '/v1/audio-isolation/stream' : '/v1/audio-isolation',
      group: 'audio-isolation',
      content: { form: { fields, fileField: 'audio', files: filesOf(file) }, options },
    })
  }

  /** A sound that is no speech: POST /v1/sound-generation. */
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
    return this.generateSound(generation, mediaTypeOf(request.outputFormat))
  }
}

function filesOf(file: UploadPart | AsyncIterable<UploadPart>): AsyncIterable<UploadPart> {
  return Symbol.asyncIterator in file ? file : singleFile(file)
}
