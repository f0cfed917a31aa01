import { RequestAborted } from '../../../errors.js'

/** A body was closed because its reader took it slowly while other callers waited for its slot. */
export class SlowReader extends RequestAborted {
  constructor(bytesPerSec: number) {
    super({
      cause: new Error(`The reader took ${Math.round(bytesPerSec)} bytes/s while other callers waited for the slot`),
    })
  }
}
