import { createHash } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import PQueue from 'p-queue'
import { withDeadline } from '../../async/withDeadline.js'
import { RequestAborted } from '../../errors.js'
import { MediaFile } from './MediaFile.js'
import type { ByteSpan, CommitOptions, CommittedMedia, MediaWriter } from './MediaStore.js'

interface Target {
  /** Path of the unfinished file, unique to this writer. */
  readonly part: string
  readonly path: string
  readonly folder: string
}

/** A sync blocks one of the four threads for file operations, so syncs use two of them at most. */
const syncs = new PQueue({ concurrency: 2 })
/** Before first syncs, so that writers that are nearly done do not wait for all others. */
const SECOND_SYNC = { priority: 1 }
const DEFAULT_SYNC_MS = 30_000

/** Writes an unfinished file and renames it on commit. Without a target the file has no name and is never published. */
export class FolderWriter implements MediaWriter {
  readonly #handle: FileHandle
  readonly #file: MediaFile
  readonly #target: Target | null
  readonly #hash = createHash('sha256')
  #committed: CommittedMedia | undefined
  #isBusy = false

  constructor(handle: FileHandle, target: Target | null) {
    this.#handle = handle
    this.#file = new MediaFile(handle, { isGrowing: true })
    this.#target = target
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
      const inTime = (work: Promise<void>) => withDeadline(work, { timeoutMs: syncMs, what: 'The media store' })
      const target = this.#target
      if (target) await syncs.add(() => inTime(this.#sync()))
      await confirm?.()
      if (this.#file.failure) throw this.#file.failure
      if (target) await syncs.add(() => inTime(publish(target)), SECOND_SYNC)
      this.#committed = { sizeBytes: this.#file.sizeBytes, sha256: this.#hash.digest('hex') }
      this.#file.end()
      return this.#committed
    })
  }

  async abort(reason: Error = new RequestAborted()): Promise<void> {
    if (this.#committed || this.#file.failure) return
    this.#file.fail(reason)
    try {
      if (this.#target) await rm(this.#target.part, { force: true })
    } finally {
      this.#file.release()
    }
  }

  follow(span?: ByteSpan): Readable {
    return this.#file.read(span)
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

  async #sync(): Promise<void> {
    if (this.#file.failure) throw this.#file.failure
    await this.#handle.datasync()
  }

  /** Runs one operation at a time, and keeps the descriptor open until it ends. */
  async #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#file.failure) throw this.#file.failure
    if (this.#isBusy || this.#committed) throw new Error('The file is being written or is complete')
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

/** Renames the file and makes the name durable. */
async function publish({ part, path, folder }: Target): Promise<void> {
  await rename(part, path)
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
