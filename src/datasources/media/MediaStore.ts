import type { Readable } from 'node:stream'

/** What its writer has let go of cannot be read through it any more. Once it is committed, the store has it. */
export class MediaClosed extends Error {
  constructor() {
    super('This is closed')
    this.name = 'MediaClosed'
  }
}

/** Where the bytes of sounds lie. Keys come from `mediaKeys`. */
export interface MediaStore {
  /** Of the place itself: all processes that share the place see the same, and another place has another. */
  readonly id: string
  /**
   * Begins a new thing, which nobody but its writer sees until it is whole. Two may write under one key, each for itself;
   * what is committed last stays.
   */
  create(key: string, options?: CreateOptions): Promise<MediaWriter>
  /** What was committed under this key; null when nothing was, or it is deleted. Whoever gets it closes it. */
  open(key: string): Promise<StoredMedia | null>
  /** Removes it. Those who read it at present read on, and what is not whole is left to its writer. */
  delete(key: string): Promise<void>
  list(): AsyncIterable<StoredFile>
}

export interface CreateOptions {
  /** Kept by the writer alone: it has no name in the store, so that not even a crash leaves anything behind. */
  transient?: boolean
}

export interface StoredFile {
  readonly key: string
  /** Whether it was not committed: it is being made, or its maker is gone. */
  readonly isPart: boolean
  readonly modifiedAt: Date
  /** Removes this one, whole or not. */
  remove(): Promise<void>
}

/** A stretch of bytes; both ends are inclusive, and without an end it goes on for as long as there are bytes. */
export interface Stretch {
  readonly start?: number
  readonly end?: number
}

export interface StoredMedia {
  readonly sizeBytes: number
  /** Reads from the store as its reader goes, and holds no more than one piece. */
  read(stretch?: Stretch): Readable
  /** As many bytes as there are of these. */
  readAt(start: number, length: number): Promise<Buffer>
  /** Those that read already read on. Safe to call twice. */
  close(): void
}

export interface CommitOptions {
  /** For one sync, from when its turn has come; waiting for that takes as long as those before it do. */
  readonly syncMs?: number
  /** Awaited when the bytes are durable and not yet to be seen. What it throws keeps them from being seen. */
  readonly confirm?: () => Promise<void>
}

export interface CommittedMedia {
  readonly sizeBytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

export interface MediaWriter {
  readonly sizeBytes: number
  /**
   * One at a time, in order. Those who follow may still have the chunk afterwards, so it is not to be changed any more. A
   * failed one has spoilt the whole: nothing is left but to abort.
   */
  write(chunk: Uint8Array): Promise<void>
  /** Makes it durable, and visible under its key, in one step. */
  commit(options?: CommitOptions): Promise<CommittedMedia>
  /** Leaves nothing behind; those who follow get the reason as the error of their streams. Safe to call at any time. */
  abort(reason?: Error): Promise<void>
  /** The bytes as they come: ends after the commit. A reader that is late has them from the store, and holds one piece. */
  follow(stretch?: Stretch): Readable
  /** Of the bytes that are there by now, as many as there are of these. */
  readAt(start: number, length: number): Promise<Buffer>
  /** Lets it be read until what this answers is called, also after its release. @throws MediaClosed */
  hold(): () => void
  /** After the commit: nobody will begin to read any more. Those that do go on. Safe to call twice. */
  release(): void
}
