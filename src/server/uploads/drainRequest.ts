import type { IncomingMessage } from 'node:http'

export interface DrainLimit {
  bytes: number
  ms: number
}

/**
 * Throws away what is left of a request that has been answered, so that a client which only reads the answer when it has
 * sent everything gets it and can use the connection again. Who goes on sending is cut off.
 */
export function drainRequest(request: IncomingMessage, { bytes, ms }: DrainLimit): void {
  const { socket } = request
  if (request.readableEnded || socket.destroyed) return
  let left = bytes
  const cutOff = () => socket.destroy()
  const timer = setTimeout(cutOff, ms)
  const stop = () => {
    clearTimeout(timer)
    socket.off('close', stop)
  }
  request.once('end', stop)
  // Once it is answered, a request is not told any more that its connection has gone.
  socket.once('close', stop)
  request.on('error', stop)
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) cutOff()
  })
  request.resume()
}
