import type { WireSubtitleFrame } from '../../wireDubbing.js'
import { milliseconds } from './buildDubbing.js'

const MAX_LINE_LENGTH = 42
const LINES = 2

/** A text as subtitle frames: two lines each, of limited length. */
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
  if (text.length <= MAX_LINE_LENGTH) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + word.length >= MAX_LINE_LENGTH) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}
