import type { IncomingMessage } from 'node:http'

export interface DrainLimit {
  bytes: number
  ms: number
}

/** Requests drained at a time. For a further one the oldest is closed. */
const maxDrained = 256
const running = new Set<() => void>()

/**
 * Discards the rest of an answered request, so that a client that sends everything before it reads receives the
 * response. At a limit the connection is closed.
 */
export function drainRequest(request: IncomingMessage, { bytes, ms }: DrainLimit, onEnd: () => void = () => {}): void {
  const { socket } = request
  if (request.readableEnded || socket.destroyed) {
    onEnd()
    return
  }
  let left = bytes
  const close = () => socket.destroy()
  running.add(close)
  const [oldest] = running.size > maxDrained ? running : []
  oldest?.()
  const timer = setTimeout(close, ms)
  const stop = () => {
    running.delete(close)
    clearTimeout(timer)
    socket.off('close', stop)
    onEnd()
  }
  request.once('end', stop)
  // An answered request emits no event when its connection closes.
  socket.once('close', stop)
  request.on('error', stop)
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length
    if (left < 0) close()
  })
  request.resume()
}
