import type { SimilarVoice as VendorSimilarVoice } from '@elevenlabs/elevenlabs-js/serialization/types/SimilarVoice.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import { read } from './read.js'

/** A library voice that is similar to a speaker of a dubbing. */
export interface SimilarVoice {
  id: string
  name: string
  category: VoiceCategory | null
  description: string | null
  previewUrl: string | null
}

/** Null for a voice without an id. */
export function toSimilarVoice(raw: VendorSimilarVoice.Raw): SimilarVoice | null {
  const id = read.text(raw.voice_id)
  if (!id) return null
  return {
    id,
    name: read.text(raw.name) ?? '',
    category: read.enum(VoiceCategory, raw.category),
    description: read.text(raw.description) || null,
    previewUrl: read.text(raw.preview_url) || null,
  }
}
