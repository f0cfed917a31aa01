/**
 * A media URL that is not served. It has a status and code of its own because a player cannot ask anew: whoever gave it
 * the URL can, if it is told that the URL has expired.
 */
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
    return new MediaUrlRefused(403, 'MEDIA_URL_INVALID', 'This URL was not signed here, or was changed since.')
  }

  static expired(): MediaUrlRefused {
    return new MediaUrlRefused(410, 'MEDIA_URL_EXPIRED', 'This URL has expired; ask for a fresh one.')
  }

  static failed(): MediaUrlRefused {
    return new MediaUrlRefused(410, 'AUDIO_FAILED', 'This sound could not be made.')
  }

  static gone(): MediaUrlRefused {
    return new MediaUrlRefused(410, 'MEDIA_GONE', 'This sound is not kept any more.')
  }
}
