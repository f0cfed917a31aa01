import type { Readable } from 'node:stream'
import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'

export interface TimingLine {
  start: number
  length: number
  alignment: Alignment | null
  normalizedAlignment: Alignment | null
}

const LINE_END = 0x0a

export function timingLine(line: TimingLine): string {
  return `${JSON.stringify(line)}\n`
}

/** Buffers incomplete lines: chunks of a growing file can end within a character. */
export async function* readTimingLines(timing: Readable): AsyncGenerator<TimingLine> {
  let held: Buffer = Buffer.alloc(0)
  for await (const bytes of timing) {
    held = held.length > 0 ? Buffer.concat([held, bytes as Buffer]) : (bytes as Buffer)
    for (let end = held.indexOf(LINE_END); end >= 0; end = held.indexOf(LINE_END)) {
      const line = held.toString('utf8', 0, end)
      held = held.subarray(end + 1)
      yield JSON.parse(line) as TimingLine
    }
  }
}
