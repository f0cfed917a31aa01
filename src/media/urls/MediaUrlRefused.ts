/** A media URL that is not served. The codes let a client fetch a new URL for its player. */
export class MediaUrlRefused extends Error {
  readonly status: 403 | 404 | 410
  readonly code: 'MEDIA_URL_INVALID' | 'NOT_FOUND' | 'MEDIA_URL_EXPIRED' | 'AUDIO_FAILED' | 'MEDIA_GONE'

  private constructor(status: MediaUrlRefused['status'], code: MediaUrlRefused['code'], message: string) {
    super(message)
    this.name = 'MediaUrlRefused'
    this.status = status
    this.code = code
  }

  static unknown(): MediaUrlRefused {
    return new MediaUrlRefused(404, 'NOT_FOUND', 'There is nothing at this path.')
  }

  static invalid(): MediaUrlRefused {
    return new MediaUrlRefused(403, 'MEDIA_URL_INVALID', 'The signature of this URL is invalid.')
  }

  static expired(): MediaUrlRefused {
    return new MediaUrlRefused(410, 'MEDIA_URL_EXPIRED', 'This URL has expired; request a new one.')
  }

  static failed(): MediaUrlRefused {
    return new MediaUrlRefused(410, 'AUDIO_FAILED', 'This audio could not be generated.')
  }

  static gone(): MediaUrlRefused {
    return new MediaUrlRefused(410, 'MEDIA_GONE', 'This audio is no longer stored.')
  }
}
