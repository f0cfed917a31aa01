import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { ServiceUnavailable } from '../../errors.js'
import type { Logger } from '../../logger.js'
import { limits } from '../operations/limits.js'
import { sendErrors } from '../responses/errorResponse.js'
import { answerClientError } from './answerClientError.js'
import { answerError } from './answerError.js'
import { closeGraceMs } from './closeGraceMs.js'
import { logAccess } from './logAccess.js'

/** How often Node applies `headersTimeout`. */
const headersCheckMs = 2_000
const requestIdShape = /^[\w.:-]{1,128}$/

/** Creates the HTTP server without routes. All its errors are GraphQL responses. */
export function createHttpServer(logger: Logger): FastifyInstance {
  const fastify = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    bodyLimit: limits.bodyBytes,
    genReqId(request) {
      const given = request.headers['x-request-id']
      return typeof given === 'string' && requestIdShape.test(given) ? given : randomUUID()
    },
    // Done in closeInTime, except for health checks.
    return503OnClosing: false,
    // Errors before routing, such as a malformed URL.
    frameworkErrors: answerError,
    clientErrorHandler: answerClientError,
    http: { connectionsCheckingInterval: headersCheckMs },
  }) as unknown as FastifyInstance
  logAccess(fastify)
  fastify.setErrorHandler(answerError)
  fastify.setNotFoundHandler(answerNotFound)
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'private, no-store')
    reply.header('x-content-type-options', 'nosniff')
    reply.header('x-frame-options', 'DENY')
    reply.header('referrer-policy', 'no-referrer')
  })
  closeInTime(fastify)
  // Before the body is read, which could only add other errors. @fastify/cors has a route for OPTIONS.
  fastify.addHook('onRequest', async (request, reply) => {
    const isOptions = request.method === 'OPTIONS' && isGraphql(request) && !isPreflight(request)
    if (request.is404 || isOptions) return answerNotFound(request, reply)
  })
  return fastify
}

function isGraphql({ url }: FastifyRequest): boolean {
  return url.split('?', 1)[0] === '/graphql'
}

function isPreflight({ headers }: FastifyRequest): boolean {
  return headers.origin !== undefined && headers['access-control-request-method'] !== undefined
}

function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!isGraphql(request)) {
    return sendErrors(reply, 404, [{ message: 'There is nothing at this path.', extensions: { code: 'NOT_FOUND' } }])
  }
  reply.header('allow', 'GET, POST')
  return sendErrors(reply, 405, [{ message: 'Use GET or POST.', extensions: { code: 'BAD_REQUEST' } }])
}

/**
 * When the server closes, running requests may finish within the grace period. Kept-alive connections are closed after
 * their last response; otherwise the server would wait for their clients.
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
