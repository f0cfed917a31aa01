import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import PQueue from 'p-queue'
import { withDeadline } from '../../async/withDeadline.js'
import { RequestAborted } from '../../errors.js'
import { MediaFile } from './MediaFile.js'
import type { CommitOptions, CommittedMedia, MediaWriter, Stretch } from './MediaStore.js'

interface Place {
  /** Of this writer alone: nobody else writes there. */
  readonly part: string
  readonly path: string
  readonly folder: string
}

/**
 * A sync takes as long as the disk does, and four threads of this process do everything to files. So syncs never have
 * more than two of them, and writes and reads go on.
 */
const syncs = new PQueue({ concurrency: 2 })
/** Before those that begin: many may end at once, and each that is nearly through would wait for all of them. */
const SECOND_SYNC = { priority: 1 }
const DEFAULT_SYNC_MS = 30_000

/** Writes one file beside its place, and puts it there when it is whole. Without a place it never has a name. */
export class FolderWriter implements MediaWriter {
  readonly #handle: FileHandle
  readonly #file: MediaFile
  readonly #place: Place | null
  readonly #hash = createHash('sha256')
  #committed: CommittedMedia | undefined
  #isBusy = false

  constructor(handle: FileHandle, place: Place | null) {
    this.#handle = handle
    this.#file = new MediaFile(handle, { isGrowing: true })
    this.#place = place
  }

  get sizeBytes(): number {
    return this.#file.sizeBytes
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.#alone(async () => {
      const start = this.#file.sizeBytes
      let written = 0
      while (written < chunk.length) {
        const rest = chunk.length - written
        written += (await this.#handle.write(chunk, written, rest, start + written)).bytesWritten
      }
      this.#hash.update(chunk)
      if (this.#file.isGrowing) this.#file.grow(chunk)
    })
  }

  async commit({ syncMs = DEFAULT_SYNC_MS, confirm }: CommitOptions = {}): Promise<CommittedMedia> {
    return this.#alone(async () => {
      const inTime = (work: Promise<void>) => withDeadline(work, { timeoutMs: syncMs, what: 'The store of sounds' })
      const place = this.#place
      if (place) await syncs.add(() => inTime(this.#sync()))
      await confirm?.()
      if (this.#file.failure) throw this.#file.failure
      if (place) await syncs.add(() => inTime(putInPlace(place)), SECOND_SYNC)
      this.#committed = { sizeBytes: this.#file.sizeBytes, sha256: this.#hash.digest('hex') }
      this.#file.end()
      return this.#committed
    })
  }

  async abort(reason: Error = new RequestAborted()): Promise<void> {
    if (this.#committed || this.#file.failure) return
    this.#file.fail(reason)
    try {
      if (this.#place) await rm(this.#place.part, { force: true })
    } finally {
      this.#file.release()
    }
  }

  follow(stretch?: Stretch): Readable {
    return this.#file.read(stretch)
  }

  readAt(start: number, length: number): Promise<Buffer> {
    return this.#file.readAt(start, length)
  }

  hold(): () => void {
    const file = this.#file
    file.use()
    let isHeld = true
    return () => {
      if (isHeld) file.leave()
      isHeld = false
    }
  }

  release(): void {
    if (this.#committed) this.#file.release()
  }

  /** What was given up while it waited for its turn is not worth one. */
  async #sync(): Promise<void> {
    if (this.#file.failure) throw this.#file.failure
    await this.#handle.datasync()
  }

  /** The descriptor must outlast what is done to it, and bytes have an order. */
  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#file.failure) throw this.#file.failure
    if (this.#isBusy || this.#committed) throw new Error('This file is being written, or was written to its end')
    this.#isBusy = true
    this.#file.use()
    try {
      return await work()
    } finally {
      this.#isBusy = false
      this.#file.leave()
    }
  }
}

/** And makes the new name durable. */
async function putInPlace({ part, path, folder }: Place): Promise<void> {
  await rename(part, path)
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
