import type { LocalFile } from '../../examples/demo/graph/LocalFile.js'
import type { Person } from '../tokenFor.js'

export interface BenchFile extends LocalFile {
  /** Hexadecimal. */
  readonly sha256: string
}

/** One request with files for one voice. */
export interface UploadJob {
  readonly voiceId: string
  readonly owner: Person
  readonly files: readonly BenchFile[]
}
