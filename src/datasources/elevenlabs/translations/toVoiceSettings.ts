import type { VoiceSettings as WireVoiceSettings } from '@elevenlabs/elevenlabs-js/serialization/types/VoiceSettings.js'
import { VoiceSettings } from '../../../schema/voices/VoiceSettings.js'
import { wire } from './wire.js'

export function toVoiceSettings(raw: WireVoiceSettings.Raw): VoiceSettings {
  const settings = new VoiceSettings()
  settings.stability = wire.number(raw.stability)
  settings.similarityBoost = wire.number(raw.similarity_boost)
  settings.style = wire.number(raw.style)
  settings.speed = wire.number(raw.speed)
  settings.hasSpeakerBoost = wire.flag(raw.use_speaker_boost)
  return settings
}
