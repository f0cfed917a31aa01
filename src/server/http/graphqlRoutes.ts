import { setMaxListeners } from 'node:events'
import type { ApolloServer } from '@apollo/server'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import { errorCodes, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Authenticator } from '../../auth/authenticate.js'
import type { Viewer } from '../../auth/Viewer.js'
import { type Context, type ContextDeps, createContext } from '../../context.js'
import { Forbidden, InvalidInput, RequestAborted } from '../../errors.js'
import { OperationGuard } from '../operations/OperationGuard.js'
import { stoppingSignal } from '../operations/stoppingSignal.js'
import type { HttpConnections } from '../responses/limitConnections.js'
import { onceClosed } from '../responses/onceClosed.js'
import { abortSignalOf } from './abortSignalOf.js'
import { baseUrlOf } from './baseUrlOf.js'
import { closeGraceMs } from './closeGraceMs.js'
import { prefersHtml } from './playground.js'
import { refusedSource, type SourcePolicy } from './refusedSource.js'
import { traceRequest } from './traceRequest.js'

declare module 'fastify' {
  interface FastifyRequest {
    viewer: Viewer
    /** Releases the slot of this request's operation. Safe to call twice. */
    releaseOperation: () => void
  }
}

export interface GraphqlRouteOptions extends SourcePolicy {
  apollo: ApolloServer<Context>
  authenticator: Authenticator
  deps: ContextDeps
  guard?: OperationGuard
  connections?: HttpConnections
  /** Undefined: media URLs name this machine. */
  publicUrl: string | undefined
  playground?: string
}

/** For the answers to mutations at the end of the grace period of a shutdown. */
const answerMs = 2_000
/** Seconds for which a browser keeps the response to a preflight. Chromium has a limit of two hours. */
const maxAge = 7_200

/** Serves `/graphql` by GET and POST. The caller is authenticated before the body is read. */
export function registerGraphqlRoutes(fastify: FastifyInstance, options: GraphqlRouteOptions): void {
  const { authenticator, corsOrigins = [], connections, playground, guard = new OperationGuard() } = options
  const operations = new RunningOperations()
  const closing = closingSignal(fastify)
  const answer = apolloHandler(options, { guard, operations, closing })

  fastify.decorateRequest('viewer')
  fastify.decorateRequest('releaseOperation')
  if (corsOrigins.length > 0) {
    fastify.register(cors, { origin: [...corsOrigins], exposedHeaders: ['x-request-id', 'retry-after'], maxAge })
  }
  fastify.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    async onRequest(request, reply) {
      const refusal = refusedSource(request.headers, options)
      if (refusal !== undefined) throw new Forbidden(refusal)
      if (playground !== undefined && prefersHtml(request)) return reply.redirect(playground, 303)
      assertValidHost(request)
      assertReadableBody(request)
      request.viewer = await authenticator.authenticate(request.headers.authorization)
      const { viewer, raw } = request
      // A client that left during authentication emits no further event.
      if (raw.socket.destroyed) throw new RequestAborted()
      if (viewer.kind === 'user') connections?.trust(raw.socket)
      await acquireSlot(request, reply, { guard, operations })
    },
    handler: traceRequest(async (request, reply) => {
      const operation = operations.of(request)
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

/** A controller per request, aborted when its operation has ended, even if the client still reads the response. */
class RunningOperations {
  readonly #controllers = new WeakMap<FastifyRequest, AbortController>()

  has(request: FastifyRequest): boolean {
    return this.#controllers.has(request)
  }

  of(request: FastifyRequest): AbortController {
    const controller = this.#controllers.get(request) ?? new AbortController()
    this.#controllers.set(request, controller)
    return controller
  }
}

interface Handling {
  guard: OperationGuard
  operations: RunningOperations
  closing: AbortSignal
}

function apolloHandler(options: GraphqlRouteOptions, { guard, operations, closing }: Handling) {
  const { apollo, deps, publicUrl } = options
  return fastifyApolloHandler(apollo, {
    context: async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        const { viewer } = request
        const { signal: ended } = operations.of(request)
        const budget = guard.budgetFor(viewer)
        request.maxResponseBytes = budget.limits.responseBytes
        return createContext(deps, {
          ...{ ended, closing },
          received: lastByteOf(request),
          viewer,
          budget,
          requestId: request.id,
          signal: stoppingSignal(abortSignalOf(reply), budget, ended),
          publicUrl: baseUrlOf(publicUrl, request.raw),
        })
      } catch (error) {
        // Plugins do not receive this error together with its request.
        request.log.error({ err: error }, 'a context could not be created')
        throw error
      }
    },
  })
}

/** Aborted before the connections of running requests are closed, so that a mutation is answered with its operation. */
function closingSignal(fastify: FastifyInstance): AbortSignal {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  let timer: NodeJS.Timeout | undefined
  fastify.addHook('preClose', async () => {
    timer = setTimeout(() => controller.abort(), closeGraceMs - answerMs)
  })
  fastify.addHook('onClose', async () => clearTimeout(timer))
  return controller.signal
}

function lastByteOf({ raw }: FastifyRequest): Promise<unknown> | undefined {
  if (raw.complete) return undefined
  return new Promise((resolve) => raw.once('end', resolve))
}

/** The slot is held from before the body is read until the operation has ended. */
async function acquireSlot(
  request: FastifyRequest,
  reply: FastifyReply,
  { guard, operations }: { guard: OperationGuard; operations: RunningOperations },
): Promise<void> {
  const { viewer, raw } = request
  const caller = { viewer, remoteAddress: raw.socket.remoteAddress }
  request.reader = guard.shareOf(caller)
  const release = await guard.acquire(caller, abortSignalOf(reply))
  request.releaseOperation = release
  onceClosed(reply, () => {
    if (!operations.has(request)) release()
  })
  if (!raw.socket.destroyed) return
  release()
  throw new RequestAborted()
}

/** Apollo builds a URL of the host name, which is empty without a Host header (HTTP/1.0). */
function assertValidHost({ hostname }: FastifyRequest): void {
  if (URL.canParse(`http://${hostname}/`)) return
  throw new InvalidInput('The Host header must be a host name or an IP address, with an optional port.')
}

const maxContentTypeLength = 300
const charsetShape = /;\s*charset\s*=\s*"?([^\s";]*)/i

/** Bodies are read as uncompressed UTF-8. */
function assertReadableBody({ headers }: FastifyRequest): void {
  const contentType = headers['content-type'] ?? ''
  const charset = charsetShape.exec(contentType.slice(0, maxContentTypeLength))?.[1] ?? 'utf-8'
  const encoding = headers['content-encoding'] ?? 'identity'
  const isUtf8 = ['utf-8', 'utf8'].includes(charset.toLowerCase())
  if (!isUtf8 || contentType.length > maxContentTypeLength || encoding.toLowerCase() !== 'identity') {
    throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('this')
  }
}
