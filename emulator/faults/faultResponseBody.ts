import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { delay } from '../http/delay.js'
import type { FaultOptions } from './faults.js'

/** The connection on which a faulted body is sent. */
export interface ResponseConnection {
  socket: Socket
  closed: AbortSignal
}

const SLOW_STEP_MS = 20

/** Applies a fault to a response body, buffered or streamed. */
export function faultResponseBody(
  body: Buffer | Readable,
  fault: FaultOptions,
  exchange: ResponseConnection,
): Readable {
  const { afterBytes, bytesPerSecond, kind, ms } = fault
  if (kind === 'slow_body') return streamOf(throttled(chunksOf(body), bytesPerSecond!, exchange.closed))
  const maxBytes = afterBytes ?? (Buffer.isBuffer(body) ? Math.ceil(body.length / 2) : undefined)
  return streamOf(faulted(chunksOf(body), maxBytes, () => applyEnding(kind, ms, exchange)))
}

/** Runs after the first part of a body. Resolves with true if the rest is to be sent. */
async function applyEnding(
  kind: FaultOptions['kind'],
  ms: number | undefined,
  { socket, closed }: ResponseConnection,
): Promise<boolean> {
  if (kind === 'stall_body') return delay(ms ?? Number.POSITIVE_INFINITY, closed)
  if (kind === 'cut_body') {
    // Wait until the first part is sent: destroying the socket discards buffered data.
    do await delay(1, closed)
    while (socket.writableLength > 0 && !closed.aborted)
    socket.destroy()
    await delay(Number.POSITIVE_INFINITY, closed)
  }
  return false
}

/** Yields the first `maxBytes` (default: the first chunk), and the rest if `ending` resolves with true. */
async function* faulted(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number | undefined,
  ending: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let remaining = maxBytes
  let resumed = false
  for await (const chunk of chunks) {
    if (resumed) {
      yield chunk
      continue
    }
    remaining ??= chunk.length
    if (remaining > 0) yield chunk.subarray(0, remaining)
    remaining -= chunk.length
    if (remaining > 0) continue
    resumed = await ending()
    if (!resumed) return
    if (remaining < 0) yield chunk.subarray(chunk.length + remaining)
  }
  // A body shorter than `maxBytes` ends in the same way.
  if (!resumed) await ending()
}

async function* throttled(
  chunks: AsyncIterable<Buffer>,
  bytesPerSecond: number,
  closed: AbortSignal,
): AsyncGenerator<Buffer> {
  const step = Math.max(1, Math.floor((bytesPerSecond * SLOW_STEP_MS) / 1000))
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += step) {
      const part = chunk.subarray(at, at + step)
      if (!(await delay((part.length / bytesPerSecond) * 1000, closed))) return
      yield part
    }
  }
}

async function* chunksOf(body: Buffer | Readable): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(body)) {
    yield body
    return
  }
  for await (const chunk of body) yield Buffer.from(chunk as Uint8Array)
}

function streamOf(chunks: AsyncGenerator<Buffer>): Readable {
  return Readable.from(chunks, { objectMode: false })
}
