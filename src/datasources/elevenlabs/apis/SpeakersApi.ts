import type { SpeakerSeparationResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/SpeakerSeparationResponseModel.js'
import type { VoiceSampleSpeakerSeparation } from '../../../schema/voices/VoiceSampleSpeakerSeparation.js'
import { upstreamPath } from '../client/upstreamPath.js'
import { toSpeakerSeparation } from '../translations/toSpeakerSeparation.js'
import { type AudioBytes, ElevenLabsApi } from './ElevenLabsApi.js'

/** Speakers found in the samples of professional voices. */
export class SpeakersApi extends ElevenLabsApi {
  /** Status and result: GET /v1/voices/pvc/{voice_id}/samples/{sample_id}/speakers. */
  async getSeparation(voiceId: string, sampleId: string): Promise<VoiceSampleSpeakerSeparation> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}/speakers`
    const raw = await this.getJson<SpeakerSeparationResponseModel.Raw>('speakers.getSeparation', path)
    return toSpeakerSeparation(raw, { voiceId, sampleId })
  }

  /** Audio of one speaker: GET /v1/voices/pvc/{voice_id}/samples/{sample_id}/speakers/{speaker_id}/audio. */
  async getAudio(voiceId: string, sampleId: string, speakerId: string): Promise<AudioBytes> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}/speakers/${speakerId}/audio`
    return this.getInlineAudio('speakers.getAudio', path)
  }

  /**
   * Starts the speaker separation of a sample: POST /v1/voices/pvc/{voice_id}/samples/{sample_id}/separate-speakers.
   * `getSeparation` has its status.
   */
  async separate(voiceId: string, sampleId: string): Promise<void> {
    const path = upstreamPath`/v1/voices/pvc/${voiceId}/samples/${sampleId}/separate-speakers`
    await this.writeJson({ operation: 'speakers.separate', method: 'POST', path })
  }
}
