import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { wavDuration, wavLayout } from '../codecs/decodeWav.js'

/** One recording on its way in. Nothing of it outlives `discard` unless `keep` was called before. */
export interface RecordingIntake {
  readonly sizeBytes: number
  /** Resolves when the next chunk may come. */
  write(chunk: Buffer): Promise<void>
  /** Ends the intake: what came so far was all of it. */
  finish(): Promise<ReceivedRecording>
  /** Lets go of what was not kept. May be called at any time, and twice. */
  discard(): Promise<void>
}

/** A recording that was received whole. */
export interface ReceivedRecording {
  sizeBytes: number
  sha256: string
  durationSecs: number
  isWav: boolean
  /** Makes it the audio of a sample. */
  keep(sampleId: string): void
}

export interface IntakePlace {
  /** How many bytes are kept. */
  bound: number
  open(): Promise<FileHandle>
  keep(sampleId: string, size: number): void
  discard(): void
}

const HEAD_BYTES = 64 * 1024
/** What speech takes as an MP3 of common quality: a plausible length for what is not parsed. */
const COMPRESSED_BYTES_PER_SECOND = 16_000

export function createRecordingIntake(place: IntakePlace): RecordingIntake {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let file: FileHandle | undefined
  let headBytes = 0
  let sizeBytes = 0
  let keptBytes = 0
  let opened = false
  let kept = false
  let unwritable = false

  const store = async (chunk: Buffer) => {
    const part = chunk.subarray(0, place.bound - keptBytes)
    if (part.length === 0 || unwritable) return
    try {
      file ??= await place.open()
      opened = true
      await file.writeFile(part)
      keptBytes += part.length
    } catch {
      // A full disk costs the playback, not the upload.
      unwritable = true
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
        keep(sampleId) {
          if (kept || unwritable || keptBytes === 0) return
          place.keep(sampleId, keptBytes)
          kept = true
        },
      }
    },
    async discard() {
      await closeFile()
      if (opened && !kept) place.discard()
    },
  }
}
