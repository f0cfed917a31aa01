import type { FastifyReply } from 'fastify'
import { RequestAborted } from '../../errors.js'
import { onceClosed } from '../responses/onceClosed.js'

/** Aborted when the connection closes before the response is complete. */
export function abortSignalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController()
  if (reply.raw.closed || reply.request.raw.socket.destroyed) controller.abort(new RequestAborted())
  onceClosed(reply, () => {
    if (!reply.raw.writableFinished) controller.abort(new RequestAborted())
  })
  return controller.signal
}
