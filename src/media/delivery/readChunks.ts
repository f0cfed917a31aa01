import { addAbortSignal, type Readable } from 'node:stream'
import type { Alignment } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { type AppError, Conflict, ServiceUnavailable } from '../../errors.js'
import { AudioFailure } from '../recordings/AudioFailure.js'
import { readTimingLines } from '../recordings/timingLines.js'
import { openReadableAudio, type ReadableAudio, type ReadableAudioDeps } from './openReadableAudio.js'

/** At most 128 KiB. The last chunk is empty: the end is known only when all bytes are stored. */
export interface SpeechChunk {
  /** From 0. The same bytes always have the same chunks. */
  index: number
  startByte: number
  audio: Buffer
  alignment: Alignment | null
  normalizedAlignment: Alignment | null
  isLast: boolean
}

const noContent = { audio: Buffer.alloc(0), alignment: null, normalizedAlignment: null }
const chunkBytes = 32 * 1024

/**
 * Reads audio in chunks: while it is recorded by this process, otherwise from the store when it is complete. The chunks are
 * those in which the upstream sent it; recovered audio has chunks of equal size. Ends without an error when the signal is aborted, and with the last chunk only
 * if `fromChunk` is beyond the end.
 * @throws NotFound, Conflict for failed audio, ServiceUnavailable.
 */
export async function* readChunks(
  audioId: string,
  fromChunk: number,
  deps: ReadableAudioDeps,
): AsyncGenerator<SpeechChunk, undefined> {
  let audio: ReadableAudio | null = null
  try {
    audio = await openReadableAudio(audioId, deps)
    const timing = await audio.followTiming()
    const bytes = timing ?? (await audio.follow({ start: fromChunk * chunkBytes }))
    addAbortSignal(deps.signal, bytes)
    const count = yield* timing ? storedChunks(audio, timing, fromChunk) : unstoredChunks(bytes, fromChunk)
    const startByte = await audio.totalBytes()
    yield { index: count ?? Math.ceil(startByte / chunkBytes), startByte, ...noContent, isLast: true }
  } catch (error) {
    if (!deps.signal.aborted) throw error instanceof AudioFailure ? toAppError(error) : error
  } finally {
    audio?.close()
  }
  return undefined
}

function toAppError(failure: AudioFailure): AppError {
  const cause = { cause: failure }
  return failure.isFinal ? new Conflict(failure.message, {}, cause) : new ServiceUnavailable(failure.message, cause)
}

async function* storedChunks(
  source: ReadableAudio,
  timing: Readable,
  from: number,
): AsyncGenerator<SpeechChunk, number> {
  let index = 0
  for await (const { start, length, alignment, normalizedAlignment } of readTimingLines(timing)) {
    if (index >= from) {
      const audio = await source.readAt(start, length)
      yield { index, startByte: start, audio, alignment, normalizedAlignment, isLast: false }
    }
    index += 1
  }
  return index
}

/** The body begins with the chunk `from`. Returns null: the number of chunks follows from the total size. */
async function* unstoredChunks(body: Readable, from: number): AsyncGenerator<SpeechChunk, null> {
  let index = from
  let held: Buffer[] = []
  let heldBytes = 0
  const take = (): SpeechChunk => {
    const bytes = Buffer.concat(held)
    const audio = bytes.subarray(0, chunkBytes)
    const rest = bytes.subarray(chunkBytes)
    held = rest.length > 0 ? [rest] : []
    heldBytes = rest.length
    index += 1
    return { ...noContent, index: index - 1, startByte: (index - 1) * chunkBytes, audio, isLast: false }
  }
  for await (const bytes of body) {
    held.push(bytes as Buffer)
    heldBytes += (bytes as Buffer).length
    while (heldBytes >= chunkBytes) yield take()
  }
  if (heldBytes > 0) yield take()
  return null
}
