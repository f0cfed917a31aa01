import { ServiceUnavailable, UpstreamTimeout } from '../../errors.js'

export type SoundFailureCode =
  /** The voice service broke off, or sent what cannot be read. */
  | 'CUT'
  | 'TIMEOUT'
  | 'EMPTY'
  | 'STORAGE_FULL'
  | 'STORAGE_FAILED'
  /** Another process has taken this sound over. */
  | 'LEASE_LOST'
  | 'SHUTDOWN'

const messages: Readonly<Record<SoundFailureCode, string>> = {
  CUT: 'The voice service broke off before the sound was whole.',
  TIMEOUT: 'The voice service fell silent before the sound was whole.',
  EMPTY: 'The voice service sent no sound.',
  STORAGE_FULL: 'There was no room left to keep the sound.',
  STORAGE_FAILED: 'The sound could not be kept.',
  LEASE_LOST: 'The sound was taken over by another process.',
  SHUTDOWN: 'The process that made the sound was stopped.',
}

/** Why a sound did not become whole. */
export class AudioFailure extends Error {
  readonly code: SoundFailureCode
  /** Whether it never will; otherwise it is up to another process. */
  readonly isFinal: boolean

  constructor(code: SoundFailureCode, { isFinal, ...options }: ErrorOptions & { isFinal?: boolean } = {}) {
    super(messages[code], options)
    this.name = 'AudioFailure'
    this.code = code
    this.isFinal = isFinal ?? (code !== 'LEASE_LOST' && code !== 'SHUTDOWN')
  }

  /** What a stream of the upstream died of. */
  static ofSource(cause: unknown): AudioFailure {
    if (cause instanceof AudioFailure) return cause
    const isSilent = cause instanceof UpstreamTimeout || cause instanceof ServiceUnavailable
    return new AudioFailure(isSilent ? 'TIMEOUT' : 'CUT', { cause })
  }

  /** What writing died of. */
  static ofStore(cause: unknown): AudioFailure {
    if (cause instanceof AudioFailure) return cause
    const { code } = cause as NodeJS.ErrnoException
    return new AudioFailure(code === 'ENOSPC' || code === 'EDQUOT' ? 'STORAGE_FULL' : 'STORAGE_FAILED', { cause })
  }
}
