import type { FastifyReply } from 'fastify'

/**
 * Calls back once, when the response is over or its connection has closed. Of pipelined requests the response itself does
 * not say that: one whose turn has not come is never told that the connection is gone.
 */
export function onceGone({ raw, request }: FastifyReply, callback: () => void): void {
  const { socket } = request.raw
  // Neither of them says it again.
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
