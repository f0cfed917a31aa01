import { seededRandom } from '../../seededRandom.js'
import { SAMPLE_RATE } from '../codecs/wav.js'
import { type SpeechRecipe, type Turn, turnsOf } from './speechRecipe.js'

/** The first three formants, in Hz, of a, e, i, o, u. */
const VOWELS = [
  [730, 1090, 2440],
  [530, 1840, 2480],
  [270, 2290, 3010],
  [570, 840, 2410],
  [300, 870, 2240],
] as const
const BANDWIDTHS = [80, 110, 160] as const
const STRENGTHS = [1, 0.6, 0.3] as const
const PEAK_AMPLITUDE = 0.8
const FULL_SCALE = 32_767

// Read once: in the jest sandbox, looking up a global costs more than the arithmetic.
const { abs, max, min, PI, round, sin } = Math

interface Speaker {
  vocalTract: VocalTract
  random: () => number
}

interface VocalTract {
  pitchHz: number
  /** Shorter vocal tracts have higher resonances. */
  formantScale: number
}

/**
 * Speech-like audio for a recipe: a glottal pulse train through three resonators, in syllables, with pitch, vowels and
 * pauses but no words. The same recipe returns the same samples.
 */
export function synthesizeSpeech(recipe: SpeechRecipe): Int16Array {
  const length = Math.round(recipe.durationSecs * SAMPLE_RATE)
  const mix = new Float64Array(length)
  const vocalTracts = Array.from({ length: recipe.speakers }, (_, speaker) => vocalTractOf(recipe.seed, speaker))
  turnsOf(recipe).forEach((turn, index) => {
    const random = seededRandom(`${recipe.seed}:turn:${index}`)
    speak(mix, turn, { vocalTract: vocalTracts[turn.speaker]!, random })
  })
  return quantize(mix, recipe.noise, recipe.seed)
}

function vocalTractOf(seed: string, speaker: number): VocalTract {
  const random = seededRandom(`${seed}:speaker:${speaker}`)
  // Adjacent speakers have different pitch ranges, so that listeners and tests can tell them apart.
  const low = speaker % 2 === 0
  return {
    pitchHz: (low ? 95 : 185) + 35 * random(),
    formantScale: (low ? 0.95 : 1.12) + 0.08 * random(),
  }
}

function speak(mix: Float64Array, turn: Turn, speaker: Speaker): void {
  const { random } = speaker
  const end = Math.min(mix.length, Math.round(turn.end * SAMPLE_RATE))
  let at = Math.round(turn.start * SAMPLE_RATE)
  while (at < end) {
    const length = Math.min(end - at, Math.round(SAMPLE_RATE * (0.12 + 0.16 * random())))
    addSyllable(mix, { start: at, length }, speaker)
    const wordEnds = random() < 0.3
    at += length + Math.round(SAMPLE_RATE * (wordEnds ? 0.06 + 0.06 * random() : 0.01))
  }
}

function addSyllable(
  mix: Float64Array,
  { start, length }: { start: number; length: number },
  { vocalTract, random }: Speaker,
): void {
  const vowel = VOWELS[Math.floor(random() * VOWELS.length)]!
  const glide = -0.1 + 0.2 * random()
  const loudness = 0.6 + 0.4 * random()
  const pulses = glottalPulses(length, vocalTract.pitchHz / SAMPLE_RATE, glide)
  const voice = new Float64Array(length)
  for (const [index, hz] of vowel.entries()) {
    const { gain, b1, b2 } = resonator(hz * vocalTract.formantScale, BANDWIDTHS[index]!)
    const strength = STRENGTHS[index]!
    let y1 = 0
    let y2 = 0
    for (let i = 0; i < length; i++) {
      const y = gain * pulses[i]! + b1 * y1 + b2 * y2
      y2 = y1
      y1 = y
      voice[i]! += y * strength
    }
  }
  for (let i = 0; i < length; i++) {
    const envelope = sin((PI * i) / length)
    mix[start + i]! += voice[i]! * loudness * envelope * envelope
  }
}

/** A glottal pulse train: slow opening, fast closing, pause. `glide` is the relative pitch change over its length. */
function glottalPulses(length: number, pitch: number, glide: number): Float64Array {
  const pulses = new Float64Array(length)
  let phase = 0
  for (let i = 0; i < length; i++) {
    phase += pitch * (1 + (glide * i) / length)
    if (phase >= 1) phase -= 1
    pulses[i] = phase < 0.6 ? phase * phase * (0.6 - phase) * 20 - 0.2 : -0.2
  }
  return pulses
}

/** Coefficients of a two-pole resonator at this frequency. */
function resonator(hz: number, bandwidth: number): { gain: number; b1: number; b2: number } {
  const radius = Math.exp((-PI * bandwidth) / SAMPLE_RATE)
  const angle = (2 * PI * Math.min(hz, SAMPLE_RATE * 0.45)) / SAMPLE_RATE
  return { gain: 1 - radius, b1: 2 * radius * Math.cos(angle), b2: -radius * radius }
}

function quantize(mix: Float64Array, noise: number, seed: string): Int16Array {
  let peak = 0
  for (let i = 0; i < mix.length; i++) if (abs(mix[i]!) > peak) peak = abs(mix[i]!)
  const scale = peak === 0 ? 0 : PEAK_AMPLITUDE / peak
  const random = seededRandom(`${seed}:hiss`)
  const pcm = new Int16Array(mix.length)
  for (let i = 0; i < mix.length; i++) {
    const value = mix[i]! * scale + (noise === 0 ? 0 : (random() * 2 - 1) * noise)
    pcm[i] = round(max(-1, min(1, value)) * FULL_SCALE)
  }
  return pcm
}
