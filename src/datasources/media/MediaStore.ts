import type { Readable } from 'node:stream'

/** The writer was released. Committed bytes can be opened in the store. */
export class MediaClosed extends Error {
  constructor() {
    super('The media file is closed')
    this.name = 'MediaClosed'
  }
}

/** The bytes of generated audio and previews. Keys come from `mediaKeys`. */
export interface MediaStore {
  /** Identifies the storage: equal for all processes that share it. */
  readonly id: string
  /** Starts a file, which is visible after its commit. Of several writers of one key the last commit wins. */
  create(key: string, options?: CreateOptions): Promise<MediaWriter>
  /** Opens committed bytes, to be closed by the caller; null if there are none. */
  open(key: string): Promise<StoredMedia | null>
  /** Opens the newest uncommitted bytes, also of a process that has died; null if the store has none. */
  openPart(key: string): Promise<StoredMedia | null>
  /** Deletes committed bytes. Present readers and unfinished files are not affected. */
  delete(key: string): Promise<void>
  list(): AsyncIterable<StoredFile>
}

export interface CreateOptions {
  /** Readable through its writer only. A crash leaves nothing behind. */
  transient?: boolean
}

export interface StoredFile {
  readonly key: string
  /** Not committed: it is being written, or its process has died. */
  readonly isPart: boolean
  readonly modifiedAt: Date
  remove(): Promise<void>
}

/** A range of bytes. Both ends are inclusive. Default: all bytes. */
export interface ByteSpan {
  readonly start?: number
  readonly end?: number
}

export interface StoredMedia {
  readonly sizeBytes: number
  read(span?: ByteSpan): Readable
  /** The existing bytes of a range. */
  readAt(start: number, length: number): Promise<Buffer>
  /** Present readers continue. Idempotent. */
  close(): void
}

export interface CommitOptions {
  /** Time limit of one sync, without the wait for other syncs. */
  readonly syncMs?: number
  /** Awaited when the bytes are durable and not yet visible. If it throws, they stay invisible. */
  readonly confirm?: () => Promise<void>
}

export interface CommittedMedia {
  readonly sizeBytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

export interface MediaWriter {
  readonly sizeBytes: number
  /** Appends a chunk, which must not be changed afterwards. One call at a time. After a failed call only `abort` is possible. */
  write(chunk: Uint8Array): Promise<void>
  /** Makes the bytes durable and visible under their key. */
  commit(options?: CommitOptions): Promise<CommittedMedia>
  /** Deletes the file and ends its readers with `reason`. Idempotent. */
  abort(reason?: Error): Promise<void>
  /** Streams the bytes while they are written. Ends after the commit. */
  follow(span?: ByteSpan): Readable
  /** The existing bytes of a range. */
  readAt(start: number, length: number): Promise<Buffer>
  /** Keeps the file readable after `release`, until the returned function is called. @throws MediaClosed */
  hold(): () => void
  /** To be called after the commit. Refuses new readers; present ones continue. Idempotent. */
  release(): void
}
