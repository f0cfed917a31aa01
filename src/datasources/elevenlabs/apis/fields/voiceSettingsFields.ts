import { presentOf } from '../../client/uploads/formFields.js'
import type { VoiceSettingsInput } from './voiceInputs.js'

/** The settings of a voice as the upstream takes them; what is undefined or null is left out. */
export function settingsOf(settings: VoiceSettingsInput): Record<string, unknown> {
  return presentOf({
    stability: settings.stability,
    similarity_boost: settings.similarityBoost,
    style: settings.style,
    speed: settings.speed,
    use_speaker_boost: settings.hasSpeakerBoost,
  })
}
