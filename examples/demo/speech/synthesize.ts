import type { Phoneme } from './phonemes.js'
import { pitchedPhonemesOf } from './pitchedPhonemes.js'
import { Resonator } from './Resonator.js'
import type { Speaker } from './Speaker.js'
import { sampleRate } from './sampleRate.js'

/** Interval of parameter updates in samples, and the relative step towards the next phoneme. */
const updateInterval = 64
const glide = 0.12
const bandwidths = [80, 110, 160] as const
const noiseBandwidth = 1_500

/**
 * Formant synthesis: a glottal pulse train through three resonators in series, plus filtered noise for consonants. The
 * parameters glide from phoneme to phoneme.
 */
export function synthesize(text: string, speaker: Speaker): Float32Array {
  const phonemes = pitchedPhonemesOf(text).map((pitched) => ({
    ...pitched,
    length: Math.round((pitched.phoneme.secs / speaker.speed) * sampleRate),
  }))
  const samples = new Float32Array(phonemes.reduce((sum, { length }) => sum + length, 0))
  const synthesizer = new FormantSynthesizer(speaker)
  let at = 0
  for (const { phoneme, pitch, length } of phonemes) {
    for (let index = 0; index < length; index++, at++) {
      if (at % updateInterval === 0) synthesizer.glideTo(phoneme, pitch)
      samples[at] = synthesizer.next()
    }
  }
  return samples
}

class FormantSynthesizer {
  readonly #speaker: Speaker
  readonly #filters = bandwidths.map(() => new Resonator())
  readonly #noiseFilter = new Resonator()
  readonly #formants = [500, 1500, 2500]
  /** Compensates for the lower high-frequency energy of low voices. */
  readonly #gain: number
  #voice = 0
  #noise = 0
  #noiseHz = 2000
  #pitch = 1
  #phase = 0
  #flow = 0
  #samples = 0

  constructor(speaker: Speaker) {
    this.#speaker = speaker
    this.#gain = 2_700 / speaker.pitchHz
  }

  glideTo(phoneme: Phoneme, pitch: number): void {
    this.#voice += (phoneme.voice - this.#voice) * glide * 2
    this.#noise += (phoneme.noise - this.#noise) * glide * 3
    this.#noiseHz = phoneme.noise > 0 ? phoneme.noiseHz : this.#noiseHz
    this.#pitch += (pitch - this.#pitch) * glide * 0.5
    for (const [index, filter] of this.#filters.entries()) {
      this.#formants[index]! += (phoneme.formants[index]! - this.#formants[index]!) * glide
      filter.tune(this.#formants[index]! * this.#speaker.formantScale, bandwidths[index]!)
    }
    this.#noiseFilter.tune(this.#noiseHz, noiseBandwidth)
  }

  next(): number {
    // Vibrato makes the voice sound less artificial.
    const vibrato = 1 + 0.01 * Math.sin((this.#samples++ / sampleRate) * 2 * Math.PI * 5.3)
    this.#phase = (this.#phase + (this.#speaker.pitchHz * this.#pitch * vibrato) / sampleRate) % 1
    let flow = glottalPulse(this.#phase) * this.#voice
    for (const filter of this.#filters) flow = filter.process(flow)
    // Sound pressure is the derivative of the flow.
    const voiced = (flow - this.#flow) * this.#gain
    this.#flow = flow
    return voiced + this.#noiseFilter.process((Math.random() * 2 - 1) * this.#noise) * 0.2
  }
}

/** Slow opening, fast closing, pause. */
function glottalPulse(phase: number): number {
  return phase < 0.6 ? phase * phase * (0.6 - phase) * 20 - 0.2 : -0.2
}
