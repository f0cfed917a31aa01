/** Synthesis parameters of a phoneme. */
export interface Phoneme {
  readonly secs: number
  /** The first three formants in Hz. */
  readonly formants: readonly [number, number, number]
  /** Amplitude of the voiced source, 0..1. */
  readonly voice: number
  /** Amplitude of the noise source, 0..1, and its centre frequency. */
  readonly noise: number
  readonly noiseHz: number
}

export const silence: Phoneme = { secs: 0.05, formants: [500, 1500, 2500], voice: 0, noise: 0, noiseHz: 2000 }

type Formants = Phoneme['formants']

const vowel = (formants: Formants, secs = 0.1): Phoneme => ({ ...silence, secs, formants, voice: 1 })
const sonorant = (formants: Formants): Phoneme => ({ ...vowel(formants, 0.07), voice: 0.5 })
const fricative = (noiseHz: number, noise: number, voice = 0): Phoneme => ({
  ...silence,
  secs: 0.09,
  noise,
  noiseHz,
  voice,
})
/** A closure followed by a short burst. */
const plosive = (noiseHz: number, voice = 0): Phoneme[] => [
  { ...silence, secs: 0.045, voice: voice * 0.3, formants: [250, 1200, 2300] },
  { ...fricative(noiseHz, 0.7, voice), secs: 0.02 },
]

const ah = vowel([730, 1090, 2440])
const eh = vowel([530, 1840, 2480])
const ih = vowel([400, 1990, 2550], 0.08)
const ee = vowel([270, 2290, 3010], 0.13)
const oh = vowel([570, 840, 2410], 0.12)
const oo = vowel([300, 870, 2240], 0.13)
const uh = vowel([640, 1190, 2390], 0.08)

/** Approximate English pronunciation of letters; the longest match applies. */
const spellings: ReadonlyMap<string, readonly Phoneme[]> = new Map<string, Phoneme[]>([
  ['a', [vowel([660, 1720, 2410])]],
  ['ai', [eh, ih]],
  ['ar', [ah, sonorant([490, 1350, 1690])]],
  ['ay', [eh, ee]],
  ['b', plosive(700, 1)],
  ['c', plosive(1800)],
  ['ch', [...plosive(2600), fricative(2800, 0.6)]],
  ['ck', plosive(1800)],
  ['d', plosive(3000, 1)],
  ['e', [eh]],
  ['ea', [ee]],
  ['ee', [ee]],
  ['er', [vowel([490, 1350, 1690])]],
  ['ey', [ee]],
  ['f', [fricative(5000, 0.25)]],
  ['g', plosive(1600, 1)],
  ['h', [fricative(1500, 0.25)]],
  ['i', [ih]],
  ['igh', [ah, ee]],
  ['j', [...plosive(2600, 1), fricative(2800, 0.4, 0.5)]],
  ['k', plosive(1800)],
  ['l', [sonorant([360, 1300, 2800])]],
  ['m', [sonorant([250, 1000, 2200])]],
  ['n', [sonorant([250, 1500, 2500])]],
  ['ng', [sonorant([250, 2000, 2600])]],
  ['o', [oh]],
  ['oa', [oh]],
  ['oo', [oo]],
  ['ou', [ah, oo]],
  ['ow', [oh, oo]],
  ['p', plosive(900)],
  ['ph', [fricative(5000, 0.25)]],
  ['qu', [...plosive(1800), sonorant([300, 700, 2200])]],
  ['r', [sonorant([350, 1100, 1500])]],
  ['s', [fricative(6500, 0.6)]],
  ['sh', [fricative(2800, 0.7)]],
  ['t', plosive(4000)],
  ['th', [fricative(6000, 0.2)]],
  ['u', [uh]],
  ['v', [fricative(5000, 0.15, 0.5)]],
  ['w', [sonorant([300, 650, 2200])]],
  ['wh', [sonorant([300, 650, 2200])]],
  ['x', [...plosive(1800), fricative(6500, 0.5)]],
  ['y', [ee]],
  ['z', [fricative(6000, 0.4, 0.5)]],
])
const maxSpellingLength = 3

/** The phonemes of a word. Unknown characters are omitted. */
export function phonemesOf(word: string): Phoneme[] {
  const letters = word.toLowerCase()
  const phonemes: Phoneme[] = []
  for (let at = 0; at < letters.length; ) {
    let length = maxSpellingLength
    while (length > 1 && !spellings.has(letters.slice(at, at + length))) length--
    phonemes.push(...(spellings.get(letters.slice(at, at + length)) ?? []))
    at += length
  }
  return phonemes
}
