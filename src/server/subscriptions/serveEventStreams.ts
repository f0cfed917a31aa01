import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type GraphQLError, locatedError } from 'graphql'
import { addressKey } from '../../auth/addressKey.js'
import { InvalidInput } from '../../errors.js'
import { baseUrlOf } from '../http/baseUrlOf.js'
import { sendErrors } from '../responses/errorResponse.js'
import type { ConnectionLimiter } from './ConnectionLimiter.js'
import { EventStream } from './EventStream.js'
import type { OperationLimiter } from './OperationLimiter.js'
import { createOperationScope, type OperationScope } from './OperationScope.js'
import { onTokenExpiry } from './onTokenExpiry.js'
import type { OperationRequest, PreparedOperation, PrepareOperation } from './prepareOperation.js'
import { reportErrors, reportResult } from './reportErrors.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

export interface EventStreams {
  readonly size: number
  close(): Promise<void>
}

export interface EventStreamOptions
  extends Pick<SubscriptionOptions, 'deps' | 'guard' | 'publicUrl' | 'gatewaySecret'> {
  prepare: PrepareOperation
  limits: SubscriptionLimits
  connections: ConnectionLimiter
  operations: OperationLimiter
}

/**
 * Server-sent events on `/graphql`, by GET and by POST, one operation a stream (graphql-sse's distinct connections mode).
 * Takes the requests that ask for them before Apollo sees them, and after the route has settled who is asking.
 *
 * The handler of graphql-sse itself is not used: it takes events as fast as they come and keeps those of a slow reader.
 */
export function serveEventStreams(fastify: FastifyInstance, options: EventStreamOptions): EventStreams {
  const { deps, guard, publicUrl, prepare, limits } = options
  const open = new Map<EventStream, Promise<void>>()

  fastify.addHook('preHandler', async (request, reply) => {
    const accept = (request.headers.accept ?? '').toLowerCase()
    if (request.routeOptions.url !== '/graphql' || !accept.includes('text/event-stream')) return
    // What a page of another origin could send unasked is Apollo's to refuse, and so are uploads.
    if (request.method === 'POST' && !isJson(request.headers['content-type'])) return
    const operation = operationOf(request)
    const prepared = prepare(operation)
    const kind = 'document' in prepared ? prepared.operation.operation : undefined
    // Whoever takes JSON as well gets that, as far as it can hold the answer.
    if (accept.includes('json') && kind !== 'subscription') return
    if (kind === 'mutation' && request.method === 'GET') {
      reply.header('allow', 'POST')
      return sendErrors(reply, 405, [{ message: 'Send mutations by POST.', extensions: { code: 'BAD_REQUEST' } }])
    }
    const { viewer } = request
    const places = takePlaces(request)

    reply.hijack()
    const stream = new EventStream(reply, limits)
    const expiry = onTokenExpiry(viewer, () => stream.end())
    const base = baseUrlOf(publicUrl, request.raw)
    const { signal } = stream
    const { remoteAddress } = request.raw.socket
    const scope = createOperationScope(options, {
      viewer,
      remoteAddress,
      publicUrl: base,
      signal,
      requestId: request.id,
    })
    request.releaseOperation()
    if (guard) stream.meterSends(guard.unsent, guard.shareOf({ viewer, remoteAddress }))
    const run = () =>
      'document' in prepared ? runOperation({ prepared, scope, stream }, places.end) : refuse(prepared, scope, stream)
    const work = run().finally(() => {
      expiry.stop()
      stream.end()
      open.delete(stream)
      if (!('document' in prepared)) places.end()
    })
    open.set(stream, work)
    stream.onClose(places.leave)
  })

  /** @throws RateLimited and ServiceUnavailable when the viewer or this process has too many. */
  function takePlaces({ viewer, socket }: FastifyRequest): { leave: () => void; end: () => void } {
    const address = options.gatewaySecret === undefined ? addressKey(socket.remoteAddress) : null
    const leave = options.connections.openStream(viewer, address)
    try {
      return { leave, end: options.operations.begin({ viewer, address }) }
    } catch (error) {
      leave()
      throw error
    }
  }

  async function refuse(errors: readonly GraphQLError[], { logger }: OperationScope, stream: EventStream) {
    deps.metrics.observeRequest('invalid', 'refused', 0)
    await stream.next({ errors: reportErrors(errors, logger) })
    await stream.complete()
  }

  return {
    get size() {
      return open.size
    },
    async close() {
      const work = [...open.values()]
      for (const stream of open.keys()) stream.cut()
      await Promise.all(work)
    },
  }
}

interface StreamedOperation {
  prepared: PreparedOperation
  scope: OperationScope
  stream: EventStream
}

async function runOperation({ prepared, scope, stream }: StreamedOperation, onOver: () => void): Promise<void> {
  const { logger } = scope
  try {
    const result = await scope.open(prepared, onOver)
    if (Symbol.asyncIterator in result) {
      const leave = () => void result.return(undefined).catch(() => undefined)
      stream.signal.addEventListener('abort', leave, { once: true })
      if (stream.signal.aborted) leave()
      for await (const event of result) await stream.next(reportResult(event, logger))
    } else await stream.next(reportResult(result, logger))
  } catch (error) {
    await stream.next({ errors: reportErrors([locatedError(error, undefined, [])], logger) })
  }
  if (!stream.signal.aborted) await stream.complete()
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}

/** @throws InvalidInput when the request holds no operation. */
function operationOf({ method, query, body }: FastifyRequest): OperationRequest {
  const params = (method === 'GET' ? query : body) as Record<string, unknown> | null | undefined
  if (typeof params !== 'object' || params === null || typeof params.query !== 'string') {
    throw new InvalidInput('The request holds no operation.')
  }
  const { operationName, variables } = params
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new InvalidInput('The name of an operation must be a text.')
  }
  return { query: params.query, operationName: operationName || undefined, variables: variablesOf(variables, method) }
}

function variablesOf(given: unknown, method: string): Record<string, unknown> | undefined {
  if (given === undefined || given === null || given === '') return undefined
  let value = given
  if (method === 'GET') {
    try {
      value = JSON.parse(String(given))
    } catch {
      throw new InvalidInput('The variables are no JSON.')
    }
  }
  if (value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw new InvalidInput('The variables must be an object.')
  return value as Record<string, unknown>
}
