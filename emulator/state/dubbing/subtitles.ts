import type { WireSubtitleFrame } from '../../wireDubbing.js'
import { milliseconds } from './buildDubbing.js'

const LONGEST_LINE = 42
const LINES = 2

/** A text as it is shown below a picture: lines of a bearable length, two at a time. */
export function subtitlesOf(text: string | null, start: number, end: number): WireSubtitleFrame[] {
  if (text === null || text.trim() === '') return []
  const lines = linesOf(text)
  const count = Math.ceil(lines.length / LINES)
  const timeOf = (frame: number) => milliseconds(start + ((end - start) * frame) / count)
  return Array.from({ length: count }, (_, frame) => ({
    start_time: timeOf(frame),
    end_time: timeOf(frame + 1),
    lines: lines.slice(frame * LINES, (frame + 1) * LINES),
  }))
}

function linesOf(text: string): string[] {
  if (text.length <= LONGEST_LINE) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length >= LONGEST_LINE) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
