import { ServiceUnavailable } from '../../errors.js'

/** A sound that is not whole, or not here, and may be soon. */
export class AudioNotReady extends ServiceUnavailable {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super('This sound is not ready yet; try again shortly.')
    this.retryAfterMs = retryAfterMs
  }
}
