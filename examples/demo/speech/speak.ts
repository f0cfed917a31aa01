import type { Sound } from './phonemes.js'
import { scoreOf } from './pitchedPhonemes.js'
import type { Speaker } from './Speaker.js'

export const sampleRate = 44_100

/** How often the mouth moves, in samples, and how far it comes each time towards the next sound. */
const step = 64
const glide = 0.12
const bandwidths = [80, 110, 160] as const
const breathBandwidth = 1_500

/**
 * Speaks a text: pulses of the vocal cords go through three resonators, one behind the other, that follow the mouth from
 * sound to sound; consonants are noise through one of its own. Nobody will take it for a person, but it has words,
 * melody and a throat.
 */
export function speak(text: string, speaker: Speaker): Float32Array {
  const notes = scoreOf(text).map(({ sound, pitch }) => ({
    sound,
    pitch,
    length: Math.round((sound.secs / speaker.pace) * sampleRate),
  }))
  const wave = new Float32Array(notes.reduce((sum, { length }) => sum + length, 0))
  const mouth = bandwidths.map(() => new Resonator())
  const lips = new Resonator()
  const now: { -readonly [Key in 'voice' | 'breath' | 'breathHz']: Sound[Key] } = {
    voice: 0,
    breath: 0,
    breathHz: 2000,
  }
  const formants = [500, 1500, 2500]
  let pitch = 1
  /** Low voices change their flow more slowly, and are no softer for it. */
  const loudness = 2_700 / speaker.pitchHz
  let phase = 0
  let flow = 0
  let at = 0

  for (const note of notes) {
    for (let index = 0; index < note.length; index++, at++) {
      if (at % step === 0) {
        const { sound } = note
        now.voice += (sound.voice - now.voice) * glide * 2
        now.breath += (sound.breath - now.breath) * glide * 3
        now.breathHz = sound.breath > 0 ? sound.breathHz : now.breathHz
        pitch += (note.pitch - pitch) * glide * 0.5
        for (const [which, resonator] of mouth.entries()) {
          formants[which]! += (sound.formants[which]! - formants[which]!) * glide
          resonator.tune(formants[which]! * speaker.formantScale, bandwidths[which]!)
        }
        lips.tune(now.breathHz, breathBandwidth)
      }
      // A little unsteady, as every throat is.
      const tremor = 1 + 0.01 * Math.sin((at / sampleRate) * 2 * Math.PI * 5.3)
      phase = (phase + (speaker.pitchHz * pitch * tremor) / sampleRate) % 1
      let voice = pulse(phase) * now.voice
      for (const resonator of mouth) voice = resonator.ring(voice)
      // Lips radiate the change of the flow, not the flow.
      wave[at] = (voice - flow) * loudness + lips.ring((Math.random() * 2 - 1) * now.breath) * 0.2
      flow = voice
    }
  }
  return wave
}

/** The vocal cords: they open slowly, close sharply and rest. */
function pulse(phase: number): number {
  return phase < 0.6 ? phase * phase * (0.6 - phase) * 20 - 0.2 : -0.2
}

/** A filter with two poles that rings at one frequency. */
class Resonator {
  #gain = 0
  #b = 0
  #c = 0
  #last = 0
  #lastButOne = 0

  tune(hz: number, bandwidth: number): void {
    this.#c = -Math.exp((-2 * Math.PI * bandwidth) / sampleRate)
    this.#b = 2 * Math.exp((-Math.PI * bandwidth) / sampleRate) * Math.cos((2 * Math.PI * hz) / sampleRate)
    this.#gain = 1 - this.#b - this.#c
  }

  ring(value: number): number {
    const next = this.#gain * value + this.#b * this.#last + this.#c * this.#lastButOne
    this.#lastButOne = this.#last
    this.#last = next
    return next
  }
}
