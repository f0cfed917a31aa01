import type { VoicePreviewResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/VoicePreviewResponseModel.js'
import { decodeBase64 } from './decodeBase64.js'
import { read } from './read.js'

/** A voice that was thought out and can be heard, and that is none yet. */
export interface NewPreviewAudio {
  id: string
  /** Null where only the id was asked for: the sound is to be had by it. */
  bytes: Buffer | null
  mediaType: string
  durationSecs: number | null
  language: string | null
}

/** Null for one that bears no id: neither could it be heard later, nor a voice be made of it. */
export function toVoicePreview(raw: VoicePreviewResponseModel.Raw, mediaType: string): NewPreviewAudio | null {
  const id = read.text(raw.generated_voice_id)
  if (!id) return null
  const bytes = raw.audio_base_64 ? decodeBase64(raw.audio_base_64, 'audio_base_64') : null
  return {
    id,
    bytes,
    mediaType,
    // The length of what is yet to be made is given as 0.
    durationSecs: read.number(raw.duration_secs) || null,
    language: read.text(raw.language),
  }
}
