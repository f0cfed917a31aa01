import type { FastifyInstance } from 'fastify'
import { reportRefusals } from '../http/reportRefusals.js'
import { DocumentCache } from '../operations/DocumentCache.js'
import { ConnectionLimiter } from './ConnectionLimiter.js'
import { createSocketProtocol } from './createSocketProtocol.js'
import { OperationLimiter } from './OperationLimiter.js'
import { createPrepareOperation } from './prepareOperation.js'
import { defaultSubscriptionLimits, type SubscriptionOptions } from './SubscriptionOptions.js'
import { serveEventStreams } from './serveEventStreams.js'
import { serveSockets } from './serveSockets.js'

export interface Subscriptions {
  /** Closes all streams and sockets. Also called when the server closes. */
  close(): Promise<void>
}

export function registerSubscriptions(fastify: FastifyInstance, options: SubscriptionOptions): Subscriptions {
  const { schema, deps, introspection = true, documents = new DocumentCache() } = options
  const limits = { ...defaultSubscriptionLimits, ...options.limits }
  const prepare = createPrepareOperation({ schema, introspection, documents })
  const report = reportRefusals('live', deps)
  const connections = new ConnectionLimiter({ limits, onRefuse: report })
  const operations = new OperationLimiter(limits, report)
  const shared = { ...options, prepare, limits, connections, operations }

  const protocol = createSocketProtocol(shared)
  const sockets = serveSockets(fastify, { ...shared, protocol, logger: deps.logger, onEvict: report })
  const streams = serveEventStreams(fastify, shared)
  deps.metrics.watch('polyphony_open_subscription_connections', 'Open WebSockets and event streams.', () => ({
    websocket: sockets.size,
    sse: streams.size,
  }))
  deps.metrics.watch('polyphony_subscription_pool', 'Open WebSockets and event streams by pool.', () => ({
    ...connections.stats,
  }))

  async function close(): Promise<void> {
    await Promise.all([sockets.close(), streams.close()])
  }
  fastify.addHook('preClose', close)
  return { close }
}
