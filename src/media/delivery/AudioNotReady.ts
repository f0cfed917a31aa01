import { ServiceUnavailable } from '../../errors.js'

/** The audio is not complete, or not in this process. */
export class AudioNotReady extends ServiceUnavailable {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super('This audio is not ready yet; try again shortly.')
    this.retryAfterMs = retryAfterMs
  }
}
