import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CallRecord } from '../callLog.js'
import type { EmulatorContext } from '../context.js'
import type { FaultOptions } from '../faults/faults.js'

/** State of one request and its response. */
export interface Exchange {
  readonly requestId: string
  readonly call: CallRecord
  /** Aborts when the connection of the request or its response closes. */
  readonly closed: AbortSignal
  /** The fault to apply to the response. */
  responseFault?: FaultOptions
  /** The fault to apply to the request body. */
  requestFault?: FaultOptions
  /** True if the emulator itself reset the connection. */
  connectionReset: boolean
}

const CREDENTIALS = new Set(['xi-api-key', 'authorization', 'cookie'])
const exchanges = new WeakMap<FastifyRequest, Exchange>()

export function exchangeOf(request: FastifyRequest): Exchange {
  const exchange = exchanges.get(request)
  if (!exchange) throw new Error('The request is not in the call log')
  return exchange
}

/** Adds a request to the call log and updates the record when the exchange closes. */
export function openExchange(
  request: FastifyRequest,
  reply: FastifyReply,
  { calls, clock }: EmulatorContext,
): Exchange {
  const { method, url, routeOptions } = request
  const closedController = new AbortController()
  const call: CallRecord = {
    at: clock.now(),
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
  const exchange: Exchange = { requestId: randomUUID(), call, closed: closedController.signal, connectionReset: false }
  exchanges.set(request, exchange)
  calls.add(call)
  reply.raw.once('close', () => {
    call.status = reply.raw.headersSent ? reply.raw.statusCode : null
    call.aborted = !reply.raw.writableFinished && !exchange.connectionReset
    call.settled = true
    closedController.abort()
    calls.notifyChanged(call)
  })
  return exchange
}
