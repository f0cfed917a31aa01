/** One sound of speech: where the mouth resonates, and what makes it sound. */
export interface Sound {
  readonly secs: number
  /** The first three resonances, in Hz. */
  readonly formants: readonly [number, number, number]
  /** Loudness of the vocal cords, 0..1. */
  readonly voice: number
  /** Loudness of the breath, 0..1, and where in the spectrum it hisses. */
  readonly breath: number
  readonly breathHz: number
}

export const silence: Sound = { secs: 0.05, formants: [500, 1500, 2500], voice: 0, breath: 0, breathHz: 2000 }

const vowel = (f1: number, f2: number, f3: number, secs = 0.1): Sound => ({
  ...silence,
  secs,
  formants: [f1, f2, f3],
  voice: 1,
})
const hum = (f1: number, f2: number, f3: number): Sound => ({ ...vowel(f1, f2, f3, 0.07), voice: 0.5 })
const hiss = (breathHz: number, breath: number, voice = 0): Sound => ({
  ...silence,
  secs: 0.09,
  breath,
  breathHz,
  voice,
})
/** The mouth is shut for a moment and then bursts open. */
const stop = (breathHz: number, voice = 0): Sound[] => [
  { ...silence, secs: 0.045, voice: voice * 0.3, formants: [250, 1200, 2300] },
  { ...hiss(breathHz, 0.7, voice), secs: 0.02 },
]

const ah = vowel(730, 1090, 2440)
const eh = vowel(530, 1840, 2480)
const ih = vowel(400, 1990, 2550, 0.08)
const ee = vowel(270, 2290, 3010, 0.13)
const oh = vowel(570, 840, 2410, 0.12)
const oo = vowel(300, 870, 2240, 0.13)
const uh = vowel(640, 1190, 2390, 0.08)

/** What letters sound like, roughly as in English; of several that fit, the longest counts. */
const spellings: ReadonlyMap<string, readonly Sound[]> = new Map<string, Sound[]>([
  ['a', [vowel(660, 1720, 2410)]],
  ['ai', [eh, ih]],
  ['ar', [ah, hum(490, 1350, 1690)]],
  ['ay', [eh, ee]],
  ['b', stop(700, 1)],
  ['c', stop(1800)],
  ['ch', [...stop(2600), hiss(2800, 0.6)]],
  ['ck', stop(1800)],
  ['d', stop(3000, 1)],
  ['e', [eh]],
  ['ea', [ee]],
  ['ee', [ee]],
  ['er', [vowel(490, 1350, 1690)]],
  ['ey', [ee]],
  ['f', [hiss(5000, 0.25)]],
  ['g', stop(1600, 1)],
  ['h', [hiss(1500, 0.25)]],
  ['i', [ih]],
  ['igh', [ah, ee]],
  ['j', [...stop(2600, 1), hiss(2800, 0.4, 0.5)]],
  ['k', stop(1800)],
  ['l', [hum(360, 1300, 2800)]],
  ['m', [hum(250, 1000, 2200)]],
  ['n', [hum(250, 1500, 2500)]],
  ['ng', [hum(250, 2000, 2600)]],
  ['o', [oh]],
  ['oa', [oh]],
  ['oo', [oo]],
  ['ou', [ah, oo]],
  ['ow', [oh, oo]],
  ['p', stop(900)],
  ['ph', [hiss(5000, 0.25)]],
  ['qu', [...stop(1800), hum(300, 700, 2200)]],
  ['r', [hum(350, 1100, 1500)]],
  ['s', [hiss(6500, 0.6)]],
  ['sh', [hiss(2800, 0.7)]],
  ['t', stop(4000)],
  ['th', [hiss(6000, 0.2)]],
  ['u', [uh]],
  ['v', [hiss(5000, 0.15, 0.5)]],
  ['w', [hum(300, 650, 2200)]],
  ['wh', [hum(300, 650, 2200)]],
  ['x', [...stop(1800), hiss(6500, 0.5)]],
  ['y', [ee]],
  ['z', [hiss(6000, 0.4, 0.5)]],
])
const longestSpelling = 3

/** The sounds of a word; what no letter stands for is left out. */
export function soundsOf(word: string): Sound[] {
  const letters = word.toLowerCase()
  const sounds: Sound[] = []
  for (let at = 0; at < letters.length; ) {
    let length = longestSpelling
    while (length > 1 && !spellings.has(letters.slice(at, at + length))) length--
    sounds.push(...(spellings.get(letters.slice(at, at + length)) ?? []))
    at += length
  }
  return sounds
}
