import type { MediaSubject } from '../urls/MediaSubject.js'
import type { OpenAudio } from './MediaUpstream.js'

export interface OpenMedia extends OpenAudio {
  /** Tells one content of the subject from another of the same length; empty where a subject never has another. */
  readonly version: string
  /** More bytes come, and ranges can be asked for once all are there. */
  readonly isGrowing?: boolean
  /** No copy of it may be kept. */
  readonly isTransient?: boolean
}

/** Where the bytes of a subject are. */
export interface Media {
  readonly subject: MediaSubject
  /** Whether its bytes are in this platform, so that delivering them costs the upstream nothing. */
  readonly isOurs: boolean
  /** May answer a range with the whole, as it suits the upstream. */
  open(range?: string): Promise<OpenMedia>
  /** What is known without the bytes, where that is known sooner. */
  openHead?(): Promise<OpenMedia>
}
