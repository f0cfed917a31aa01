import type { FastifyReply } from 'fastify'
import { onceGone } from '../responses/onceGone.js'

/** Aborts when the client has gone before its answer was complete. */
export function abortSignalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  if (reply.raw.closed || reply.request.raw.socket.destroyed) controller.abort()
  onceGone(reply, () => {
    if (!reply.raw.writableFinished) controller.abort()
  })
  return controller.signal
}
