import type { SimilarVoice as WireSimilarVoice } from '@elevenlabs/elevenlabs-js/serialization/types/SimilarVoice.js'
import { VoiceCategory } from '../../../schema/voices/VoiceCategory.js'
import { wire } from './wire.js'

/** A library voice that sounds like a speaker of a dub. */
export interface SimilarVoice {
  id: string
  name: string
  category: VoiceCategory | null
  description: string | null
  previewUrl: string | null
}

/** Null for one without an id. */
export function toSimilarVoice(raw: WireSimilarVoice.Raw): SimilarVoice | null {
  const id = wire.text(raw.voice_id)
  if (!id) return null
  return {
    id,
    name: wire.text(raw.name) ?? '',
    category: wire.word(VoiceCategory, raw.category),
    description: wire.text(raw.description) || null,
    previewUrl: wire.text(raw.preview_url) || null,
  }
}
