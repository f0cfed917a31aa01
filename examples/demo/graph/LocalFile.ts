/** A file on disk to upload. */
export interface LocalFile {
  readonly name: string
  readonly path: string
  readonly mediaType: string
  readonly sizeBytes: number
}
