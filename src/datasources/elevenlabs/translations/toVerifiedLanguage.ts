import type { VerifiedVoiceLanguageResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/VerifiedVoiceLanguageResponseModel.js'
import { VoiceVerifiedLanguage } from '../../../schema/voices/Voice.js'
import { read } from './read.js'

/** Null for an entry without a language or a model. */
export function toVerifiedLanguage(
  voiceId: string | null,
  raw: VerifiedVoiceLanguageResponseModel.Raw,
): VoiceVerifiedLanguage | null {
  const language = read.text(raw.language)
  const modelId = read.text(raw.model_id)
  if (!language || !modelId) return null
  const verified = new VoiceVerifiedLanguage()
  verified.voiceId = voiceId
  verified.language = language
  verified.modelId = modelId
  verified.accent = read.text(raw.accent)
  verified.locale = read.text(raw.locale)
  verified.previewUrl = read.text(raw.preview_url)
  return verified
}
