import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { type ByteSpan, MediaClosed } from './MediaStore.js'

const PIECE_BYTES = 32 * 1024
/** Larger chunks are read from the file in pieces. */
const MAX_SHARED_BYTES = 2 * PIECE_BYTES

/**
 * An open file with several readers, each at its own position, that may still grow. The descriptor is closed after the release
 * by its owner and the end of the last reader.
 */
export class MediaFile {
  readonly #handle: FileHandle
  readonly #readers = new Set<FileReader>()
  #sizeBytes: number
  #isGrowing: boolean
  #failure: Error | undefined
  #uses = 1
  #isReleased = false

  constructor(handle: FileHandle, { sizeBytes = 0, isGrowing = false } = {}) {
    this.#handle = handle
    this.#sizeBytes = sizeBytes
    this.#isGrowing = isGrowing
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  get isGrowing(): boolean {
    return this.#isGrowing
  }

  get failure(): Error | undefined {
    return this.#failure
  }

  /** To be called after a chunk was appended. The chunk must not be changed any more. */
  grow(chunk: Uint8Array): void {
    const start = this.#sizeBytes
    this.#sizeBytes += chunk.length
    for (const reader of this.#readers) reader.offer(start, chunk)
  }

  end(): void {
    this.#isGrowing = false
    for (const reader of this.#readers) reader.advance()
  }

  /** Ends all present and later readers with an error. */
  fail(reason: Error): void {
    this.#failure ??= reason
    this.#isGrowing = false
    for (const reader of [...this.#readers]) reader.destroy(this.#failure)
  }

  read(span: ByteSpan = {}): Readable {
    this.use()
    const reader = new FileReader(this, span, () => {
      this.#readers.delete(reader)
      this.leave()
    })
    this.#readers.add(reader)
    // A stream without an error listener would end the process. Later readers get the error too.
    reader.on('error', () => {})
    if (this.#failure) reader.destroy(this.#failure)
    return reader
  }

  async readAt(start: number, length: number): Promise<Buffer> {
    this.use()
    try {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.#sizeBytes - start)))
      let filled = 0
      while (filled < buffer.length) {
        const { bytesRead } = await this.#handle.read(buffer, filled, buffer.length - filled, start + filled)
        if (bytesRead === 0) throw new Error('A media file has become shorter')
        filled += bytesRead
      }
      return buffer
    } finally {
      this.leave()
    }
  }

  /** Keeps the descriptor open until `leave`. @throws MediaClosed */
  use(): void {
    if (this.#uses === 0) throw new MediaClosed()
    this.#uses += 1
  }

  leave(): void {
    this.#uses -= 1
    // All bytes are synced before, so a failed close loses nothing.
    if (this.#uses === 0) this.#handle.close().catch(() => {})
  }

  /** Releases the use of the owner. Idempotent. */
  release(): void {
    if (this.#isReleased) return
    this.#isReleased = true
    this.leave()
  }
}

/** Reads on demand, and waits at the end of a growing file. */
class FileReader extends Readable {
  readonly #file: MediaFile
  readonly #end: number
  readonly #leave: () => void
  #at: number
  #isWanted = false
  #isReading = false

  constructor(file: MediaFile, { start = 0, end = Number.POSITIVE_INFINITY }: ByteSpan, leave: () => void) {
    super({ highWaterMark: PIECE_BYTES })
    this.#file = file
    this.#at = start
    this.#end = end
    this.#leave = leave
  }

  override _read(): void {
    this.#isWanted = true
    this.advance()
  }

  /** Pushes a new chunk to a reader that waits for exactly this position, so that it does not read the file. */
  offer(start: number, chunk: Uint8Array): void {
    const isNext = this.#at === start && this.#at + chunk.length - 1 <= this.#end
    const isShared = isNext && chunk.length <= MAX_SHARED_BYTES
    if (!isShared || !this.#isWanted || this.#isReading || this.destroyed) {
      this.advance()
      return
    }
    this.#isWanted = false
    this.#at += chunk.length
    this.push(chunk)
  }

  advance(): void {
    if (!this.#isWanted || this.#isReading || this.destroyed) return
    const length = Math.min(PIECE_BYTES, this.#file.sizeBytes - this.#at, this.#end - this.#at + 1)
    if (length > 0) void this.#readPiece(length)
    else if (!this.#file.isGrowing || this.#at > this.#end) this.push(null)
  }

  async #readPiece(length: number): Promise<void> {
    this.#isReading = true
    this.#isWanted = false
    try {
      const piece = await this.#file.readAt(this.#at, length)
      this.#at += piece.length
      this.#isReading = false
      if (!this.destroyed) this.push(piece)
    } catch (error) {
      this.destroy(error as Error)
    }
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#leave()
    callback(error)
  }
}
