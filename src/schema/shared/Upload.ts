import type { Readable } from 'node:stream'
import { GraphQLError, GraphQLScalarType } from 'graphql'

/** A file of a multipart request that is still being received. */
export interface UploadedFile {
  /** Name given by the client, without folders. */
  readonly fileName: string
  /** Media type given by the client. `application/octet-stream` means that it is not known. */
  readonly claimedType: string
  /**
   * Content of the file. It must be read once and completely. The stream emits an error if the upload is interrupted.
   */
  readonly stream: Readable
  /** Resolves when the request has been received completely; rejects with the error otherwise. */
  readonly requestEnd: Promise<void>
}

/**
 * Placeholder in the variables until the file arrives. The promises of one request resolve in the order in which the
 * files arrive, each only after the previous file has been read. Waiting for all of them before reading the first one
 * is a deadlock.
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
    // Prevents an unhandled rejection if the operation was rejected before it was executed.
    this.promise.catch(() => undefined)
  }
}

/** A file in a multipart request. Resolvers pass its promise to `readUploads`. */
export const Upload = new GraphQLScalarType<Promise<UploadedFile>, never>({
  name: 'Upload',
  description: 'A file in a multipart request, as defined by the GraphQL multipart request specification.',
  specifiedByURL: 'https://github.com/jaydenseric/graphql-multipart-request-spec',
  parseValue(value) {
    if (value instanceof PendingUpload) return value.promise
    throw new GraphQLError('Upload must be a file of a multipart request.')
  },
  parseLiteral(node) {
    throw new GraphQLError('Upload must be a variable, not a literal.', { nodes: node })
  },
  serialize() {
    throw new TypeError('Upload cannot be used as an output.')
  },
})
