import { pipeline, type Readable, Transform } from 'node:stream'
import { pause } from '../http/delay.js'
import type { FaultOptions } from './faults.js'

/** A body on its way in, disturbed by a fault; `sever` ends the connection under it. */
export function disturbBody(body: Readable, fault: FaultOptions, over: AbortSignal, sever: () => void): Readable {
  const disturbed =
    fault.kind === 'slow_receiving' ? slowed(fault.bytesPerSecond!, over) : severed(fault.afterBytes!, sever)
  // A pipeline and not a pipe: when the client leaves, the reader of the body must learn of it.
  return pipeline(body, disturbed, () => {})
}

function slowed(bytesPerSecond: number, over: AbortSignal): Transform {
  return new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      const stays = await pause((chunk.length / bytesPerSecond) * 1000, over)
      // What was not yet taken in when the client left was never received, though it may lie in a buffer.
      if (stays) done(null, chunk)
      else done(new Error('The client has left'))
    },
  })
}

function severed(afterBytes: number, sever: () => void): Transform {
  let received = 0
  // It ends with an error: what comes after the cut must not be taken for the end of the body.
  const end = (done: (error: Error) => void) => {
    setImmediate(() => {
      sever()
      done(new Error('The connection was cut by a fault'))
    })
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const rest = chunk.subarray(0, afterBytes - received)
      received += chunk.length
      if (received < afterBytes) return done(null, chunk)
      this.push(rest)
      return end(done)
    },
    flush: (done) => end(done),
  })
}
