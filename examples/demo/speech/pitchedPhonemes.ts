import { type Sound, silence, soundsOf } from './phonemes.js'

/** A sound and the pitch that the melody of its sentence gives it, as a factor on the speaker's own. */
export interface Note {
  readonly sound: Sound
  readonly pitch: number
}

const pauseSecs = { word: 0.04, comma: 0.2, sentence: 0.4 }

/** What is to be spoken, sound for sound. Sentences fall, questions rise at their end, each word begins with an accent. */
export function scoreOf(text: string): Note[] {
  return (text.match(/[^.?!]+[.?!]?/g) ?? []).flatMap((sentence) => scoreOfSentence(sentence.trim()))
}

function scoreOfSentence(sentence: string): Note[] {
  const rises = sentence.endsWith('?')
  const words = sentence.split(/\s+/)
  const notes = words.flatMap((word, index) => {
    const along = words.length === 1 ? 1 : index / (words.length - 1)
    const line = rises && along > 0.7 ? 0.95 + (along - 0.7) : 1.15 - 0.3 * along
    const sounds = soundsOf(word)
    const accented = sounds.findIndex(({ voice }) => voice === 1)
    const spoken = sounds.map((sound, at) => ({ sound, pitch: line * (at === accented ? 1.12 : 1) }))
    return [...spoken, { sound: pause(word.endsWith(',') ? pauseSecs.comma : pauseSecs.word), pitch: line }]
  })
  return [...notes, { sound: pause(pauseSecs.sentence), pitch: 1 }]
}

function pause(secs: number): Sound {
  return { ...silence, secs }
}
