import { domainError } from '../../http/apiErrors.js'
import { type JsonReader, jsonReader } from '../../http/jsonReader.js'
import { DEFAULT_SETTINGS } from '../../state/voices/buildVoice.js'
import type { WireVoice, WireVoiceSettings } from '../../wire.js'

const RANGES: Partial<Record<keyof WireVoiceSettings, readonly [least: number, most: number]>> = {
  stability: [0, 1],
  similarity_boost: [0, 1],
  style: [0, 1],
  speed: [0.7, 1.2],
}

/** Settings of an object. Only the bounds that are declared are the framework's; the others come later. */
export function readSpeechSettings(json: JsonReader): WireVoiceSettings {
  return {
    stability: json.number('stability', 0, 1),
    use_speaker_boost: json.boolean('use_speaker_boost'),
    similarity_boost: json.number('similarity_boost', 0, 1),
    style: json.number('style'),
    speed: json.number('speed'),
  }
}

/** Settings that are JSON text inside a form. */
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

/** All settings of a generation: what was given, else those of the voice. Or the error that they are out of range. */
export function demandSpeechSettings({ settings }: WireVoice, given: WireVoiceSettings): Required<WireVoiceSettings> {
  for (const [name, [least, most]] of Object.entries(RANGES)) {
    const value = given[name as keyof WireVoiceSettings]
    if (typeof value === 'number' && (value < least || value > most)) {
      throw invalid(`Invalid setting for ${name}: expected a value from ${least} to ${most}, received ${value}.`)
    }
  }
  return { ...DEFAULT_SETTINGS, ...present(settings ?? {}), ...present(given) }
}

function present(settings: WireVoiceSettings): WireVoiceSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null))
}

function invalid(message: string) {
  return domainError({ code: 'invalid_voice_settings', message, param: 'voice_settings' })
}
