import { Readable } from 'node:stream'
import { pause } from './delay.js'

/** When the pieces of a stream come, in real time. */
export interface StreamPace {
  firstPieceMs: number
  pauseMs: number
}

/** A body whose pieces come one after the other; it ends where it is when the signal fires. */
export function pacedStream(pieces: Iterable<Buffer>, pace: StreamPace, over: AbortSignal): Readable {
  return Readable.from(
    (async function* () {
      let wait = pace.firstPieceMs
      for (const piece of pieces) {
        if (!(await pause(wait, over))) return
        yield piece
        wait = pace.pauseMs
      }
    })(),
    { objectMode: false },
  )
}
