import type { VoiceSample as VendorVoiceSample } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSample.js'
import type { VoiceSampleVisualWaveformResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSampleVisualWaveformResponseModel.js'
import type { VoiceSample } from '../../../schema/voices/VoiceSample.js'
import { requiredList } from '../client/malformedResponse.js'
import type { UploadOptions, UploadPart } from '../client/uploads/UploadPart.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { read } from '../translations/read.js'
import { toVoiceSample } from '../translations/toVoiceSample.js'
import { type AudioBytes, type AudioStream, ElevenLabsApi } from './ElevenLabsApi.js'

export interface AddSamplesInput {
  files: AsyncIterable<UploadPart>
  removeBackgroundNoise?: boolean | null
}

/** Absent fields are not changed. */
export interface UpdateSampleInput {
  /** Required: upstream treats an absent value as false. */
  removeBackgroundNoise: boolean
  /** The complete set. It replaces the current one. */
  selectedSpeakerIds?: readonly string[] | null
  trimStartMs?: number | null
  trimEndMs?: number | null
  fileName?: string | null
}

/** Recordings of a voice. Their metadata is part of the voice. */
export class SamplesApi extends ElevenLabsApi {
  /** The complete recording: GET /v1/voices/{voice_id}/samples/{sample_id}/audio. */
  async openAudio(voiceId: string, sampleId: string, { range }: { range?: string } = {}): Promise<AudioStream> {
    const target = upstreamPath`/v1/voices/${voiceId}/samples/${sampleId}/audio`
    return this.openAudioStream({ operation: 'samples.openAudio', target, limiter: 'media' }, range)
  }

  /** The first 30 seconds: GET /v1/voices/pvc/{voice_id}/samples/{sample_id}/audio. Professional voices only. */
  async getPreview(
    voiceId: string,
    sampleId: string,
    { removeBackgroundNoise = false }: { removeBackgroundNoise?: boolean } = {},
  ): Promise<AudioBytes> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}/audio`
    const query = new URLSearchParams({ remove_background_noise: String(removeBackgroundNoise) })
    return this.getInlineAudio('samples.getPreview', path, query)
  }

  /** Amplitudes: GET /v1/voices/pvc/{voice_id}/samples/{sample_id}/waveform. Professional voices only. */
  async getWaveform(voiceId: string, sampleId: string): Promise<number[]> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}/waveform`
    const raw = await this.getJson<VoiceSampleVisualWaveformResponseModel.Raw>('samples.getWaveform', path)
    return requiredList(raw.visual_waveform, 'visual_waveform').filter(Number.isFinite)
  }

  /**
   * Adds recordings to a professional voice: POST /v1/voices/pvc/{voice_id}/samples.
   *
   * @throws UpstreamRejected with the code `duplicate_file` if the voice has one of them already.
   */
  async add(
    voiceId: string,
    { files, removeBackgroundNoise }: AddSamplesInput,
    options?: UploadOptions,
  ): Promise<VoiceSample[]> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples`
    const form = { fields: { remove_background_noise: removeBackgroundNoise }, fileField: 'files', files }
    const raw = await this.upload<VendorVoiceSample.Raw[]>({ operation: 'samples.add', path, form }, options)
    return read.list(requiredList(raw, 'samples'), (sample) => toVoiceSample(sample, voiceId))
  }

  /** Changes a sample of a professional voice: POST /v1/voices/pvc/{voice_id}/samples/{sample_id}. */
  async update(voiceId: string, sampleId: string, input: UpdateSampleInput): Promise<void> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}`
    const json = {
      remove_background_noise: input.removeBackgroundNoise,
      selected_speaker_ids: input.selectedSpeakerIds,
      trim_start_time: input.trimStartMs,
      trim_end_time: input.trimEndMs,
      file_name: input.fileName,
    }
    await this.writeJson({ operation: 'samples.update', method: 'POST', path, json })
  }

  /** DELETE /v1/voices/pvc/{voice_id}/samples/{sample_id}; without `pvc` for voices that are not professional. */
  async delete(voiceId: string, sampleId: string, { professional }: { professional: boolean }): Promise<void> {
    const path = professional
      ? upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}`
      : upstreamPath`/v1/voices/${voiceId}/samples/${sampleId}`
    await this.writeJson({ operation: 'samples.delete', method: 'DELETE', path })
  }
}
