export interface UploadPart {
  readonly fileName: string
  readonly mediaType: string
  /** Path of the argument that the file came in. */
  readonly argument?: readonly string[]
  /** Chunks are not copied, so they must not change until they are written. */
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface UploadOptions {
  /** Awaited after all files are read, before the final boundary is sent. If it throws, upstream never gets a complete request. */
  beforeFinalBoundary?: () => Promise<void>
}
