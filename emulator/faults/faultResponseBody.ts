import type { Socket } from 'node:net'
import { Readable } from 'node:stream'
import { pause } from '../http/delay.js'
import type { FaultOptions } from './faults.js'

/** What a spoiled body needs of the exchange it belongs to. */
export interface SpoiledExchange {
  socket: Socket
  over: AbortSignal
}

const SLOW_STEP_MS = 20

/** A body on its way out, spoiled by a fault: one that is whole by then, or one that is streamed. */
export function spoilBody(body: Buffer | Readable, fault: FaultOptions, exchange: SpoiledExchange): Readable {
  const { afterBytes, bytesPerSecond, kind, ms } = fault
  if (kind === 'slow_body') return streamOf(slowed(chunksOf(body), bytesPerSecond!, exchange.over))
  const most = afterBytes ?? (Buffer.isBuffer(body) ? Math.ceil(body.length / 2) : undefined)
  return streamOf(spoiled(chunksOf(body), most, () => endingOf(kind, ms, exchange)))
}

/** What comes after the beginning of a body; resolves with whether the rest follows. */
async function endingOf(
  kind: FaultOptions['kind'],
  ms: number | undefined,
  { socket, over }: SpoiledExchange,
): Promise<boolean> {
  if (kind === 'stall_body') return pause(ms ?? Number.POSITIVE_INFINITY, over)
  if (kind === 'cut_body') {
    // The beginning has to be on its way before the connection goes; what waits in the socket would go with it.
    do await pause(1, over)
    while (socket.writableLength > 0 && !over.aborted)
    socket.destroy()
    await pause(Number.POSITIVE_INFINITY, over)
  }
  return false
}

/** The first bytes of a body, or its first chunk, and the rest when the ending says so. */
async function* spoiled(
  chunks: AsyncIterable<Buffer>,
  most: number | undefined,
  ending: () => Promise<boolean>,
): AsyncGenerator<Buffer> {
  let left = most
  let intact = false
  for await (const chunk of chunks) {
    if (intact) {
      yield chunk
      continue
    }
    left ??= chunk.length
    if (left > 0) yield chunk.subarray(0, left)
    left -= chunk.length
    if (left > 0) continue
    intact = await ending()
    if (!intact) return
    if (left < 0) yield chunk.subarray(chunk.length + left)
  }
  // A body that is shorter than was asked for still ends as was asked for.
  if (!intact) await ending()
}

async function* slowed(
  chunks: AsyncIterable<Buffer>,
  bytesPerSecond: number,
  over: AbortSignal,
): AsyncGenerator<Buffer> {
  const step = Math.max(1, Math.floor((bytesPerSecond * SLOW_STEP_MS) / 1000))
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += step) {
      const part = chunk.subarray(at, at + step)
      if (!(await pause((part.length / bytesPerSecond) * 1000, over))) return
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
