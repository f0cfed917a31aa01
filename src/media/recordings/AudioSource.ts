import type { Readable } from 'node:stream'
import { withDeadline } from '../../async/withDeadline.js'
import type { GeneratedStream, TimedChunk, TimedStream } from '../../datasources/elevenlabs/client/GeneratedStream.js'
import { AudioFailure } from './AudioFailure.js'

export interface AudioPiece {
  readonly audio: Uint8Array
  readonly times: Pick<TimedChunk, 'alignment' | 'normalizedAlignment'> | null
}

/** The pieces of an audio stream of the upstream, with or without timing. */
export class AudioSource {
  readonly mediaType: string
  readonly #pieces: AsyncIterator<AudioPiece, unknown>
  readonly #close: () => void

  constructor(stream: GeneratedStream | TimedStream) {
    this.mediaType = stream.mediaType
    if ('body' in stream) {
      const { body } = stream
      // An error before the first read is reported by that read.
      body.on('error', () => {})
      this.#pieces = untimedPieces(body)
      this.#close = () => body.destroy()
    } else {
      const chunks = stream.chunks[Symbol.asyncIterator]()
      this.#pieces = timedPieces(chunks)
      this.#close = () => void chunks.return?.().catch(() => {})
    }
  }

  /** The next piece, or null after the last. @throws AudioFailure */
  async next(idleMs: number, signal: AbortSignal): Promise<AudioPiece | null> {
    try {
      const { done, value } = await withDeadline(this.#pieces.next(), {
        timeoutMs: idleMs,
        what: 'The next audio piece',
        signal,
      })
      return done ? null : value
    } catch (error) {
      throw AudioFailure.ofSource(signal.aborted ? signal.reason : error)
    }
  }

  close(): void {
    this.#close()
  }
}

async function* untimedPieces(body: Readable): AsyncGenerator<AudioPiece> {
  for await (const audio of body) yield { audio, times: null }
}

/** Not a generator function: a waiting generator cannot be closed. */
function timedPieces(chunks: AsyncIterator<TimedChunk, unknown>): AsyncIterator<AudioPiece, unknown> {
  return {
    async next() {
      const { done, value } = await chunks.next()
      if (done) return { done: true, value: undefined }
      const { audio, alignment, normalizedAlignment } = value
      return { done: false, value: { audio, times: { alignment, normalizedAlignment } } }
    },
  }
}
