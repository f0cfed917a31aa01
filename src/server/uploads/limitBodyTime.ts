import type { FastifyInstance, FastifyRequest } from 'fastify'
import { viewerKey } from '../../auth/viewerKey.js'
import { PendingBodies, type PendingBodyLimits } from './PendingBodies.js'

export interface BodyTimeLimits {
  /** Longest time for a body to arrive. */
  ms: number
  /** After this time an incomplete body must have had the minimum rate on average. */
  slowAfterMs: number
  bytesPerSec: number
  pending: PendingBodyLimits
}

/**
 * Limits the time in which request bodies arrive, except those that `isStreamed`, which have limits of their own.
 * Node's `requestTimeout` has no exceptions.
 */
export function limitBodyTime(
  fastify: FastifyInstance,
  limits: BodyTimeLimits,
  isStreamed: (contentType: string | undefined) => boolean,
): void {
  const bodies = new PendingBodies(limits.pending)
  fastify.server.requestTimeout = 0

  const isLimited = ({ headers }: FastifyRequest) => {
    const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
    return hasBody && !isStreamed(headers['content-type'])
  }
  const disconnect = ({ raw }: FastifyRequest) => {
    const { accept } = raw.headers
    const error = Object.assign(new Error('Request timeout'), { code: 'ERR_HTTP_REQUEST_TIMEOUT', accept })
    if (!raw.complete) fastify.server.emit('clientError', error, raw.socket)
  }

  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isLimited(request)) watchRate(request, limits, disconnect)
    done()
  })

  // After authentication, when most bodies are complete.
  fastify.addHook('preParsing', async (request) => {
    const { raw } = request
    if (raw.complete || !isLimited(request)) return
    const remove = bodies.add(request.viewer ? viewerKey(request.viewer) : '', () => disconnect(request))
    raw.once('end', remove).once('close', remove)
  })
}

function watchRate(
  request: FastifyRequest,
  { ms, slowAfterMs, bytesPerSec }: BodyTimeLimits,
  disconnect: (request: FastifyRequest) => void,
): void {
  const { raw } = request
  const { socket } = raw
  const startedAt = performance.now()
  const bytesBefore = socket.bytesRead
  let timer = setTimeout(check, Math.min(slowAfterMs, ms)).unref()
  function check() {
    const elapsedMs = performance.now() - startedAt
    const isSlow = (socket.bytesRead - bytesBefore) * 1000 < bytesPerSec * elapsedMs
    if (isSlow || elapsedMs >= ms) return disconnect(request)
    timer = setTimeout(check, Math.min(1000, ms - elapsedMs)).unref()
  }
  const stop = () => clearTimeout(timer)
  raw.once('end', stop).once('close', stop)
}
