import type { VoiceSettings as VendorVoiceSettings } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSettings.js'
import { VoiceSettings } from '../../../schema/voices/VoiceSettings.js'
import { read } from './read.js'

export function toVoiceSettings(raw: VendorVoiceSettings.Raw): VoiceSettings {
  const settings = new VoiceSettings()
  settings.stability = read.number(raw.stability)
  settings.similarityBoost = read.number(raw.similarity_boost)
  settings.style = read.number(raw.style)
  settings.speed = read.number(raw.speed)
  settings.hasSpeakerBoost = read.flag(raw.use_speaker_boost)
  return settings
}
