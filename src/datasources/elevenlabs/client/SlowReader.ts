import { RequestAborted } from '../../../errors.js'

/** A body was closed because its reader was slow while other callers waited for the slot. */
export class SlowReader extends RequestAborted {
  constructor(bytesPerSec: number) {
    super({
      cause: new Error(`The reader read ${Math.round(bytesPerSec)} bytes/s while other callers waited for the slot`),
    })
  }
}
