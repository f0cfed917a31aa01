import { type Phoneme, phonemesOf, silence } from './phonemes.js'

/** A phoneme and its pitch as a factor of the speaker's pitch. */
export interface PitchedPhoneme {
  readonly phoneme: Phoneme
  readonly pitch: number
}

const pauseSecs = { word: 0.04, comma: 0.2, sentence: 0.4 }

/**
 * The phonemes of a text with intonation: statements fall, questions rise at the end, each word starts with an accent.
 */
export function pitchedPhonemesOf(text: string): PitchedPhoneme[] {
  return (text.match(/[^.?!]+[.?!]?/g) ?? []).flatMap((sentence) => phonemesOfSentence(sentence.trim()))
}

function phonemesOfSentence(sentence: string): PitchedPhoneme[] {
  const isQuestion = sentence.endsWith('?')
  const words = sentence.split(/\s+/)
  const pitchedPhonemes = words.flatMap((word, index) => {
    const position = words.length === 1 ? 1 : index / (words.length - 1)
    const contour = isQuestion && position > 0.7 ? 0.95 + (position - 0.7) : 1.15 - 0.3 * position
    const phonemes = phonemesOf(word)
    const accentedIndex = phonemes.findIndex(({ voice }) => voice === 1)
    const pitched = phonemes.map((phoneme, at) => ({ phoneme, pitch: contour * (at === accentedIndex ? 1.12 : 1) }))
    return [...pitched, { phoneme: pause(word.endsWith(',') ? pauseSecs.comma : pauseSecs.word), pitch: contour }]
  })
  return [...pitchedPhonemes, { phoneme: pause(pauseSecs.sentence), pitch: 1 }]
}

function pause(secs: number): Phoneme {
  return { ...silence, secs }
}
