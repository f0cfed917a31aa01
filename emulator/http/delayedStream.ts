import { Readable } from 'node:stream'
import { delay } from './delay.js'

/** Delays between the chunks of a stream, in real time. */
export interface StreamTiming {
  firstPieceMs: number
  pauseMs: number
}

/** A body that sends its chunks with delays and stops when the signal aborts. */
export function delayedStream(chunks: Iterable<Buffer>, timing: StreamTiming, closed: AbortSignal): Readable {
  return Readable.from(
    (async function* () {
      let waitMs = timing.firstPieceMs
      for (const chunk of chunks) {
        if (!(await delay(waitMs, closed))) return
        yield chunk
        waitMs = timing.pauseMs
      }
    })(),
    { objectMode: false },
  )
}
