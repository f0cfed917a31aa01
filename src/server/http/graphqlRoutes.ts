import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Authenticator } from '../../auth/authenticate.js'
import type { Viewer } from '../../auth/Viewer.js'
import { verifyGatewaySecret } from '../../auth/verifyGatewaySecret.js'
import { type Context, type ContextDeps, createContext } from '../../context.js'
import { Forbidden, RequestAborted } from '../../errors.js'
import { OperationGuard } from '../operations/OperationGuard.js'
import { stoppingSignal } from '../operations/stoppingSignal.js'
import type { HttpConnections } from '../responses/limitConnections.js'
import { onceGone } from '../responses/onceGone.js'
import { abortSignalOf } from './abortSignalOf.js'
import { baseUrlOf } from './baseUrlOf.js'
import { isLocalHost } from './isLocalHost.js'
import { traceRequest } from './traceRequest.js'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
    /** Gives the slot of this request's operation back; more than once does no harm. */
    releaseOperation: () => void
  }
}

export interface GraphqlRouteOptions {
  apollo: ApolloServer<Context>
  authenticator: Authenticator
  deps: ContextDeps
  guard?: OperationGuard
  connections?: HttpConnections
  gatewaySecret: string | undefined
  /** Absent: media URLs point at this machine. */
  publicUrl: string | undefined
  /** Pages of which origins may ask from a browser. */
  corsOrigins: readonly string[]
  /** Serve only requests that name this machine as their host. For development, where no token is asked for. */
  localHostOnly?: boolean
}

/** `/graphql`. Who is asking is known before a byte of the body is read; a bad token is never taken for no token. */
export function registerGraphqlRoutes(fastify: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, authenticator, deps, gatewaySecret, publicUrl, corsOrigins, localHostOnly = false } = options
  const { guard = new OperationGuard(), connections } = options

  /** Aborted when their operation is answered, however slowly the client takes the answer. */
  const operations = new WeakMap<FastifyRequest, AbortController>()
  const operationOf = (request: FastifyRequest) => {
    const operation = operations.get(request) ?? new AbortController()
    operations.set(request, operation)
    return operation
  }

  const answer = fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        const { viewer } = request
        const { signal: ended } = operationOf(request)
        const budget = guard.budgetFor(viewer)
        request.maxResponseBytes = budget.limits.responseBytes
        return createContext(deps, {
          ended,
          viewer,
          budget,
          requestId: request.id,
          signal: stoppingSignal(abortSignalOf(reply), budget, ended),
          publicUrl: baseUrlOf(publicUrl, request.raw),
        })
      } catch (error) {
        // The only failure that no plugin gets to see together with its request.
        request.log.error({ err: error }, 'a context could not be made')
        throw error
      }
    },
  })

  /** Held from before the body is read until the answer is made, though the client may have left. */
  async function enter(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { viewer, raw } = request
    // Left while it was authenticated: nothing that comes later would be told of it.
    if (raw.socket.destroyed) throw new RequestAborted()
    const caller = { viewer, remoteAddress: raw.socket.remoteAddress }
    request.reader = guard.shareOf(caller)
    if (viewer.kind === 'user') connections?.trust(raw.socket)
    const release = await guard.acquire(caller, abortSignalOf(reply))
    request.releaseOperation = release
    onceGone(reply, () => {
      if (!operations.has(request)) release()
    })
    if (!raw.socket.destroyed) return
    release()
    throw new RequestAborted()
  }

  fastify.decorateRequest('viewer')
  fastify.decorateRequest('releaseOperation')
  if (corsOrigins.length > 0) fastify.register(cors, { origin: [...corsOrigins], exposedHeaders: ['x-request-id'] })
  fastify.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: (_request, reply) =>
      reply
        .code(405)
        .header('allow', 'GET, POST')
        .send({ errors: [{ message: 'Use GET or POST.', extensions: { code: 'BAD_REQUEST' } }] }),
  })
  fastify.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async onRequest(request, reply) {
      if (localHostOnly && !isLocalHost(request.headers.host)) {
        throw new Forbidden('In development this endpoint is served at localhost, 127.0.0.1 and [::1] only.')
      }
      if (gatewaySecret !== undefined && !verifyGatewaySecret(gatewaySecret, request.headers['x-gateway-secret'])) {
        throw new Forbidden('This endpoint serves its gateway only.')
      }
      refuseEncodedBody(request)
      request.viewer = await authenticator.authenticate(request.headers.authorization)
      await enter(request, reply)
    },
    handler: traceRequest(async (request, reply) => {
      const operation = operationOf(request)
      try {
        await guard.turns.waitForOperation()
        return await answer.call(fastify, request, reply)
      } finally {
        operation.abort()
        request.releaseOperation()
      }
    }),
  })
}

const longestContentType = 300
const charsetShape = /;\s*charset\s*=\s*"?([^\s";]*)/i

/** Bodies are read as they come and as UTF-8; one that says it is something else would be misread. */
function refuseEncodedBody({ headers }: FastifyRequest): void {
  const contentType = headers['content-type'] ?? ''
  const charset = charsetShape.exec(contentType.slice(0, longestContentType))?.[1] ?? 'utf-8'
  const encoding = headers['content-encoding'] ?? 'identity'
  const isUtf8 = ['utf-8', 'utf8'].includes(charset.toLowerCase())
  if (!isUtf8 || contentType.length > longestContentType || encoding.toLowerCase() !== 'identity') {
    throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('this')
  }
}
