import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { wavDuration, wavLayout } from '../codecs/decodeWav.js'

/** A recording that was received completely. */
export interface ReceivedRecording {
  sizeBytes: number
  sha256: string
  durationSecs: number
  isWav: boolean
  /** Stores it as the audio of a sample. */
  save(sampleId: string): void
}

export interface RecordingTarget {
  maxBytes: number
  open(): Promise<FileHandle>
  save(sampleId: string, size: number): void
  discard(): void
}

const HEAD_BYTES = 64 * 1024
/** Bit rate of speech as a typical MP3: used to estimate the duration of formats that are not parsed. */
const COMPRESSED_BYTES_PER_SECOND = 16_000

/** Receives one recording. `discard` deletes everything unless the recording was saved before. */
export class RecordingWriter {
  readonly #target: RecordingTarget
  readonly #hash = createHash('sha256')
  readonly #head: Buffer[] = []
  #file: FileHandle | undefined
  #headBytes = 0
  #sizeBytes = 0
  #storedBytes = 0
  #fileCreated = false
  #saved = false
  #writeFailed = false

  constructor(target: RecordingTarget) {
    this.#target = target
  }

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** Resolves when the next chunk can be written. */
  async write(chunk: Buffer): Promise<void> {
    this.#hash.update(chunk)
    this.#sizeBytes += chunk.length
    if (this.#headBytes < HEAD_BYTES) {
      const part = Buffer.from(chunk.subarray(0, HEAD_BYTES - this.#headBytes))
      this.#head.push(part)
      this.#headBytes += part.length
    }
    await this.#store(chunk)
  }

  /** Ends the recording. */
  async finish(): Promise<ReceivedRecording> {
    await this.#closeFile()
    const layout = wavLayout(Buffer.concat(this.#head))
    const sizeBytes = this.#sizeBytes
    return {
      sizeBytes,
      sha256: this.#hash.digest('hex'),
      durationSecs: layout ? wavDuration(layout, sizeBytes) : sizeBytes / COMPRESSED_BYTES_PER_SECOND,
      isWav: layout !== undefined,
      save: (sampleId) => this.#save(sampleId),
    }
  }

  /** Deletes what was not saved. Idempotent, and allowed at any time. */
  async discard(): Promise<void> {
    await this.#closeFile()
    if (this.#fileCreated && !this.#saved) this.#target.discard()
  }

  async #store(chunk: Buffer): Promise<void> {
    const part = chunk.subarray(0, this.#target.maxBytes - this.#storedBytes)
    if (part.length === 0 || this.#writeFailed) return
    try {
      this.#file ??= await this.#target.open()
      this.#fileCreated = true
      await this.#file.writeFile(part)
      this.#storedBytes += part.length
    } catch {
      // A full disk affects playback only; the upload succeeds.
      this.#writeFailed = true
    }
  }

  #save(sampleId: string): void {
    if (this.#saved || this.#writeFailed || this.#storedBytes === 0) return
    this.#target.save(sampleId, this.#storedBytes)
    this.#saved = true
  }

  async #closeFile(): Promise<void> {
    await this.#file?.close().catch(() => {})
    this.#file = undefined
  }
}
