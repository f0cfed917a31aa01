import type { FastifyInstance } from 'fastify'
import { createSocketProtocol } from './createSocketProtocol.js'
import { createPrepareOperation } from './prepareOperation.js'
import { defaultSubscriptionLimits, type SubscriptionOptions } from './SubscriptionOptions.js'
import { serveEventStreams } from './serveEventStreams.js'
import { serveSockets } from './serveSockets.js'

export interface Subscriptions {
  /** Ends every stream and socket, so that nothing holds the server. Called too when the server itself closes. */
  close(): Promise<void>
}

/** Subscriptions on the port of everything else: WebSockets on `/graphql` and `/ws`, server-sent events on `/graphql`. */
export function registerSubscriptions(fastify: FastifyInstance, options: SubscriptionOptions): Subscriptions {
  const { schema, parts, introspection = true } = options
  const limits = { ...defaultSubscriptionLimits, ...options.limits }
  const prepare = createPrepareOperation(schema, introspection)
  const hasRoom = () => sockets.size + streams.size < limits.connections

  const protocol = createSocketProtocol({ ...options, prepare, limits })
  const sockets = serveSockets(fastify, { ...options, protocol, limits, hasRoom, logger: parts.logger })
  const streams = serveEventStreams(fastify, { ...options, prepare, limits, hasRoom })
  parts.metrics.watch('polyphony_open_subscription_connections', 'Open WebSockets and event streams.', () => ({
    websocket: sockets.size,
    sse: streams.size,
  }))

  async function close(): Promise<void> {
    await Promise.all([sockets.close(), streams.close()])
  }
  fastify.addHook('preClose', close)
  return { close }
}
