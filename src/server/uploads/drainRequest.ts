import type { IncomingMessage } from 'node:http'

export interface DrainLimit {
  bytes: number
  ms: number
}

/** Most requests that are drained at a time. For one more the oldest is cut off. */
const most = 256
const running = new Set<() => void>()

/**
 * Throws away what is left of a request that has been answered, so that a client which only reads the answer when it has
 * sent everything gets it and can use the connection again. Who goes on sending is cut off.
 */
export function drainRequest(request: IncomingMessage, { bytes, ms }: DrainLimit, onEnd: () => void = () => {}): void {
  const { socket } = request
  if (request.readableEnded || socket.destroyed) {
    onEnd()
    return
  }
  let left = bytes
  const cutOff = () => socket.destroy()
  running.add(cutOff)
  const [oldest] = running.size > most ? running : []
  oldest?.()
  const timer = setTimeout(cutOff, ms)
  const stop = () => {
    running.delete(cutOff)
    clearTimeout(timer)
    socket.off('close', stop)
    onEnd()
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
