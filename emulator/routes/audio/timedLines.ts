import type { SoundPiece } from '../../audio/splitAudio.js'
import { alignmentWithin, normalizedAlignment } from '../../audio/synthesis/speechAlignment.js'
import type { WireAlignment } from '../../wire.js'

/** Every so many lines one has no times; its characters stand in the next. */
const UNTIMED_EVERY = 4
const BLANK_LINE_EVERY = 3
/** Where a line is broken: the rest of it travels with the beginning of the next. */
const BREAK_AT = 0.6

/** The lines of a timed stream, broken into chunks that begin and end in the middle of a line. */
export function* timedLines(pieces: readonly SoundPiece[], alignment: WireAlignment): Iterable<Buffer> {
  const normalized = normalizedAlignment(alignment)
  let timedUntil = 0
  let rest = Buffer.alloc(0)
  for (const [index, { bytes, endSecs }] of pieces.entries()) {
    const untimed = index % UNTIMED_EVERY === UNTIMED_EVERY - 1 && index < pieces.length - 1
    const line = JSON.stringify({
      audio_base64: bytes.toString('base64'),
      alignment: untimed ? null : alignmentWithin(alignment, timedUntil, endSecs),
      normalized_alignment: untimed ? null : alignmentWithin(normalized, timedUntil, endSecs),
    })
    if (!untimed) timedUntil = endSecs
    const written = Buffer.from(`${line}\n${index % BLANK_LINE_EVERY === BLANK_LINE_EVERY - 1 ? '\n' : ''}`)
    const broken = Math.floor(written.length * BREAK_AT)
    yield Buffer.concat([rest, written.subarray(0, broken)])
    rest = written.subarray(broken)
  }
  yield rest
}
