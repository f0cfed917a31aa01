import type { VerifiedVoiceLanguageResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/VerifiedVoiceLanguageResponseModel.js'
import { VoiceVerifiedLanguage } from '../../../schema/voices/Voice.js'
import { wire } from './wire.js'

/** Null for an entry without its two keys: it would say nothing. */
export function toVerifiedLanguage(
  voiceId: string | null,
  raw: VerifiedVoiceLanguageResponseModel.Raw,
): VoiceVerifiedLanguage | null {
  const language = wire.text(raw.language)
  const modelId = wire.text(raw.model_id)
  if (!language || !modelId) return null
  const verified = new VoiceVerifiedLanguage()
  verified.voiceId = voiceId
  verified.language = language
  verified.modelId = modelId
  verified.accent = wire.text(raw.accent)
  verified.locale = wire.text(raw.locale)
  verified.previewUrl = wire.text(raw.preview_url)
  return verified
}
