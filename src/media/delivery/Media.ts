import type { MediaSubject } from '../urls/MediaSubject.js'
import type { OpenAudio } from './MediaUpstream.js'

export interface OpenMedia extends OpenAudio {
  /** Distinguishes contents of the same length; empty if the content of the subject never changes. */
  readonly version: string
  /** More bytes will follow. Ranges are available when the media is complete. */
  readonly isGrowing?: boolean
  readonly isTransient?: boolean
}

export interface Media {
  readonly subject: MediaSubject
  readonly isLocal: boolean
  /** May ignore the range. */
  open(range?: string): Promise<OpenMedia>
  /** Without bytes, if that is faster. */
  openHead?(): Promise<OpenMedia>
}
