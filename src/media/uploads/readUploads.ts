import { createHash } from 'node:crypto'
import { raceAbort } from '../../async/raceAbort.js'
import type { UploadPart } from '../../datasources/elevenlabs/client/uploads/UploadPart.js'
import { AppError, InvalidInput, RequestAborted, UploadRefused } from '../../errors.js'
import type { UploadedFile } from '../../schema/shared/Upload.js'
import { acceptMediaType } from './acceptMediaType.js'
import { ByteQueue } from './ByteQueue.js'
import { sniffLength } from './sniffMediaType.js'
import { type UploadKind, uploadLimits } from './uploadLimits.js'

export interface ReadUploadsOptions {
  kind: UploadKind
  /** The most bytes of one file, instead of the limit of the kind. */
  maxBytes?: number
  /** Stops the reading: it throws RequestAborted wherever it waits. */
  signal?: AbortSignal
  /** For bytes that do not say themselves what they are: the media type to pass them on as, unseen. */
  takenAs?: string
}

export interface FinishedUpload {
  readonly fileName: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** Hexadecimal. */
  readonly sha256: string
}

export interface UploadReading {
  /**
   * The files one after the other, in the order in which they arrive, whatever their order in the list. Each must be read
   * to its end before the next is asked for. Reading only as fast as the bytes are passed on is what holds the client
   * back. Iterable once. A chunk is good until 960 KiB more have been read: whoever keeps one copies it.
   *
   * @throws UploadRefused, InvalidInput or RequestAborted, from the parts and from their bytes.
   */
  readonly parts: AsyncIterable<UploadPart>
  /** The files that have been read to their end so far, in that order. */
  finished(): readonly FinishedUpload[]
  /** Resolves when every file was read and the request has ended as it should; throws the reason otherwise. */
  assertWhole(): Promise<void>
}

/**
 * Reads the files of an upload mutation on their way through: nothing is kept but a chunk. Each is checked as it passes,
 * its first bytes against what the client claims before any of them is handed on.
 *
 * @throws InvalidInput when the same file stands in the list twice.
 */
export function readUploads(files: readonly Promise<UploadedFile>[], options: ReadUploadsOptions): UploadReading {
  const { kind, signal, takenAs, maxBytes = uploadLimits[kind] } = options
  if (new Set(files).size !== files.length) throw new InvalidInput('Each file can be used in one place only.')

  const finished: FinishedUpload[] = []
  let requestEnd: Promise<void> | undefined
  const passing = new ByteQueue()
  let failure: unknown

  async function* readParts(): AsyncGenerator<UploadPart> {
    const coming = new Map(files.map((file, index) => [index, file.then((upload) => ({ index, upload }))]))
    while (coming.size > 0) {
      const { index, upload } = await unlessAborted(Promise.race(coming.values()), signal)
      coming.delete(index)
      requestEnd = upload.requestEnd
      const count = finished.length
      yield await openPart(upload)
      if (finished.length === count) throw new Error('An upload was not read to its end before the next was asked for')
    }
  }

  /** Holds back the first bytes until they have shown that the file is what it should be. */
  async function openPart(upload: UploadedFile): Promise<UploadPart> {
    const { fileName } = upload
    const chunks = bytesOf(upload, signal)
    let head: Uint8Array = Buffer.alloc(0)
    while (head.length < sniffLength) {
      const { done, value } = await chunks.next()
      if (done) break
      head = head.length === 0 ? value : Buffer.concat([head, value])
    }
    if (head.length === 0) throw new UploadRefused('EMPTY', 'This file is empty.', { fileName })
    const mediaType = takenAs ?? acceptMediaType(upload, head, kind)

    async function* pass(): AsyncGenerator<Uint8Array> {
      const hash = createHash('sha256')
      let sizeBytes = 0
      for (let chunk = head; ; ) {
        sizeBytes += chunk.length
        if (sizeBytes > maxBytes) {
          throw new UploadRefused('TOO_LARGE', `This file has more than ${maxBytes} bytes.`, { fileName })
        }
        hash.update(chunk)
        yield passing.take(chunk)
        const next = await chunks.next()
        if (next.done) break
        chunk = next.value
      }
      finished.push({ fileName, mediaType, sizeBytes, sha256: hash.digest('hex') })
      // The request may go on behind its last file. That, too, is time in which the sender is waited for.
      if (finished.length === files.length) await unlessAborted(upload.requestEnd, signal)
    }
    return { fileName, mediaType, bytes: remembering(pass()) }
  }

  /** What went wrong once must not be forgotten by the time somebody asks whether all is whole. */
  async function* remembering<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
    try {
      yield* items
    } catch (error) {
      failure ??= error
      throw error
    }
  }

  return {
    parts: remembering(readParts()),
    finished: () => finished,
    async assertWhole() {
      if (failure !== undefined) throw failure
      if (finished.length < files.length) {
        throw new UploadRefused('MISSING', `Only ${finished.length} of ${files.length} files were read.`)
      }
      if (requestEnd !== undefined) await unlessAborted(requestEnd, signal)
    },
  }
}

/** The chunks of a file. Stopping early leaves the stream open, for destroying it would stop all that comes behind it. */
async function* bytesOf(
  { fileName, stream }: UploadedFile,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, undefined> {
  const chunks: AsyncIterator<Uint8Array> = stream.iterator({ destroyOnReturn: false })
  try {
    for (;;) {
      const { done, value } = await unlessAborted(chunks.next(), signal)
      if (done) return
      yield value
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new UploadRefused('CUT', 'This file broke off before its end.', { fileName, cause: error })
  }
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  return raceAbort(work, signal, () => new RequestAborted())
}
