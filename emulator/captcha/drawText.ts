import { covers, GLYPH_HEIGHT, GLYPH_WIDTH } from './bitmapFont.js'
import type { GreyPicture } from './encodePng.js'

const SCALE = 4
const LETTERS_PER_LINE = 24
const MARGIN = 16
const PAPER = 255
const INK = 24
const CELL_WIDTH = (GLYPH_WIDTH + 1) * SCALE
const CELL_HEIGHT = (GLYPH_HEIGHT + 3) * SCALE

/** Renders a text as an image that a person can read, with line breaks between words. */
export function drawText(text: string): GreyPicture {
  const lines = linesOf(text)
  const width = MARGIN * 2 + LETTERS_PER_LINE * CELL_WIDTH
  const height = MARGIN * 2 + lines.length * CELL_HEIGHT
  const points = new Uint8Array(width * height).fill(PAPER)
  lines.forEach((line, lineNumber) => {
    for (const [index, letter] of [...line].entries()) {
      const left = MARGIN + index * CELL_WIDTH
      const top = MARGIN + lineNumber * CELL_HEIGHT
      for (let row = 0; row < GLYPH_HEIGHT * SCALE; row++) {
        for (let column = 0; column < GLYPH_WIDTH * SCALE; column++) {
          if (!covers(letter, Math.floor(column / SCALE), Math.floor(row / SCALE))) continue
          points[(top + row) * width + left + column] = INK
        }
      }
    }
  })
  return { width, height, points }
}

function linesOf(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && longer.length <= LETTERS_PER_LINE) lines[lines.length - 1] = longer
    else lines.push(word.slice(0, LETTERS_PER_LINE))
  }
  return lines
}
