import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallJournal, CallRecord } from '../callLog.js'
import type { FaultOptions } from '../faults/faults.js'

/** One request and its answer, as the emulator follows them. */
export interface Exchange {
  readonly requestId: string
  readonly call: CallRecord
  /** Fires when the exchange is over, whoever ended it. */
  readonly over: AbortSignal
  /** The fault that is to spoil the true answer. */
  spoiledBy?: FaultOptions
  /** The fault that is to disturb the body on its way in. */
  disturbedBy?: FaultOptions
  /** True once the emulator itself has decided to break the connection. */
  broken: boolean
}

const CREDENTIALS = new Set(['xi-api-key', 'authorization', 'cookie'])
const exchanges = new WeakMap<FastifyRequest, Exchange>()

export function exchangeOf(request: FastifyRequest): Exchange {
  const exchange = exchanges.get(request)
  if (!exchange) throw new Error('This request was not opened as an exchange')
  return exchange
}

/** Begins to follow a request: writes it into the log, and again when it is over. */
export function openExchange(request: FastifyRequest, reply: FastifyReply, calls: CallJournal, at: Date): Exchange {
  const { method, url, routeOptions } = request
  const ended = new AbortController()
  const call: CallRecord = {
    at,
    method,
    path: url.split('?', 1)[0]!,
    route: routeOptions.url === undefined ? null : `${method} ${routeOptions.url}`,
    query: { ...(request.query as Record<string, string | string[]>) },
    status: null,
    aborted: false,
    settled: false,
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, CREDENTIALS.has(name) ? '[redacted]' : value]),
    ),
  }
  const exchange: Exchange = { requestId: randomUUID(), call, over: ended.signal, broken: false }
  exchanges.set(request, exchange)
  calls.open(call)
  reply.raw.once('close', () => {
    call.status = reply.raw.headersSent ? reply.raw.statusCode : null
    call.aborted = !reply.raw.writableFinished && !exchange.broken
    call.settled = true
    ended.abort()
    calls.changed(call)
  })
  return exchange
}
