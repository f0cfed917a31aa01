import type { FastifyReply } from 'fastify'

/**
 * Calls back once, when the response or its connection has closed. Pipelined responses that have not started emit no
 * event when the connection closes.
 */
export function onceClosed({ raw, request }: FastifyReply, callback: () => void): void {
  const { socket } = request.raw
  // No further event is emitted.
  if (raw.closed || socket.destroyed) {
    queueMicrotask(callback)
    return
  }
  const gone = () => {
    raw.off('close', gone)
    socket.off('close', gone)
    callback()
  }
  raw.once('close', gone)
  socket.once('close', gone)
}
