import { seededRandom } from '../../seededRandom.js'

/** All that is needed to make a recording again, byte for byte. This is what the state keeps instead of audio. */
export interface SpeechRecipe {
  seed: string
  durationSecs: number
  /** How many people take turns to speak. */
  speakers: number
  /** Amplitude of the hiss behind the speech (0..1); isolation takes it away. */
  noise: number
}

export interface Turn {
  speaker: number
  start: number
  end: number
}

const PAUSE_SECS = 0.2

/** Who speaks when: turns never overlap, lie within the recording, and start and end on hundredths of a second. */
export function turnsOf({ seed, durationSecs, speakers }: SpeechRecipe): Turn[] {
  const random = seededRandom(`${seed}:turns`)
  const hundredths = Math.floor(durationSecs * 100)
  // Each speaker must get a word in, however short the recording is.
  const longest = Math.max(20, Math.min(300, Math.floor(hundredths / (speakers + 1))))
  const turns: Turn[] = []
  let at = Math.min(10, Math.floor(hundredths / 20))
  for (let index = 0; at + 10 <= hundredths; index++) {
    const length = Math.max(10, Math.round(longest * (0.6 + 0.4 * random())))
    const end = Math.min(hundredths, at + length)
    turns.push({ speaker: index % speakers, start: at / 100, end: end / 100 })
    at = end + Math.round(PAUSE_SECS * 100 * (0.5 + random()))
  }
  return turns
}
