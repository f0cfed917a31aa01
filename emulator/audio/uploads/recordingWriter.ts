import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { wavDuration, wavLayout } from '../codecs/decodeWav.js'

/** Receives one recording. `discard` deletes everything unless `save` was called before. */
export interface RecordingWriter {
  readonly sizeBytes: number
  /** Resolves when the next chunk can be written. */
  write(chunk: Buffer): Promise<void>
  /** Ends the recording. */
  finish(): Promise<ReceivedRecording>
  /** Deletes what was not saved. Idempotent, and allowed at any time. */
  discard(): Promise<void>
}

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

export function createRecordingWriter(target: RecordingTarget): RecordingWriter {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let file: FileHandle | undefined
  let headBytes = 0
  let sizeBytes = 0
  let storedBytes = 0
  let fileCreated = false
  let saved = false
  let writeFailed = false

  const store = async (chunk: Buffer) => {
    const part = chunk.subarray(0, target.maxBytes - storedBytes)
    if (part.length === 0 || writeFailed) return
    try {
      file ??= await target.open()
      fileCreated = true
      await file.writeFile(part)
      storedBytes += part.length
    } catch {
      // A full disk affects playback only; the upload succeeds.
      writeFailed = true
    }
  }
  const closeFile = async () => {
    await file?.close().catch(() => {})
    file = undefined
  }

  return {
    get sizeBytes() {
      return sizeBytes
    },
    async write(chunk) {
      hash.update(chunk)
      sizeBytes += chunk.length
      if (headBytes < HEAD_BYTES) {
        const part = Buffer.from(chunk.subarray(0, HEAD_BYTES - headBytes))
        head.push(part)
        headBytes += part.length
      }
      await store(chunk)
    },
    async finish() {
      await closeFile()
      const layout = wavLayout(Buffer.concat(head))
      return {
        sizeBytes,
        sha256: hash.digest('hex'),
        durationSecs: layout ? wavDuration(layout, sizeBytes) : sizeBytes / COMPRESSED_BYTES_PER_SECOND,
        isWav: layout !== undefined,
        save(sampleId) {
          if (saved || writeFailed || storedBytes === 0) return
          target.save(sampleId, storedBytes)
          saved = true
        },
      }
    },
    async discard() {
      await closeFile()
      if (fileCreated && !saved) target.discard()
    },
  }
}
