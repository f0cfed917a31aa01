import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../context.js'
import { faultRequestBody } from '../faults/faultRequestBody.js'
import { concurrentLimitFailure, faultResponse, missingPermission } from '../faults/faultResponse.js'
import { faultResponseBody } from '../faults/faultResponseBody.js'
import type { FaultKind, FaultOptions } from '../faults/faults.js'
import { ApiError, domainError } from './apiErrors.js'
import { delay } from './delay.js'
import { exchangeOf, openExchange } from './exchange.js'
import { permissionOf } from './permissions.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Needs no API key and does not count against the concurrency limit: file storage outside the API. */
    isPublic?: boolean
  }
}

/** The checks of every API call, in this order: call log, API key and permissions, concurrency limit, faults. */
export function addApiHooks(app: FastifyInstance, context: EmulatorContext): void {
  app.addHook('onRequest', async (request, reply) => {
    const { requestId } = openExchange(request, reply, context)
    reply.header('request-id', requestId)
    setConcurrencyHeaders(reply, context)
  })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.isPublic) return
    authenticate(request, context.apiKey)
    authorize(request, context.state.missingPermissions)
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!request.routeOptions.config.isPublic) await acquireSlot(request, reply, context)
  })
  app.addHook('onRequest', (request, reply) => injectFault(request, reply, context))
  app.addHook('preParsing', async (request, _reply, payload) => {
    const exchange = exchangeOf(request)
    const { requestFault, closed } = exchange
    if (!requestFault) return payload
    return faultRequestBody(payload, requestFault, { closed, cutConnection: () => resetConnection(request) })
  })
  app.addHook('onSend', async (request, reply, payload) => {
    // The API sends no charset with JSON; Fastify would add one.
    if (String(reply.getHeader('content-type')).startsWith('application/json')) {
      reply.header('content-type', 'application/json')
    }
    return applyResponseFault(request, reply, payload)
  })
}

async function acquireSlot(request: FastifyRequest, reply: FastifyReply, context: EmulatorContext): Promise<void> {
  const { closed } = exchangeOf(request)
  const release = await context.limiter.acquire(closed)
  if (release && closed.aborted) release()
  else if (release) closed.addEventListener('abort', release, { once: true })
  setConcurrencyHeaders(reply, context)
  if (!release) throw new ApiError('Too many requests in flight', concurrentLimitFailure())
}

async function injectFault(
  request: FastifyRequest,
  reply: FastifyReply,
  { faults, limiter }: EmulatorContext,
): Promise<FastifyReply | undefined> {
  const { call, closed, requestId } = exchangeOf(request)
  const voiceIds = voiceIdsOf(request)
  if (!(await delay(faults.latencyOf(call, voiceIds), closed))) return abandonReply(reply)
  const fault = faults.takeFault(call, voiceIds)
  if (!fault) return undefined
  if (!(await delay(fault.latencyMs ?? 0, closed))) return abandonReply(reply)
  const response = faultResponse(fault)
  if (!response) return applyRequestFault(request, reply, fault)
  if (fault.kind === 'concurrent_limit_exceeded') reply.header('current-concurrent-requests', limiter.maximum)
  reply.code(response.httpStatus).headers(response.headers).type(response.contentType)
  return reply.send(response.body(requestId))
}

/** Applies faults of the connection now, and stores the others for the request or response body. */
async function applyRequestFault(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: FaultOptions,
): Promise<FastifyReply | undefined> {
  const exchange = exchangeOf(request)
  if (fault.kind === 'reset' || resetsBeforeBody(fault, request)) {
    resetConnection(request)
    return abandonReply(reply)
  }
  if (fault.kind === 'stall') {
    return (await delay(fault.ms ?? Number.POSITIVE_INFINITY, exchange.closed)) ? undefined : abandonReply(reply)
  }
  if (fault.kind === 'reset_while_receiving' || fault.kind === 'slow_receiving') exchange.requestFault = fault
  else exchange.responseFault = fault
  return undefined
}

/** If no byte of the body is to be received, the handler must not run. */
function resetsBeforeBody({ kind, afterBytes = 0 }: FaultOptions, { headers }: FastifyRequest): boolean {
  const empty = headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)
  return kind === 'reset_while_receiving' && (afterBytes === 0 || empty)
}

function resetConnection(request: FastifyRequest): void {
  exchangeOf(request).connectionReset = true
  request.raw.socket.resetAndDestroy()
}

/** Marks the reply so that Fastify sends nothing. */
function abandonReply(reply: FastifyReply): FastifyReply {
  reply.hijack()
  return reply
}

function setConcurrencyHeaders(reply: FastifyReply, { limiter }: EmulatorContext): void {
  reply.header('current-concurrent-requests', limiter.current)
  reply.header('maximum-concurrent-requests', limiter.maximum)
}

function authenticate({ headers }: FastifyRequest, apiKey: string): void {
  const apiKeyHeader = headers['xi-api-key']
  if (apiKeyHeader === undefined || apiKeyHeader === '') {
    throw domainError({ code: 'missing_api_key', message: 'No API key was given: send it as xi-api-key.' })
  }
  if (apiKeyHeader !== apiKey) throw domainError({ code: 'invalid_api_key', message: 'Invalid API key' })
}

function authorize({ method, routeOptions }: FastifyRequest, missing: ReadonlySet<string>): void {
  const permission = routeOptions.url && permissionOf(method, routeOptions.url)
  if (!permission || !missing.has(permission)) return
  throw new ApiError('A permission is missing', missingPermission(permission))
}

function voiceIdsOf({ params, query }: FastifyRequest): string[] {
  const { voice_id } = params as { voice_id?: string }
  const { voice_ids } = query as { voice_ids?: string | string[] }
  return [voice_id ?? [], voice_ids ?? []].flat()
}

async function applyResponseFault(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const exchange = exchangeOf(request)
  const { responseFault: fault, closed } = exchange
  if (fault?.kind === 'carried_out_then_stall') await delay(fault.ms ?? Number.POSITIVE_INFINITY, closed)
  if (fault?.kind === 'carried_out_then_reset') resetConnection(request)
  // A response on a reset connection would appear in the log as sent.
  if (exchange.connectionReset) await delay(Number.POSITIVE_INFINITY, closed)
  if (!fault || !BODY_FAULTS.includes(fault.kind)) return payload
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload
  if (!(Buffer.isBuffer(body) || body instanceof Readable)) return payload
  if (fault.kind === 'empty_body') {
    if (body instanceof Readable) body.destroy()
    reply.header('content-length', 0)
    return ''
  }
  if (fault.kind === 'cut_body') exchange.connectionReset = true
  if (Buffer.isBuffer(body)) reply.header('content-length', claimedLength(body, fault))
  return faultResponseBody(body, fault, { socket: request.raw.socket, closed })
}

const BODY_FAULTS: readonly FaultKind[] = ['empty_body', 'malformed_json', 'cut_body', 'stall_body', 'slow_body']

/** The content length of a faulted body: only `malformed_json` matches the bytes actually sent. */
function claimedLength({ length }: Buffer, { kind, afterBytes }: FaultOptions): number {
  return kind === 'malformed_json' ? Math.min(length, afterBytes ?? Math.ceil(length / 2)) : length
}
