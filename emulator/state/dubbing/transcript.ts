import { alignmentDuration, alignmentOf } from '../../audio/synthesis/speechAlignment.js'
import type { WireDubbingTranscript, WireUtteranceTranscript } from '../../wireDubbing.js'
import { milliseconds } from './buildDubbing.js'
import type { DubbingRecord } from './dubbingRecord.js'
import { subtitlesOf } from './subtitles.js'

export const TRANSCRIPT_FORMATS = ['srt', 'webvtt', 'json'] as const

interface Line {
  speakerId: string
  start: number
  end: number
  text: string
}

/** The transcript in a target language or in the source language, ordered by time. */
export function transcriptLines({ segments, sourceLanguage }: DubbingRecord, language: string): Line[] {
  return Object.values(segments)
    .map(({ speakerId, dubs, ...source }) => {
      const { start, end, text } = dubs[language] ?? source
      const isSpoken = language in dubs || language === sourceLanguage
      return { speakerId, start, end, text: isSpoken ? (text ?? '') : '' }
    })
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.start - b.start)
}

export function srtOf(lines: readonly Line[]): string {
  const cues = framesOf(lines).map(({ start_time, end_time, lines: shown }, index) =>
    [index + 1, `${timestamp(start_time, ',')} --> ${timestamp(end_time, ',')}`, ...shown].join('\n'),
  )
  return `${cues.join('\n\n')}\n`
}

export function webvttOf(lines: readonly Line[]): string {
  const cues = framesOf(lines).map(({ start_time, end_time, lines: shown }) =>
    [`${timestamp(start_time, '.')} --> ${timestamp(end_time, '.')}`, ...shown].join('\n'),
  )
  return `${['WEBVTT', ...cues].join('\n\n')}\n`
}

export function transcriptJson(lines: readonly Line[], language: string): WireDubbingTranscript {
  return { language, utterances: lines.map(utteranceOf) }
}

function framesOf(lines: readonly Line[]) {
  return lines.flatMap(({ text, start, end }) => subtitlesOf(text, start, end))
}

function timestamp(secs: number, point: string): string {
  const whole = Math.round(secs * 1000)
  const digits = (value: number, length: number) => String(value).padStart(length, '0')
  const hours = digits(Math.floor(whole / 3_600_000), 2)
  const minutes = digits(Math.floor(whole / 60_000) % 60, 2)
  return `${hours}:${minutes}:${digits(Math.floor(whole / 1000) % 60, 2)}${point}${digits(whole % 1000, 3)}`
}

/** Characters have the relative times of speech, scaled to the duration of the segment. */
function utteranceOf({ speakerId, start, end, text }: Line): WireUtteranceTranscript {
  const alignment = alignmentOf(text)
  const scale = (end - start) / alignmentDuration(alignment)
  const timeOf = (secs: number) => milliseconds(start + secs * scale)
  const characters = alignment.characters.map((character, index) => ({
    text: character,
    start_s: timeOf(alignment.character_start_times_seconds[index]!),
    end_s: timeOf(alignment.character_end_times_seconds[index]!),
  }))
  const words: WireUtteranceTranscript['words'] = []
  for (const character of characters) {
    const word_type = /\s/u.test(character.text) ? 'spacing' : 'word'
    const last = words.at(-1)
    if (last?.word_type === word_type) {
      last.text += character.text
      last.end_s = character.end_s
      last.characters.push(character)
    } else {
      words.push({ ...character, word_type, characters: [character] })
    }
  }
  return { text, speaker_id: speakerId, start_s: start, end_s: end, words }
}
