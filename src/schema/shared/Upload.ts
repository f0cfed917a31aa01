import type { Readable } from 'node:stream'
import { GraphQLError, GraphQLScalarType } from 'graphql'

/** A file of a multipart request, on its way in. */
export interface UploadedFile {
  /** As the client named it, without folders. */
  readonly fileName: string
  /** What the client claims it to be; `application/octet-stream` claims nothing. */
  readonly claimedType: string
  /** Its bytes, to be read once and to the end. What cuts the file short is the error of the stream. */
  readonly stream: Readable
  /** Settles when the whole request has come in, or with the reason why it did not. */
  readonly requestEnd: Promise<void>
}

/**
 * Stands in the variables where a file is to come. Promises of one request resolve one after the other, in the order in
 * which the files arrive and each only when the file before it has been read: waiting for all of them before reading the
 * first would be waiting for ever.
 */
export class PendingUpload {
  readonly promise: Promise<UploadedFile>
  resolve!: (upload: UploadedFile) => void
  reject!: (reason: Error) => void

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve
      this.reject = reject
    })
    // Nobody waits for the files of an operation that was refused before it ran.
    this.promise.catch(() => undefined)
  }
}

/** A file in a multipart request. A resolver gets the promise of it and hands it to readUploads. */
export const Upload = new GraphQLScalarType<Promise<UploadedFile>, never>({
  name: 'Upload',
  description: 'A file, sent as a part of a multipart request.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue(value) {
    if (value instanceof PendingUpload) return value.promise
    throw new GraphQLError('Upload cannot represent a value that is no file of a multipart request: send it as one.')
  },
  parseLiteral(node) {
    throw new GraphQLError('Upload cannot represent a literal: send the file as a variable.', { nodes: node })
  },
  serialize() {
    throw new TypeError('Upload cannot represent a result.')
  },
})
