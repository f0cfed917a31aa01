import type { Readable } from 'node:stream'
import { withDeadline } from '../../async/withDeadline.js'
import type { GeneratedStream, TimedChunk, TimedStream } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { AudioFailure } from './AudioFailure.js'

export interface SoundPiece {
  readonly audio: Uint8Array
  /** Null for a sound without times. */
  readonly times: Pick<TimedChunk, 'alignment' | 'normalizedAlignment'> | null
}

/** A sound on its way from the upstream, timed or not, piece by piece. */
export class AudioSource {
  readonly mediaType: string
  readonly #pieces: AsyncIterator<SoundPiece, unknown>
  readonly #close: () => void

  constructor(stream: GeneratedStream | TimedStream) {
    this.mediaType = stream.mediaType
    if ('body' in stream) {
      const { body } = stream
      // It may break before the first piece is asked for; whoever asks then is told all the same.
      body.on('error', () => {})
      this.#pieces = bareOf(body)
      this.#close = () => body.destroy()
    } else {
      const chunks = stream.chunks[Symbol.asyncIterator]()
      this.#pieces = timedOf(chunks)
      this.#close = () => void chunks.return?.().catch(() => {})
    }
  }

  /** The next piece, or null after the last. @throws AudioFailure */
  async next(idleMs: number, signal: AbortSignal): Promise<SoundPiece | null> {
    try {
      const { done, value } = await withDeadline(this.#pieces.next(), {
        timeoutMs: idleMs,
        what: 'The next piece of a sound',
        signal,
      })
      return done ? null : value
    } catch (error) {
      throw AudioFailure.ofSource(signal.aborted ? signal.reason : error)
    }
  }

  /** Closes the connection, however far it was read. */
  close(): void {
    this.#close()
  }
}

async function* bareOf(body: Readable): AsyncGenerator<SoundPiece> {
  for await (const audio of body) yield { audio, times: null }
}

/** Not a loop over the iterator: what waits in a loop cannot be closed from outside. */
function timedOf(chunks: AsyncIterator<TimedChunk, unknown>): AsyncIterator<SoundPiece, unknown> {
  return {
    async next() {
      const { done, value } = await chunks.next()
      if (done) return { done: true, value: undefined }
      const { audio, alignment, normalizedAlignment } = value
      return { done: false, value: { audio, times: { alignment, normalizedAlignment } } }
    },
  }
}
