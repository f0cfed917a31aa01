import type { AudioChunk } from '../../audio/splitAudio.js'
import { alignmentWithin, normalizedAlignment } from '../../audio/synthesis/speechAlignment.js'
import type { WireAlignment } from '../../wire.js'

/** Every fourth line has no times; its characters are in the next line. */
const UNTIMED_EVERY = 4
const BLANK_LINE_EVERY = 3
/** Where each line is split: the rest is sent with the start of the next line. */
const SPLIT_RATIO = 0.6

/** The lines of a stream with timestamps, split into chunks that start and end within a line. */
export function* timedLines(chunks: readonly AudioChunk[], alignment: WireAlignment): Iterable<Buffer> {
  const normalized = normalizedAlignment(alignment)
  let timedUntil = 0
  let pending = Buffer.alloc(0)
  for (const [index, { bytes, endSecs }] of chunks.entries()) {
    const untimed = index % UNTIMED_EVERY === UNTIMED_EVERY - 1 && index < chunks.length - 1
    const line = JSON.stringify({
      audio_base64: bytes.toString('base64'),
      alignment: untimed ? null : alignmentWithin(alignment, timedUntil, endSecs),
      normalized_alignment: untimed ? null : alignmentWithin(normalized, timedUntil, endSecs),
    })
    if (!untimed) timedUntil = endSecs
    const encoded = Buffer.from(`${line}\n${index % BLANK_LINE_EVERY === BLANK_LINE_EVERY - 1 ? '\n' : ''}`)
    const splitAt = Math.floor(encoded.length * SPLIT_RATIO)
    yield Buffer.concat([pending, encoded.subarray(0, splitAt)])
    pending = encoded.subarray(splitAt)
  }
  yield pending
}
