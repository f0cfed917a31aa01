import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { EmulatorContext } from '../context.js'
import { disturbBody } from '../faults/faultRequestBody.js'
import { concurrentLimitFailure, faultAnswer, missingPermission } from '../faults/faultResponse.js'
import { spoilBody } from '../faults/faultResponseBody.js'
import type { FaultKind, FaultOptions } from '../faults/faults.js'
import { ApiError, domainError } from './apiErrors.js'
import { pause } from './delay.js'
import { type Exchange, exchangeOf, openExchange } from './exchange.js'
import { permissionOf } from './permissions.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Needs no key and takes no place among the requests in flight: storage that stands beside the API. */
    open?: boolean
  }
}

/** What every call of the API passes, in this order: the log, the key and what it may do, the limit, the faults. */
export function addApiGate(app: FastifyInstance, context: EmulatorContext): void {
  const { calls, clock, limit } = context

  app.addHook('onRequest', async (request, reply) => {
    const { requestId } = openExchange(request, reply, calls, clock.now())
    reply.header('request-id', requestId)
    tellConcurrency(reply, context)
  })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.open) return
    authenticate(request, context.apiKey)
    authorize(request, context.state.missingPermissions)
  })
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open) return
    const { over } = exchangeOf(request)
    const leave = await limit.enter(over)
    if (leave && over.aborted) leave()
    else if (leave) over.addEventListener('abort', leave, { once: true })
    tellConcurrency(reply, context)
    if (!leave) throw new ApiError('Too many requests in flight', concurrentLimitFailure())
  })
  app.addHook('onRequest', async (request, reply) => {
    const exchange = exchangeOf(request)
    const voiceIds = namedVoices(request)
    if (!(await pause(context.faults.latencyOf(exchange.call, voiceIds), exchange.over))) return hijacked(reply)
    const fault = context.faults.strike(exchange.call, voiceIds)
    if (!fault) return undefined
    if (!(await pause(fault.latencyMs ?? 0, exchange.over))) return hijacked(reply)
    const answer = faultAnswer(fault)
    if (answer) {
      if (fault.kind === 'concurrent_limit_exceeded') reply.header('current-concurrent-requests', limit.maximum)
      reply.code(answer.httpStatus).headers(answer.headers).type(answer.contentType)
      return reply.send(answer.body(exchange.requestId))
    }
    if (fault.kind === 'reset' || resetsAtOnce(fault, request)) {
      breakConnection(exchange, request)
      return hijacked(reply)
    }
    if (fault.kind === 'stall') {
      return (await pause(fault.ms ?? Number.POSITIVE_INFINITY, exchange.over)) ? undefined : hijacked(reply)
    }
    if (fault.kind === 'reset_while_receiving' || fault.kind === 'slow_receiving') exchange.disturbedBy = fault
    else exchange.spoiledBy = fault
    return undefined
  })
  app.addHook('preParsing', async (request, _reply, payload) => {
    const exchange = exchangeOf(request)
    if (!exchange.disturbedBy) return payload
    return disturbBody(payload, exchange.disturbedBy, exchange.over, () => breakConnection(exchange, request))
  })
  app.addHook('onSend', async (request, reply, payload) => {
    // The API names no charset beside its JSON, Fastify would.
    if (String(reply.getHeader('content-type')).startsWith('application/json')) {
      reply.header('content-type', 'application/json')
    }
    return spoil(exchangeOf(request), request, reply, payload)
  })
}

/** Where no byte is to be received the handler must not run at all. */
function resetsAtOnce({ kind, afterBytes = 0 }: FaultOptions, { headers }: FastifyRequest): boolean {
  const empty = headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0)
  return kind === 'reset_while_receiving' && (afterBytes === 0 || empty)
}

function breakConnection(exchange: Exchange, request: FastifyRequest): void {
  exchange.broken = true
  request.raw.socket.resetAndDestroy()
}

/** Tells Fastify that nobody is there any more to answer to. */
function hijacked(reply: FastifyReply): FastifyReply {
  reply.hijack()
  return reply
}

function tellConcurrency(reply: FastifyReply, { limit }: EmulatorContext): void {
  reply.header('current-concurrent-requests', limit.current)
  reply.header('maximum-concurrent-requests', limit.maximum)
}

function authenticate({ headers }: FastifyRequest, apiKey: string): void {
  const given = headers['xi-api-key']
  if (given === undefined || given === '') {
    throw domainError({ code: 'missing_api_key', message: 'No API key was given: send it as xi-api-key.' })
  }
  if (given !== apiKey) throw domainError({ code: 'invalid_api_key', message: 'Invalid API key' })
}

function authorize({ method, routeOptions }: FastifyRequest, missing: ReadonlySet<string>): void {
  const permission = routeOptions.url && permissionOf(method, routeOptions.url)
  if (!permission || !missing.has(permission)) return
  throw new ApiError('A permission is missing', missingPermission(permission))
}

function namedVoices({ params, query }: FastifyRequest): string[] {
  const { voice_id } = params as { voice_id?: string }
  const { voice_ids } = query as { voice_ids?: string | string[] }
  return [voice_id ?? [], voice_ids ?? []].flat()
}

async function spoil(
  exchange: Exchange,
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const fault = exchange.spoiledBy
  if (fault?.kind === 'carried_out_then_stall') await pause(fault.ms ?? Number.POSITIVE_INFINITY, exchange.over)
  if (fault?.kind === 'carried_out_then_reset') breakConnection(exchange, request)
  // What was said on a broken connection would stand in the log as an answer.
  if (exchange.broken) await pause(Number.POSITIVE_INFINITY, exchange.over)
  if (!fault || !BODY_FAULTS.includes(fault.kind)) return payload
  const body = typeof payload === 'string' ? Buffer.from(payload) : payload
  if (!(Buffer.isBuffer(body) || body instanceof Readable)) return payload
  if (fault.kind === 'empty_body') {
    if (body instanceof Readable) body.destroy()
    reply.header('content-length', 0)
    return ''
  }
  if (fault.kind === 'cut_body') exchange.broken = true
  if (Buffer.isBuffer(body)) reply.header('content-length', lengthTold(body, fault))
  return spoilBody(body, fault, { socket: request.raw.socket, over: exchange.over })
}

const BODY_FAULTS: readonly FaultKind[] = ['empty_body', 'malformed_json', 'cut_body', 'stall_body', 'slow_body']

/** What a spoiled body claims to be long: only one that pretends to be whole claims no more than it has. */
function lengthTold({ length }: Buffer, { kind, afterBytes }: FaultOptions): number {
  return kind === 'malformed_json' ? Math.min(length, afterBytes ?? Math.ceil(length / 2)) : length
}
