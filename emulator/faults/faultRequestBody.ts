import { pipeline, type Readable, Transform } from 'node:stream'
import { delay } from '../http/delay.js'
import type { FaultOptions } from './faults.js'

/** Applies a fault to a request body. `cutConnection` resets the connection. */
export function faultRequestBody(
  body: Readable,
  fault: FaultOptions,
  { closed, cutConnection }: { closed: AbortSignal; cutConnection: () => void },
): Readable {
  const faulted =
    fault.kind === 'slow_receiving'
      ? throttled(fault.bytesPerSecond!, closed)
      : cutAfter(fault.afterBytes!, cutConnection)
  // `pipeline` and not `pipe`: the reader of the body must get an error when the client disconnects.
  return pipeline(body, faulted, () => {})
}

function throttled(bytesPerSecond: number, closed: AbortSignal): Transform {
  return new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      const isConnected = await delay((chunk.length / bytesPerSecond) * 1000, closed)
      // Data that is still buffered when the client disconnects counts as not received.
      if (isConnected) done(null, chunk)
      else done(new Error('The client disconnected'))
    },
  })
}

function cutAfter(afterBytes: number, cutConnection: () => void): Transform {
  let received = 0
  // Ends with an error, so that the truncated body is not taken for a complete one.
  const cut = (done: (error: Error) => void) => {
    setImmediate(() => {
      cutConnection()
      done(new Error('The connection was reset by a fault'))
    })
  }
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const rest = chunk.subarray(0, afterBytes - received)
      received += chunk.length
      if (received < afterBytes) return done(null, chunk)
      this.push(rest)
      return cut(done)
    },
    flush: (done) => cut(done),
  })
}
