import { presentOf } from '../../client/uploads/formFields.js'
import type { VoiceSettingsInput } from './voiceInputs.js'

export function settingsOf(settings: VoiceSettingsInput): Record<string, unknown> {
  return presentOf({
    stability: settings.stability,
    similarity_boost: settings.similarityBoost,
    style: settings.style,
    speed: settings.speed,
    use_speaker_boost: settings.hasSpeakerBoost,
  })
}
