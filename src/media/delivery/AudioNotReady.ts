import { ServiceUnavailable } from '../../errors.js'

export class AudioNotReady extends ServiceUnavailable {
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super('This audio is not ready yet; try again shortly.')
    this.retryAfterMs = retryAfterMs
  }
}
