import type { FastifyReply } from 'fastify'
import { RequestAborted } from '../../errors.js'
import { onceGone } from '../responses/onceGone.js'

/** Aborted when the connection closes before the response is complete. */
export function abortSignalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  if (reply.raw.closed || reply.request.raw.socket.destroyed) controller.abort(new RequestAborted())
  onceGone(reply, () => {
    if (!reply.raw.writableFinished) controller.abort(new RequestAborted())
  })
  return controller.signal
}
