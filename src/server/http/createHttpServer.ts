import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, LogController } from 'fastify'
import { ServiceUnavailable } from '../../errors.js'
import type { Logger } from '../../logger.js'
import { limits } from '../operations/limits.js'
import { answerError } from './answerError.js'

/** The longest that a request may go on once the server is closing. */
const closeGraceMs = 10_000
const requestIdShape = /^[\w.:-]{1,128}$/

/** The HTTP server without routes: limits, request ids, one shape of errors, and nothing cached on the way. */
export function createHttpServer(logger: Logger): FastifyInstance {
  const fastify = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: limits.bodyBytes,
    genReqId(request) {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID()
    },
    // Done below, in the shape of all other errors and without the health of the server, which is asked until the end.
    return503OnClosing: false,
    // What fails before a route is found, such as an URL that is none, looks like all other errors too.
    frameworkErrors: answerError,
  }) as unknown as FastifyInstance
  fastify.setErrorHandler(answerError)
  fastify.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ errors: [{ message: 'Nothing is served here.', extensions: { code: 'NOT_FOUND' } }] }),
  )
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'private, no-store')
    reply.header('x-content-type-options', 'nosniff')
    reply.header('x-frame-options', 'DENY')
    reply.header('referrer-policy', 'no-referrer')
  })
  closeInTime(fastify)
  return fastify
}

/**
 * Closing stops listening and lets what runs come to its end, but not for longer than the grace. A connection that is
 * kept alive goes idle after its last answer: unless it is closed then, the server would wait for its client to do so.
 */
function closeInTime(fastify: FastifyInstance): void {
  let isClosing = false
  let deadline: NodeJS.Timeout | undefined
  fastify.addHook('preClose', async () => {
    isClosing = true
    deadline = setTimeout(() => fastify.server.closeAllConnections(), closeGraceMs)
  })
  fastify.addHook('onClose', async () => clearTimeout(deadline))
  fastify.addHook('onRequest', async (request) => {
    if (isClosing && !request.url.startsWith('/health/')) throw new ServiceUnavailable('This server is shutting down.')
  })
  fastify.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
  fastify.addHook('onResponse', async () => {
    if (isClosing) setImmediate(() => fastify.server.closeIdleConnections())
  })
}
