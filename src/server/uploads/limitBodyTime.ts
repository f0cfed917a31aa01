import type { FastifyInstance, FastifyRequest } from 'fastify'
import { viewerKey } from '../../auth/viewerKey.js'
import { PendingBodies, type PendingBodyLimits } from './PendingBodies.js'

export interface BodyTimeLimits {
  /** For the head of every request, and for a body however fast it comes. */
  ms: number
  /** From then on a body that is not complete must have come at the least rate on average. */
  slowAfterMs: number
  bytesPerSec: number
  pending: PendingBodyLimits
}

/**
 * How long the head and the body of a request may take to arrive, except for bodies that `isStreamed`, which have limits of
 * their own. Node's own `requestTimeout` knows no exception: it would cut off an upload that is held back by us.
 */
export function limitBodyTime(
  fastify: FastifyInstance,
  { ms, slowAfterMs, bytesPerSec, pending }: BodyTimeLimits,
  isStreamed: (contentType: string | undefined) => boolean,
): void {
  const { server } = fastify
  const bodies = new PendingBodies(pending)
  server.headersTimeout = ms
  server.requestTimeout = 0

  const isLimited = ({ headers }: FastifyRequest) => {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    return hasBody && !isStreamed(headers['content-type'])
  }
  const cut = ({ raw }: FastifyRequest) => {
    // As Node does for its own request timeout.
    const { accept } = raw.headers
    const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT', accept })
    if (!raw.complete) server.emit('clientError', error, raw.socket)
  }

  fastify.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request
    if (isLimited(request)) {
      const { socket } = raw
      const startedAt = performance.now()
      const bytesBefore = socket.bytesRead
      const checkMs = Math.min(slowAfterMs, ms)
      let timer = setTimeout(check, checkMs).unref()
      function check() {
        const elapsedMs = performance.now() - startedAt
        const isSlow = (socket.bytesRead - bytesBefore) * 1000 < bytesPerSec * elapsedMs
        if (isSlow || elapsedMs >= ms) return cut(request)
        timer = setTimeout(check, Math.min(1000, ms - elapsedMs)).unref()
      }
      const stop = () => clearTimeout(timer)
      raw.once('end', stop).once('close', stop)
    }
    done()
  })

  // Who is asking is known by now, and most bodies are complete.
  fastify.addHook('preParsing', (request, _reply, _payload, done) => {
    const { raw } = request
    if (!raw.complete && isLimited(request)) {
      const leave = bodies.add(request.viewer ? viewerKey(request.viewer) : '', () => cut(request))
      raw.once('end', leave).once('close', leave)
    }
    done()
  })
}
