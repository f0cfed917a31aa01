import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import type { SpeechAlignedCharacter } from '../../schema/audio/GeneratedAudio.js'

/** The three lists of the wire, of the same length, as one. */
export function toAlignedCharacters({ characters, startSecs, endSecs }: Alignment): SpeechAlignedCharacter[] {
  return characters.map((character, index) => ({
    character,
    startSecs: startSecs[index]!,
    endSecs: endSecs[index]!,
  }))
}
