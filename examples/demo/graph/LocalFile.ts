/** A file on disk that is to be uploaded. */
export interface LocalFile {
  readonly name: string
  readonly path: string
  readonly mediaType: string
  readonly sizeBytes: number
}
