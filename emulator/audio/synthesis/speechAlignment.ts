import type { WireAlignment as Alignment } from '../../wire.js'

/** Duration of an average letter. Including pauses this gives about 14 characters per second. */
const LETTER_MS = 64
const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

function weightOf(character: string): number {
  if (/[.!?…。]/u.test(character)) return 4
  if (/[,;:–—]/u.test(character)) return 2.5
  if (/\d/.test(character)) return 4
  if (/\s/u.test(character)) return 0.75
  return /[aeiouäöüáéíóú]/iu.test(character) ? 1.25 : 1
}

/** The characters of a text as written, with their times at this speed. */
export function alignmentOf(text: string, speed = 1): Alignment {
  const alignment = emptyAlignment()
  let at = 0
  for (const character of text) {
    const start = at
    at += Math.max(1, Math.round((LETTER_MS * weightOf(character)) / speed))
    push(alignment, character, [start, at])
  }
  return alignment
}

/** The characters as spoken: a digit becomes a word within the time of the digit. */
export function normalizedAlignment(written: Alignment): Alignment {
  const alignment = emptyAlignment()
  written.characters.forEach((character, index) => {
    const start = written.character_start_times_seconds[index]! * 1000
    const end = written.character_end_times_seconds[index]! * 1000
    const spoken = [...(/^\d$/.test(character) ? DIGITS[Number(character)]! : character)]
    const timeOf = (place: number) => Math.round(start + ((end - start) * place) / spoken.length)
    spoken.forEach((letter, place) => {
      push(alignment, letter, [timeOf(place), timeOf(place + 1)])
    })
  })
  return alignment
}

/** The characters that start within a time range. */
export function alignmentWithin(alignment: Alignment, startSecs: number, endSecs: number): Alignment {
  const starts = alignment.character_start_times_seconds
  const firstFrom = (secs: number) => {
    const index = starts.findIndex((start) => start >= secs)
    return index < 0 ? starts.length : index
  }
  const range = [firstFrom(startSecs), firstFrom(endSecs)] as const
  return {
    characters: alignment.characters.slice(...range),
    character_start_times_seconds: starts.slice(...range),
    character_end_times_seconds: alignment.character_end_times_seconds.slice(...range),
  }
}

/** Duration of the speech in seconds. */
export function alignmentDuration({ character_end_times_seconds: ends }: Alignment): number {
  return ends.at(-1) ?? 0
}

function emptyAlignment(): Alignment {
  return { characters: [], character_start_times_seconds: [], character_end_times_seconds: [] }
}

function push(alignment: Alignment, character: string, [startMs, endMs]: readonly [number, number]): void {
  alignment.characters.push(character)
  alignment.character_start_times_seconds.push(startMs / 1000)
  alignment.character_end_times_seconds.push(endMs / 1000)
}
