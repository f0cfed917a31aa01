import type { AudioRecipe } from '../../audio/encodeAudio.js'
import type { EmulatorClock } from '../../clock.js'

/** A designed or remixed voice that is not part of the workspace yet. */
export interface GeneratedVoice {
  id: string
  description: string
  /** The text of its preview. */
  text: string
  language: string
  audio: AudioRecipe
  /** The voice that it is a remix of. */
  remixOf: string | null
  /** Milliseconds since 1970. */
  expiresAt: number
  /** A voice can be created from it only once. */
  used: boolean
}

/** Generated voices until they expire. */
export interface GeneratedVoices {
  add(voice: GeneratedVoice): void
  /** Undefined if unknown or expired. */
  find(id: string): GeneratedVoice | undefined
  all(): GeneratedVoice[]
}

const MAX_VOICES = 3000

export function createGeneratedVoices(clock: EmulatorClock, restored: readonly GeneratedVoice[]): GeneratedVoices {
  const voices = new Map(restored.map((voice) => [voice.id, voice]))
  const isCurrent = ({ expiresAt }: GeneratedVoice) => clock.now().getTime() < expiresAt

  return {
    add(voice) {
      voices.set(voice.id, voice)
      const [oldest] = voices.keys()
      if (voices.size > MAX_VOICES) voices.delete(oldest!)
    },
    find(id) {
      const voice = voices.get(id)
      return voice && isCurrent(voice) ? voice : undefined
    },
    all: () => [...voices.values()].filter(isCurrent),
  }
}
