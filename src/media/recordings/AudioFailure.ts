import { ServiceUnavailable, UpstreamTimeout } from '../../errors.js'

export type AudioFailureCode =
  /** The upstream closed the connection, or sent malformed data. */
  | 'CUT'
  | 'TIMEOUT'
  | 'EMPTY'
  | 'STORAGE_FULL'
  | 'STORAGE_FAILED'
  /** Another process has taken the audio over. */
  | 'LEASE_LOST'
  | 'SHUTDOWN'

const messages: Readonly<Record<AudioFailureCode, string>> = {
  CUT: 'The voice service ended the audio before it was complete.',
  TIMEOUT: 'The voice service sent no audio for too long.',
  EMPTY: 'The voice service sent no audio.',
  STORAGE_FULL: 'The storage for generated audio is full.',
  STORAGE_FAILED: 'The audio could not be stored.',
  LEASE_LOST: 'Another process has taken the audio over.',
  SHUTDOWN: 'The process that recorded the audio was stopped.',
}

export class AudioFailure extends Error {
  readonly code: AudioFailureCode
  /** False if another process may still complete the audio. */
  readonly isFinal: boolean

  constructor(code: AudioFailureCode, { isFinal, ...options }: ErrorOptions & { isFinal?: boolean } = {}) {
    super(messages[code], options)
    this.name = 'AudioFailure'
    this.code = code
    this.isFinal = isFinal ?? (code !== 'LEASE_LOST' && code !== 'SHUTDOWN')
  }

  static ofSource(cause: unknown): AudioFailure {
    if (cause instanceof AudioFailure) return cause
    const isTimeout = cause instanceof UpstreamTimeout || cause instanceof ServiceUnavailable
    return new AudioFailure(isTimeout ? 'TIMEOUT' : 'CUT', { cause })
  }

  static ofStore(cause: unknown): AudioFailure {
    if (cause instanceof AudioFailure) return cause
    const { code } = cause as NodeJS.ErrnoException
    return new AudioFailure(code === 'ENOSPC' || code === 'EDQUOT' ? 'STORAGE_FULL' : 'STORAGE_FAILED', { cause })
  }
}
