/** A file on its way through: read once, and in its turn. */
export interface UploadPart {
  readonly fileName: string
  readonly mediaType: string
  /** Path of the argument that the file came in. */
  readonly argument?: readonly string[]
  /** A chunk is passed on without a copy, so it has to stay as it is until the connection has written it. */
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface UploadOptions {
  /**
   * Called when every part has been read to its end, and awaited before the final boundary leaves. What it throws aborts
   * the call: the upstream never had a whole request.
   */
  beforeFinalBoundary?: () => Promise<void>
}
