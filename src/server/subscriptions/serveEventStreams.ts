import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type FormattedExecutionResult, locatedError } from 'graphql'
import { addressKey } from '../../auth/addressKey.js'
import { InvalidInput } from '../../errors.js'
import { baseUrlOf } from '../http/baseUrlOf.js'
import { sendErrors } from '../responses/errorResponse.js'
import type { ConnectionLimiter } from './ConnectionLimiter.js'
import { EventStream } from './EventStream.js'
import { lastResult, type OperationEnd } from './lastResult.js'
import type { OperationLimiter } from './OperationLimiter.js'
import { createOperationScope, type OperationScope } from './OperationScope.js'
import { onTokenExpiry } from './onTokenExpiry.js'
import type { OperationRequest, PreparedOperation, PrepareOperation } from './prepareOperation.js'
import { type Reporting, reportErrors, reportResult } from './reportErrors.js'
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

type Prepared = ReturnType<PrepareOperation>

/**
 * Serves server-sent events on `/graphql` by GET and POST, one operation per stream (distinct connections mode of
 * graphql-sse). Handles the requests that accept event streams before Apollo Server, after authentication. The handler
 * of graphql-sse is not used because it buffers events for slow readers without a limit.
 */
export function serveEventStreams(fastify: FastifyInstance, options: EventStreamOptions): EventStreams {
  const open = new Map<EventStream, StreamOperation>()

  fastify.addHook('preHandler', async (request, reply) => {
    if (!acceptsEvents(request)) return
    const prepared = options.prepare(operationOf(request))
    const kind = 'document' in prepared ? prepared.operation.operation : undefined
    // Clients that also accept JSON get it, except for subscriptions.
    if (kind !== 'subscription' && acceptOf(request).includes('json')) return
    if (kind === 'mutation' && request.method === 'GET') {
      reply.header('allow', 'POST')
      return sendErrors(reply, 405, [{ message: 'Send mutations by POST.', extensions: { code: 'BAD_REQUEST' } }])
    }
    const slots = acquireSlots(request, options)
    reply.hijack()
    const stream = new EventStream(reply, options.limits)
    const scope = scopeOf(request, stream, options)
    open.set(stream, { prepared, scope })
    const work = serve(prepared, { request, stream, scope, endOperation: slots.endOperation }, options)
    void work.finally(() => open.delete(stream))
    stream.onClose(slots.releaseConnection)
  })

  return {
    get size() {
      return open.size
    },
    async close() {
      // Not for the operations, because a write that is sent cannot be stopped.
      const closed = [...open.keys()].map((stream) => new Promise<void>((resolve) => stream.onClose(resolve)))
      for (const [stream, opened] of open) stream.disconnect(lastOf(opened, 'SHUTDOWN'))
      await Promise.all(closed)
    },
  }
}

interface StreamOperation {
  prepared: Prepared
  scope: OperationScope
}

function lastOf({ prepared, scope }: StreamOperation, end: OperationEnd): FormattedExecutionResult | undefined {
  return 'document' in prepared ? lastResult(end, prepared, scope) : undefined
}

function scopeOf(request: FastifyRequest, { signal }: EventStream, options: EventStreamOptions): OperationScope {
  return createOperationScope(options, {
    viewer: request.viewer,
    remoteAddress: request.raw.socket.remoteAddress,
    publicUrl: baseUrlOf(options.publicUrl, request.raw),
    signal,
    requestId: request.id,
  })
}

function acceptOf({ headers }: FastifyRequest): string {
  return (headers.accept ?? '').toLowerCase()
}

/** CSRF prevention and uploads are left to Apollo Server. */
function acceptsEvents(request: FastifyRequest): boolean {
  if (request.routeOptions.url !== '/graphql' || !acceptOf(request).includes('text/event-stream')) return false
  return request.method !== 'POST' || isJson(request.headers['content-type'])
}

interface Slots {
  releaseConnection: () => void
  endOperation: () => void
}

function acquireSlots({ viewer, socket }: FastifyRequest, options: EventStreamOptions): Slots {
  const address = options.gatewaySecret === undefined ? addressKey(socket.remoteAddress) : null
  const releaseConnection = options.connections.openStream(viewer, address)
  try {
    return { releaseConnection, endOperation: options.operations.begin({ viewer, address }) }
  } catch (error) {
    releaseConnection()
    throw error
  }
}

interface StreamedRequest {
  request: FastifyRequest
  stream: EventStream
  scope: OperationScope
  endOperation: () => void
}

async function serve(prepared: Prepared, streamed: StreamedRequest, options: EventStreamOptions): Promise<void> {
  const { request, stream, scope, endOperation } = streamed
  const { viewer } = request
  const { remoteAddress } = request.raw.socket
  const expiry = onTokenExpiry(viewer, () => stream.end(lastOf({ prepared, scope }, 'EXPIRED')))
  request.releaseOperation()
  const { guard } = options
  const reporting = { logger: scope.logger, metrics: options.deps.metrics }
  if (guard) stream.meterSends(guard.unsent, guard.shareOf({ viewer, remoteAddress }))
  try {
    if ('document' in prepared) return await runOperation({ prepared, scope, stream, reporting }, endOperation)
    endOperation()
    options.deps.metrics.observeRequest('invalid', 'refused', 0)
    await stream.next({ errors: reportErrors(prepared, reporting) })
    await stream.complete()
  } finally {
    expiry.stop()
    stream.end()
  }
}

interface StreamedOperation {
  prepared: PreparedOperation
  scope: OperationScope
  stream: EventStream
  reporting: Reporting
}

async function runOperation(streamed: StreamedOperation, onEnded: () => void): Promise<void> {
  const { prepared, scope, stream, reporting } = streamed
  try {
    const result = await scope.open(prepared, onEnded)
    if (Symbol.asyncIterator in result) {
      const stop = () => void result.return(undefined).catch(() => undefined)
      stream.signal.addEventListener('abort', stop, { once: true })
      if (stream.signal.aborted) stop()
      for await (const event of result) await stream.next(reportResult(event, reporting))
    } else await stream.next(reportResult(result, reporting))
  } catch (error) {
    await stream.next({ errors: reportErrors([locatedError(error, undefined, [])], reporting) })
  }
  if (!stream.signal.aborted) await stream.complete()
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'
}

function operationOf({ method, query, body }: FastifyRequest): OperationRequest {
  const params = (method === 'GET' ? query : body) as Record<string, unknown> | null | undefined
  if (typeof params !== 'object' || params === null || typeof params.query !== 'string') {
    throw new InvalidInput('The request must have a `query` that is a string.')
  }
  const { operationName, variables } = params
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw new InvalidInput('`operationName` must be a string.')
  }
  return { query: params.query, operationName: operationName || undefined, variables: variablesOf(variables, method) }
}

function variablesOf(given: unknown, method: string): Record<string, unknown> | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const value = method === 'GET' ? parseVariables(String(given)) : given
  if (value === null) return undefined
  if (typeof value !== 'object' || Array.isArray(value)) throw new InvalidInput('`variables` must be an object.')
  return value as Record<string, unknown>
}

function parseVariables(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new InvalidInput('`variables` must be JSON.')
  }
}
