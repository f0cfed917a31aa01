import type { FastifyInstance } from 'fastify'

/**
 * How long the head and the body of a request may take to arrive, except for bodies that `isStreamed`, which have limits of
 * their own. Node's own `requestTimeout` knows no exception: it would cut off an upload that is held back by us.
 */
export function limitBodyTime(
  fastify: FastifyInstance,
  ms: number,
  isStreamed: (contentType: string | undefined) => boolean,
): void {
  const { server } = fastify
  server.headersTimeout = ms
  server.requestTimeout = 0
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { headers, raw } = request
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    if (hasBody && !isStreamed(headers['content-type'])) {
      const timer = setTimeout(() => {
        // As Node does it: whoever listens there answers 408 and closes.
        const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
        if (!raw.complete) server.emit('clientError', error, raw.socket)
      }, ms).unref()
      const stop = () => clearTimeout(timer)
      raw.once('end', stop).once('close', stop)
    }
    done()
  })
}
