import type { SoundRecipe } from '../../audio/encodeAudio.js'
import type { EmulatorClock } from '../../clock.js'

/** A voice that was designed or remixed and can be heard, but is none of the workspace yet. */
export interface GeneratedVoice {
  id: string
  description: string
  /** What its preview says. */
  text: string
  language: string
  sound: SoundRecipe
  /** The voice of which it is a remix. */
  remixOf: string | null
  /** Milliseconds since 1970. */
  expiresAt: number
  /** A voice is made of it once. */
  used: boolean
}

/** Designed voices until they expire. */
export interface GeneratedVoices {
  add(voice: GeneratedVoice): void
  /** Undefined once it has expired. */
  find(id: string): GeneratedVoice | undefined
  all(): GeneratedVoice[]
}

const MAX_VOICES = 3000

export function createGeneratedVoices(clock: EmulatorClock, restored: readonly GeneratedVoice[]): GeneratedVoices {
  const voices = new Map(restored.map((voice) => [voice.id, voice]))
  const isAlive = ({ expiresAt }: GeneratedVoice) => clock.now().getTime() < expiresAt

  return {
    add(voice) {
      voices.set(voice.id, voice)
      const [oldest] = voices.keys()
      if (voices.size > MAX_VOICES) voices.delete(oldest!)
    },
    find(id) {
      const voice = voices.get(id)
      return voice && isAlive(voice) ? voice : undefined
    },
    all: () => [...voices.values()].filter(isAlive),
  }
}
