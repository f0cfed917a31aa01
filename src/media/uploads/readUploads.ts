import { createHash } from 'node:crypto'
import { raceAbort } from '../../async/raceAbort.js'
import type { UploadPart } from '../../datasources/elevenlabs/client/uploads/UploadPart.js'
import { AppError, InvalidInput, RequestAborted, UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
import { sizeText } from '../../text/sizeText.js'
import { acceptMediaType, acceptRawSamples } from './acceptMediaType.js'
import { ByteQueue } from './ByteQueue.js'
import { sniffedBytes } from './sniffMediaType.js'
import { type UploadKind, uploadLimitOf } from './uploadLimits.js'

export interface ReadUploadsOptions {
  kind: UploadKind
  /** Of one file. Replaces the limit of the kind, up to a limit that upstream publishes. */
  maxBytes?: number | undefined
  /** Its abort makes the reading throw RequestAborted. */
  signal?: AbortSignal
  /** The argument of the mutation that has the file or the list of files. Errors name it, with the index in the list. */
  argument?: string
  /** The media type of raw samples, which have no header to check. */
  rawMediaType?: string
}

export interface FinishedUpload {
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  readonly sha256: string
}

export interface UploadReading {
  /**
   * The files in the order in which they arrive. Each must be read to its end before the next. The client is held back
   * by the speed of the reading. Iterable once. A chunk is valid until 960 KiB more have been read.
   * @throws UploadRefused, InvalidInput or RequestAborted, from the parts and from their bytes.
   */
  readonly parts: AsyncIterable<UploadPart>
  finished(): readonly FinishedUpload[]
  /** Resolves when all files were read and the request has ended. Throws the error of the reading otherwise. */
  assertComplete(): Promise<void>
}

/**
 * Streams the files of an upload mutation. The first bytes of a file are checked against its claimed type before they
 * are passed on.
 * @throws InvalidInput when the list has the same file twice.
 */
export function readUploads(
  source: Promise<UploadedFile> | readonly Promise<UploadedFile>[],
  options: ReadUploadsOptions,
): UploadReading {
  const { argument } = options
  const isList = !(source instanceof Promise)
  const files = isList ? source : [source]
  const paths = files.map((_, index) => {
    if (argument === undefined) return []
    return isList ? [argument, String(index)] : [argument]
  })
  const repeated = files.findIndex((file, index) => files.indexOf(file) < index)
  if (repeated !== -1) {
    const message = 'Each file may be used only once.'
    throw new InvalidInput(message, [{ path: ['input', ...paths[repeated]!], message }])
  }
  return new UploadReader(files, paths, options)
}

class UploadReader implements UploadReading {
  readonly parts: AsyncIterable<UploadPart>
  readonly #files: readonly Promise<UploadedFile>[]
  readonly #paths: readonly (readonly string[])[]
  readonly #options: ReadUploadsOptions
  readonly #finished: FinishedUpload[] = []
  readonly #queue = new ByteQueue()
  #requestEnd: Promise<void> | undefined
  #failure: unknown

  constructor(
    files: readonly Promise<UploadedFile>[],
    paths: readonly (readonly string[])[],
    options: ReadUploadsOptions,
  ) {
    this.#files = files
    this.#paths = paths
    this.#options = options
    this.parts = this.#rememberingFailure(this.#readParts())
  }

  finished(): readonly FinishedUpload[] {
    return this.#finished
  }

  async assertComplete(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#finished.length < this.#files.length) {
      const message = `Only ${this.#finished.length} of ${this.#files.length} files were read.`
      throw new UploadRefused('MISSING', message).at(...(this.#paths[0]?.slice(0, 1) ?? []))
    }
    if (this.#requestEnd !== undefined) await this.#unlessAborted(this.#requestEnd)
  }

  async *#readParts(): AsyncGenerator<UploadPart> {
    const pending = new Map(
      this.#files.map((file, index) => [index, file.then((upload) => ({ index, upload }), this.#failAt(index))]),
    )
    while (pending.size > 0) {
      const { index, upload } = await this.#unlessAborted(Promise.race(pending.values()))
      pending.delete(index)
      this.#requestEnd = upload.requestEnd
      const count = this.#finished.length
      yield await this.#openPart(upload, this.#paths[index]!).catch(this.#failAt(index))
      if (this.#finished.length === count) throw new Error('An upload must be read to its end before the next one')
    }
  }

  async #openPart(upload: UploadedFile, argument: readonly string[]): Promise<UploadPart> {
    const { fileName } = upload
    const chunks = this.#chunksOf(upload)
    const head = await readHead(chunks)
    if (head.length === 0) throw new UploadRefused('EMPTY', 'This file is empty.', { fileName })
    const { rawMediaType, kind } = this.#options
    const mediaType = rawMediaType ? acceptRawSamples(upload, rawMediaType) : await acceptMediaType(upload, head, kind)
    const bytes = this.#pass(upload, mediaType, { head, chunks })
    return { fileName, mediaType, argument, bytes: this.#rememberingFailure(bytes, argument) }
  }

  async *#pass(
    { fileName, requestEnd }: UploadedFile,
    mediaType: string,
    { head, chunks }: { head: Uint8Array; chunks: AsyncIterator<Uint8Array, undefined> },
  ): AsyncGenerator<Uint8Array> {
    const maxBytes = uploadLimitOf(this.#options)
    const hash = createHash('sha256')
    let sizeBytes = 0
    for (let chunk = head; ; ) {
      sizeBytes += chunk.length
      if (sizeBytes > maxBytes) {
        throw new UploadRefused(
          'TOO_LARGE',
          `This file is larger than ${sizeText(maxBytes)}, the limit for one file.`,
          { fileName },
        )
      }
      hash.update(chunk)
      yield this.#queue.take(chunk)
      const next = await chunks.next()
      if (next.done) break
      chunk = next.value
    }
    this.#finished.push({ fileName, mediaType, sizeBytes, sha256: hash.digest('hex') })
    // The time after the last file also counts as waiting for the sender.
    if (this.#finished.length === this.#files.length) await this.#unlessAborted(requestEnd)
  }

  /** Does not destroy the stream when it stops early, because that would block the files after it. */
  async *#chunksOf({ fileName, stream }: UploadedFile): AsyncGenerator<Uint8Array, undefined> {
    const chunks: AsyncIterator<Uint8Array> = stream.iterator({ destroyOnReturn: false })
    try {
      for (;;) {
        const { done, value } = await this.#unlessAborted(chunks.next())
        if (done) return
        yield value
      }
    } catch (error) {
      if (error instanceof AppError) throw error
      throw new UploadRefused('CUT', 'This file ended before it was complete.', { fileName, cause: error })
    }
  }

  async *#rememberingFailure<Item>(items: AsyncIterable<Item>, argument?: readonly string[]): AsyncGenerator<Item> {
    try {
      yield* items
    } catch (error) {
      if (error instanceof UploadRefused && argument) error.at(...argument)
      this.#failure ??= error
      throw error
    }
  }

  #failAt(index: number): (error: unknown) => never {
    return (error) => {
      throw error instanceof UploadRefused ? error.at(...this.#paths[index]!) : error
    }
  }

  #unlessAborted<Value>(work: Promise<Value>): Promise<Value> {
    return raceAbort(work, this.#options.signal, () => new RequestAborted())
  }
}

/** Also the bytes after long tags. */
async function readHead(chunks: AsyncIterator<Uint8Array, undefined>): Promise<Uint8Array> {
  let head: Uint8Array = Buffer.alloc(0)
  for (;;) {
    const missing = sniffedBytes(head) - head.length
    const more = await readAtLeast(chunks, missing)
    head = head.length === 0 ? more : Buffer.concat([head, more])
    if (more.length < missing || head.length >= sniffedBytes(head)) return head
  }
}

/** Fewer at the end of the file. */
async function readAtLeast(chunks: AsyncIterator<Uint8Array, undefined>, bytes: number): Promise<Uint8Array> {
  const read: Uint8Array[] = []
  for (let length = 0; length < bytes; ) {
    const { done, value } = await chunks.next()
    if (done) break
    read.push(value)
    length += value.length
  }
  return read.length === 1 ? read[0]! : Buffer.concat(read)
}
