import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { MediaClosed, type Stretch } from './MediaStore.js'

const PIECE_BYTES = 32 * 1024
/** Larger ones are read from the file piece by piece, however new they are. */
const LARGEST_SHARED_BYTES = 2 * PIECE_BYTES

/**
 * An open file that several read at once, each from where it is, while it may still grow. The descriptor is closed when
 * its owner has let go of it and the last reader is through.
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

  /** Bytes that can be read. */
  get sizeBytes(): number {
    return this.#sizeBytes
  }

  get isGrowing(): boolean {
    return this.#isGrowing
  }

  get failure(): Error | undefined {
    return this.#failure
  }

  /** These bytes are in the file now, at its end. They are not to be changed any more. */
  grow(chunk: Uint8Array): void {
    const start = this.#sizeBytes
    this.#sizeBytes += chunk.length
    for (const reader of this.#readers) reader.offer(start, chunk)
  }

  /** No further byte comes. */
  end(): void {
    this.#isGrowing = false
    for (const reader of this.#readers) reader.look()
  }

  /** Nobody may take what is there for a whole, or read on. */
  fail(reason: Error): void {
    this.#failure ??= reason
    this.#isGrowing = false
    for (const reader of [...this.#readers]) reader.destroy(this.#failure)
  }

  read(stretch: Stretch = {}): Readable {
    this.use()
    const reader = new FileReader(this, stretch, () => {
      this.#readers.delete(reader)
      this.leave()
    })
    this.#readers.add(reader)
    // It may fail before anybody listens; whoever reads then is told all the same.
    reader.on('error', () => {})
    if (this.#failure) reader.destroy(this.#failure)
    return reader
  }

  /** Reads what is there of these bytes. */
  async readAt(start: number, length: number): Promise<Buffer> {
    this.use()
    try {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.#sizeBytes - start)))
      let filled = 0
      while (filled < buffer.length) {
        const { bytesRead } = await this.#handle.read(buffer, filled, buffer.length - filled, start + filled)
        if (bytesRead === 0) throw new Error('A file of a sound is shorter than it was')
        filled += bytesRead
      }
      return buffer
    } finally {
      this.leave()
    }
  }

  /** Keeps the descriptor open until it is left as often. @throws MediaClosed */
  use(): void {
    if (this.#uses === 0) throw new MediaClosed()
    this.#uses += 1
  }

  leave(): void {
    this.#uses -= 1
    // What was written is synced before this, so a close has nothing left to lose.
    if (this.#uses === 0) this.#handle.close().catch(() => {})
  }

  /** The owner needs it no more. Safe to call twice. */
  release(): void {
    if (this.#isReleased) return
    this.#isReleased = true
    this.leave()
  }
}

/** One reader: it reads when it is asked for bytes, and waits for more where the file has none yet. */
class FileReader extends Readable {
  readonly #file: MediaFile
  readonly #end: number
  readonly #leave: () => void
  #at: number
  #isAsked = false
  #isReading = false

  constructor(file: MediaFile, { start = 0, end = Number.POSITIVE_INFINITY }: Stretch, leave: () => void) {
    super({ highWaterMark: PIECE_BYTES })
    this.#file = file
    this.#at = start
    this.#end = end
    this.#leave = leave
  }

  override _read(): void {
    this.#isAsked = true
    this.look()
  }

  /** Takes what has just come, if it waits for exactly that: all who are up to date share it, and none reads the file. */
  offer(start: number, chunk: Uint8Array): void {
    const isNext = this.#at === start && this.#at + chunk.length - 1 <= this.#end
    const isShared = isNext && chunk.length <= LARGEST_SHARED_BYTES
    if (!isShared || !this.#isAsked || this.#isReading || this.destroyed) {
      this.look()
      return
    }
    this.#isAsked = false
    this.#at += chunk.length
    this.push(chunk)
  }

  /** To be called when there may be more, or the file has ended. */
  look(): void {
    if (!this.#isAsked || this.#isReading || this.destroyed) return
    const length = Math.min(PIECE_BYTES, this.#file.sizeBytes - this.#at, this.#end - this.#at + 1)
    if (length > 0) void this.#take(length)
    else if (!this.#file.isGrowing || this.#at > this.#end) this.push(null)
  }

  async #take(length: number): Promise<void> {
    this.#isReading = true
    this.#isAsked = false
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
