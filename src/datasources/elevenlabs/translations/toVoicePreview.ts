import type { VoicePreviewResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/VoicePreviewResponseModel.js'
import { decodeBase64 } from './decodeBase64.js'
import { read } from './read.js'

export interface NewPreviewAudio {
  id: string
  /** Null if only the id was requested: `PreviewsApi.openAudio` reads the audio. */
  bytes: Buffer | null
  mediaType: string
  durationSecs: number | null
  language: string | null
}

/** Null for a preview without an id. */
export function toVoicePreview(raw: VoicePreviewResponseModel.Raw, mediaType: string): NewPreviewAudio | null {
  const id = read.text(raw.generated_voice_id)
  if (!id) return null
  const bytes = raw.audio_base_64 ? decodeBase64(raw.audio_base_64, 'audio_base_64') : null
  return {
    id,
    bytes,
    mediaType,
    // 0 if the audio is not generated yet.
    durationSecs: read.number(raw.duration_secs) || null,
    language: read.text(raw.language),
  }
}
