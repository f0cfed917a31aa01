import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Readable, Writable } from 'node:stream'
import { type GraphQLOperation, processRequest } from 'graphql-upload-minimal'
import { InvalidInput, UploadRefused } from '../../errors.js'
import type { PendingUpload } from '../../schema/shared/Upload.js'
import { cleanFileName } from '../../text/cleanFileName.js'
import { bindUploads } from './bindUploads.js'
import type { RateLimit } from './RateGuard.js'
import { readUploadMap, type UploadMap } from './readUploadMap.js'
import { UploadBody } from './UploadBody.js'
import { uploadError } from './uploadError.js'

export interface IntakeLimits {
  fieldBytes: number
  files: number
  rate: RateLimit
  onReceived?: (bytes: number) => void
}

interface ArrivedFile {
  name: string
  stream: Readable
  info: { filename?: string; mimeType: string }
}

type FieldListener = (name: string, value: string, info: { valueTruncated: boolean }) => void

const maxTypeLength = 100

/**
 * Reads the files of one multipart request: resolves each PendingUpload of the variables when the previous file has
 * been read, and rejects the remaining ones when the request is malformed.
 */
export class UploadIntake {
  readonly #request: IncomingMessage
  readonly #limits: IntakeLimits
  readonly #body: UploadBody
  readonly #end: Promise<void>
  #resolveEnd!: () => void
  #rejectEnd!: (reason: Error) => void
  #failure: Error | undefined
  /** Files that arrived before `operations` and `map` were read. */
  #early: ArrivedFile[] | undefined = []
  #expected = new Map<string, PendingUpload>()
  readonly #waiting: { pending: PendingUpload; file: ArrivedFile }[] = []
  #current: Readable | undefined
  #map: UploadMap = new Map()
  #hasEnded = false

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
      onReceived: limits.onReceived,
    })
    this.#body.on('error', () => undefined)
  }

  get bytesPerSec(): number | null {
    return this.#failure === undefined ? this.#body.bytesPerSec : null
  }

  /**
   * Reads up to the first file. The operation has a PendingUpload for each file.
   * @throws InvalidInput or UploadRefused for a malformed request.
   */
  async open(response: ServerResponse): Promise<GraphQLOperation> {
    const { fieldBytes, files } = this.#limits
    try {
      const operation = await processRequest(this.#body as unknown as IncomingMessage, response, {
        maxFieldSize: fieldBytes,
        maxFiles: files,
      })
      if (Array.isArray(operation)) throw new InvalidInput('A multipart request must have one operation, not a list.')
      if (this.#failure !== undefined) throw this.#failure
      this.#expected = bindUploads(operation, this.#map)
      const early = this.#early ?? []
      this.#early = undefined
      for (const file of early) this.#arrive(file)
      // A request without files can end before `map` is bound.
      if (this.#hasEnded) this.#rejectMissing()
      return operation
    } catch (error) {
      const refusal = this.#failure ?? uploadError(error)
      this.fail(refusal)
      throw refusal
    }
  }

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
    // The library resumes the request when its parser is destroyed.
    setImmediate(() => this.#request.pause())
  }

  #watch(parser: Writable): void {
    const [parseField] = parser.rawListeners('field') as FieldListener[]
    if (parseField === undefined) throw new Error('graphql-upload-minimal has no listener for fields')
    parser.removeListener('field', parseField)
    parser.on('field', (name: string, value: string, info: { valueTruncated: boolean }) => {
      if (name !== 'map' || info.valueTruncated) return parseField(name, value, info)
      try {
        this.#map = readUploadMap(value, this.#limits.files)
      } catch (error) {
        return this.fail(uploadError(error))
      }
      // Without paths: the library would write to inherited properties.
      parseField(name, JSON.stringify(Object.fromEntries([...this.#map.keys()].map((part) => [part, []]))), info)
    })
    parser.on('file', (name: string, stream: Readable, info: ArrivedFile['info']) => {
      stream.on('error', () => undefined)
      this.#arrive({ name, stream, info })
    })
    parser.on('fieldsLimit', () => {
      this.fail(new InvalidInput('Every part except `operations` and `map` must be a file with a file name.'))
    })
    parser.on('error', (error) => this.fail(uploadError(error)))
    parser.once('close', () => {
      if (!parser.writableFinished) this.fail(new UploadRefused('CUT', 'The upload ended before it was complete.'))
      if (this.#failure !== undefined) return
      this.#hasEnded = true
      this.#rejectMissing()
      this.#resolveEnd()
    })
  }

  #rejectMissing(): void {
    for (const pending of this.#expected.values()) {
      pending.reject(new UploadRefused('MISSING', 'The request does not contain a file that its `map` names.'))
    }
  }

  #arrive(file: ArrivedFile): void {
    if (this.#early !== undefined) {
      this.#early.push(file)
      return
    }
    const pending = this.#expected.get(file.name)
    if (pending === undefined) {
      this.fail(
        new InvalidInput('The request contains a file that its `map` does not name, or names once and is sent twice.'),
      )
      return
    }
    this.#expected.delete(file.name)
    this.#waiting.push({ pending, file })
    this.#offerNext()
  }

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
      fileName: cleanFileName(info.filename),
      claimedType: info.mimeType.slice(0, maxTypeLength),
      stream,
      requestEnd: this.#end,
    })
  }
}
