/** A file on its way through: read once, and in its turn. */
export interface UploadPart {
  readonly fileName: string
  readonly mediaType: string
  /** A chunk belongs to whoever reads it: it must not be written to afterwards, since it is passed on without a copy. */
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface UploadOptions {
  /**
   * Called when every part has been read to its end, and awaited before the final boundary leaves. What it throws aborts
   * the call: the upstream never had a whole request.
   */
  beforeFinalBoundary?: () => Promise<void>
}
