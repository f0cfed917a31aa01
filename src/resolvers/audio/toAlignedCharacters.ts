import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import type { SpeechAlignedCharacter } from '../../schema/audio/GeneratedAudio.js'

/** Merges the three parallel lists of the upstream response. */
export function toAlignedCharacters({ characters, startSecs, endSecs }: Alignment): SpeechAlignedCharacter[] {
  return characters.map((character, index) => ({
    character,
    startSecs: startSecs[index]!,
    endSecs: endSecs[index]!,
  }))
}
