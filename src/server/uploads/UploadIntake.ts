import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable, Writable } from 'node:stream'
import { type GraphQLOperation, processRequest } from 'graphql-upload-minimal'
import { InvalidInput, UploadRefused } from '../../errors.js'
import type { PendingUpload } from '../../schema/shared/Upload.js'
import { bindUploads } from './bindUploads.js'
import type { RateLimit } from './RateGuard.js'
import { readUploadMap, type UploadMap } from './readUploadMap.js'
import { refusalOf } from './refusalOf.js'
import { UploadBody } from './UploadBody.js'

export interface IntakeLimits {
  /** Bytes of the field `operations`, and of the field `map`. */
  fieldBytes: number
  files: number
  rate: RateLimit
}

interface ArrivedFile {
  name: string
  stream: Readable
  info: { filename?: string; mimeType: string }
}

type FieldListener = (name: string, value: string, info: { valueTruncated: boolean }) => void

const longestName = 255

/**
 * The files of one multipart request as they come in: each promise that stands in the variables is resolved when it is
 * the turn of its file, and all that are left are rejected when the request turns out not to be sound.
 */
export class UploadIntake {
  readonly #request: IncomingMessage
  readonly #limits: IntakeLimits
  readonly #body: UploadBody
  readonly #end: Promise<void>
  #resolveEnd!: () => void
  #rejectEnd!: (reason: Error) => void
  #failure: Error | undefined
  /** Files that have begun to arrive before it was known what is expected. */
  #early: ArrivedFile[] | undefined = []
  #expected = new Map<string, PendingUpload>()
  readonly #waiting: { pending: PendingUpload; file: ArrivedFile }[] = []
  #current: Readable | undefined
  #map: UploadMap = new Map()
  #isOver = false

  constructor(request: IncomingMessage, limits: IntakeLimits) {
    this.#request = request
    this.#limits = limits
    this.#end = new Promise((resolve, reject) => {
      this.#resolveEnd = resolve
      this.#rejectEnd = reject
    })
    this.#end.catch(() => undefined)
    this.#body = new UploadBody(request, limits.rate, {
      onParser: (parser) => this.#watch(parser),
      onBroken: (reason) => this.fail(reason),
    })
    this.#body.on('error', () => undefined)
  }

  /** Of the sender, while something of the request is still to come and this server waits for it. */
  get bytesPerSec(): number | null {
    return this.#failure === undefined ? this.#body.bytesPerSec : null
  }

  /**
   * Reads up to where the files begin, and answers the operation with a PendingUpload in the place of each.
   *
   * @throws InvalidInput or UploadRefused when the request is not sound.
   */
  async open(response: ServerResponse): Promise<GraphQLOperation> {
    const { fieldBytes, files } = this.#limits
    try {
      const operation = await processRequest(this.#body as unknown as IncomingMessage, response, {
        maxFieldSize: fieldBytes,
        maxFiles: files,
      })
      if (Array.isArray(operation)) throw new InvalidInput('Operations cannot be sent in batches.')
      if (this.#failure !== undefined) throw this.#failure
      this.#expected = bindUploads(operation, this.#map)
      const early = this.#early ?? []
      this.#early = undefined
      for (const file of early) this.#arrive(file)
      // Of a request without any file the end may come before it is known that there should be some.
      if (this.#isOver) this.#missRest()
      return operation
    } catch (error) {
      const refusal = this.#failure ?? refusalOf(error)
      this.fail(refusal)
      throw refusal
    }
  }

  /** Nothing that is still to come is wanted. Whoever reads or waits for a file gets the reason. */
  fail(reason: Error): void {
    if (this.#failure !== undefined) return
    this.#failure = reason
    this.#rejectEnd(reason)
    for (const pending of this.#expected.values()) pending.reject(reason)
    for (const { pending, file } of this.#waiting) {
      pending.reject(reason)
      file.stream.destroy(reason)
    }
    this.#current?.destroy(reason)
    this.#body.destroy()
    // What the parser of the library does on its own when it is cut off; the request must not be read on by it.
    setImmediate(() => this.#request.pause())
  }

  #watch(parser: Writable): void {
    const [parseField] = parser.rawListeners('field') as FieldListener[]
    if (parseField === undefined) throw new Error('graphql-upload-minimal does not listen to fields any more')
    parser.removeListener('field', parseField)
    parser.on('field', (name: string, value: string, info: { valueTruncated: boolean }) => {
      if (name !== 'map' || info.valueTruncated) return parseField(name, value, info)
      try {
        this.#map = readUploadMap(value, this.#limits.files)
      } catch (error) {
        return this.fail(refusalOf(error))
      }
      // Without paths: the library would follow them through inherited properties, and write there.
      parseField(name, JSON.stringify(Object.fromEntries([...this.#map.keys()].map((part) => [part, []]))), info)
    })
    parser.on('file', (name: string, stream: Readable, info: ArrivedFile['info']) => {
      stream.on('error', () => undefined)
      this.#arrive({ name, stream, info })
    })
    parser.on('fieldsLimit', () => {
      this.fail(new InvalidInput('Besides "operations" and "map" every part must be a file, with a file name.'))
    })
    parser.on('error', (error) => this.fail(refusalOf(error)))
    parser.once('close', () => {
      if (!parser.writableFinished) this.fail(new UploadRefused('CUT', 'The upload broke off before its end.'))
      if (this.#failure !== undefined) return
      this.#isOver = true
      this.#missRest()
      this.#resolveEnd()
    })
  }

  #missRest(): void {
    for (const pending of this.#expected.values()) {
      pending.reject(new UploadRefused('MISSING', 'A file that the request announces is not in it.'))
    }
  }

  #arrive(file: ArrivedFile): void {
    if (this.#early !== undefined) {
      this.#early.push(file)
      return
    }
    const pending = this.#expected.get(file.name)
    if (pending === undefined) {
      this.fail(new InvalidInput('The request holds a file that its map does not name, or the same one twice.'))
      return
    }
    this.#expected.delete(file.name)
    this.#waiting.push({ pending, file })
    this.#offerNext()
  }

  /** One file at a time: nothing behind it moves before it has been read. */
  #offerNext(): void {
    if (this.#current !== undefined || this.#failure !== undefined) return
    const next = this.#waiting.shift()
    if (next === undefined) return
    const { stream, info } = next.file
    this.#current = stream
    stream.once('close', () => {
      this.#current = undefined
      this.#offerNext()
    })
    next.pending.resolve({
      fileName: (info.filename ?? 'file').slice(-longestName),
      claimedType: info.mimeType.slice(0, longestName),
      stream,
      requestEnd: this.#end,
    })
  }
}
