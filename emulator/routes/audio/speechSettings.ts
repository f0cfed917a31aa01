import { domainError } from '../../http/apiErrors.js'
import { type JsonReader, jsonReader } from '../../http/jsonReader.js'
import { DEFAULT_SETTINGS } from '../../state/voices/buildVoice.js'
import type { WireVoice, WireVoiceSettings } from '../../wire.js'

const RANGES: Partial<Record<keyof WireVoiceSettings, readonly [min: number, max: number]>> = {
  stability: [0, 1],
  similarity_boost: [0, 1],
  style: [0, 1],
  speed: [0.7, 1.2],
}

/** Reads settings. Only declared ranges are checked here; `requireSpeechSettings` checks the others. */
export function readSpeechSettings(json: JsonReader): WireVoiceSettings {
  return {
    stability: json.number('stability', 0, 1),
    use_speaker_boost: json.boolean('use_speaker_boost'),
    similarity_boost: json.number('similarity_boost', 0, 1),
    style: json.number('style'),
    speed: json.number('speed'),
  }
}

/** Settings as JSON text in a form field. */
export function parseSpeechSettings(text: string | undefined): WireVoiceSettings {
  if (text === undefined) return {}
  try {
    const json = jsonReader(JSON.parse(text))
    const settings = readSpeechSettings(json)
    json.check()
    return settings
  } catch {
    throw invalid('voice_settings must be a JSON object of voice settings.')
  }
}

/** The requested settings, with those of the voice and the defaults for absent ones. Throws if one is out of range. */
export function requireSpeechSettings(
  { settings }: WireVoice,
  requested: WireVoiceSettings,
): Required<WireVoiceSettings> {
  for (const [name, [min, max]] of Object.entries(RANGES)) {
    const value = requested[name as keyof WireVoiceSettings]
    if (typeof value === 'number' && (value < min || value > max)) {
      throw invalid(`Invalid setting for ${name}: expected a value from ${min} to ${max}, received ${value}.`)
    }
  }
  return { ...DEFAULT_SETTINGS, ...definedSettings(settings ?? {}), ...definedSettings(requested) }
}

function definedSettings(settings: WireVoiceSettings): WireVoiceSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null))
}

function invalid(message: string) {
  return domainError({ code: 'invalid_voice_settings', message, param: 'voice_settings' })
}
