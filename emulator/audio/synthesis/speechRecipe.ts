import { seededRandom } from '../../seededRandom.js'

/** Everything needed to synthesize the same recording again, byte for byte. The state stores this instead of audio. */
export interface SpeechRecipe {
  seed: string
  durationSecs: number
  /** Number of people who take turns to speak. */
  speakers: number
  /** Amplitude of the background noise, 0..1. Isolation removes it. */
  noise: number
}

export interface Turn {
  speaker: number
  start: number
  end: number
}

const PAUSE_SECS = 0.2

/** The speaking turns. They never overlap, lie within the recording, and start and end on hundredths of a second. */
export function turnsOf({ seed, durationSecs, speakers }: SpeechRecipe): Turn[] {
  const random = seededRandom(`${seed}:turns`)
  const hundredths = Math.floor(durationSecs * 100)
  // Every speaker gets at least one turn, however short the recording is.
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
