import type { CharacterAlignmentResponseModel } from '@elevenlabs/elevenlabs-js/serialization/types/CharacterAlignmentResponseModel.js'
import type { Alignment } from '../client/GeneratedStream.js'

/** Null if it is absent, or its lists have different lengths. */
export function toAlignment(raw: CharacterAlignmentResponseModel.Raw | null | undefined): Alignment | null {
  if (typeof raw !== 'object' || raw === null) return null
  const {
    characters,
    character_start_times_seconds: startSecs,
    character_end_times_seconds: endSecs,
  } = raw as { [Key in keyof CharacterAlignmentResponseModel.Raw]: unknown }
  if (!isListOf(characters, 'string') || !isListOf(startSecs, 'number') || !isListOf(endSecs, 'number')) return null
  if (startSecs.length !== characters.length || endSecs.length !== characters.length) return null
  return { characters, startSecs, endSecs }
}

function isListOf(value: unknown, type: 'string'): value is string[]
function isListOf(value: unknown, type: 'number'): value is number[]
function isListOf(value: unknown, type: 'string' | 'number'): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === type)
}
