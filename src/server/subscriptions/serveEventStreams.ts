import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type GraphQLError, locatedError } from 'graphql'
import { InvalidInput, ServiceUnavailable } from '../../errors.js'
import { EventStream } from './EventStream.js'
import { createOperationScope, type OperationScope } from './OperationScope.js'
import { onTokenExpiry } from './onTokenExpiry.js'
import type { OperationRequest, PreparedOperation, PrepareOperation } from './prepareOperation.js'
import { reportErrors, reportResult } from './reportErrors.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

export interface EventStreams {
  readonly size: number
  close(): Promise<void>
}

export interface EventStreamOptions extends Pick<SubscriptionOptions, 'parts' | 'guard' | 'publicUrl'> {
  prepare: PrepareOperation
  limits: SubscriptionLimits
  /** Whether one more connection can be taken. */
  hasRoom(): boolean
}

/**
 * Server-sent events on `/graphql`, by GET and by POST, one operation a stream (graphql-sse's distinct connections mode).
 * Takes the requests that ask for them before Apollo sees them, and after the route has settled who is asking.
 *
 * The handler of graphql-sse itself is not used: it takes events as fast as they come and keeps those of a slow reader.
 */
export function serveEventStreams(fastify: FastifyInstance, options: EventStreamOptions): EventStreams {
  const { parts, guard, publicUrl, prepare, limits, hasRoom } = options
  const open = new Map<EventStream, Promise<void>>()

  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql' || !/\btext\/event-stream\b/i.test(request.headers.accept ?? '')) return
    // What a page of another origin could send unasked is Apollo's to refuse, and so are uploads.
    if (request.method === 'POST' && !/^application\/json\b/i.test(request.headers['content-type'] ?? '')) return
    const operation = operationOf(request)
    const prepared = prepare(operation)
    const kind = 'document' in prepared ? prepared.operation.operation : undefined
    // Whoever takes JSON as well gets that, as far as it can hold the answer.
    if (/\bjson\b/i.test(request.headers.accept ?? '') && kind !== 'subscription') return
    if (kind === 'mutation' && request.method === 'GET') {
      return reply.code(405).header('allow', 'POST').send(refusal('Mutations cannot be sent by GET.'))
    }
    if (!hasRoom()) throw new ServiceUnavailable('There are too many open connections.')

    reply.hijack()
    const stream = new EventStream(reply, limits)
    const { viewer } = request
    const expiry = onTokenExpiry(viewer, () => stream.end())
    const base = publicUrl ?? `${request.protocol}://${request.host}`
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
    const work = ('document' in prepared ? run(prepared, scope, stream) : refuse(prepared, scope, stream)).finally(
      () => {
        expiry.stop()
        stream.end()
        open.delete(stream)
      },
    )
    open.set(stream, work)
  })

  async function refuse(errors: readonly GraphQLError[], { logger }: OperationScope, stream: EventStream) {
    parts.metrics.observeRequest('invalid', 'refused', 0)
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

async function run(prepared: PreparedOperation, scope: OperationScope, stream: EventStream): Promise<void> {
  const { logger } = scope
  try {
    const result = await scope.open(prepared)
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

function refusal(message: string) {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }
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
