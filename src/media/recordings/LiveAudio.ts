import type { Readable } from 'node:stream'
import type { Viewer } from '../../auth/Viewer.js'
import type { ByteSpan, CommittedMedia } from '../../datasources/media/MediaStore.js'

/** Audio that is being recorded in this process, or transient audio that only this process has. */
export interface LiveAudio {
  readonly mediaType: string
  readonly isTransient: boolean
  readonly sizeBytes: number
  readonly isComplete: boolean
  readonly hasFailed: boolean
  /** Whether the viewer owns the audio and may see it. False for audio without an owner. */
  isOwnedBy(viewer: Viewer): boolean
  /** Resolves with the first byte. Rejects with an AudioFailure. */
  readonly firstByte: Promise<unknown>
  /** Resolves when all bytes are stored. Rejects with an AudioFailure. */
  readonly completed: Promise<CommittedMedia>
  /** Reads the bytes as they arrive. The stream ends and fails with the recording. */
  follow(span?: ByteSpan): Promise<Readable>
  readAt(start: number, length: number): Promise<Buffer>
  /** Keeps the bytes readable until the returned function is called. @throws MediaClosed when the store has them. */
  hold(): Promise<() => void>
  followTiming(): Promise<Readable>
}
