import 'reflect-metadata'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.js'
import type { ContextDeps } from '../context.js'
import type { Logger } from '../logger.js'
import type { Metrics } from '../metrics.js'
import { countErrors } from './http/countErrors.js'
import { createHttpServer } from './http/createHttpServer.js'
import { type Readiness, registerHealthRoutes } from './http/healthRoutes.js'
import { registerMetricsRoute } from './http/metricsRoute.js'
import { OperationGuard } from './operations/OperationGuard.js'
import { type HttpConnections, limitConnections } from './responses/limitConnections.js'
import { limitResponses } from './responses/limitResponses.js'
import { CloseStack } from './start/CloseStack.js'
import { addressProblem, checkStart, type ListenAddress, metricsAddress } from './start/checkStart.js'
import { Drain, moveConnections } from './start/Drain.js'
import { type OpenOptions, openContextDeps } from './start/openContextDeps.js'
import { registerApi } from './start/registerApi.js'
import { startBackground } from './start/startBackground.js'
import { watchUpstream } from './start/watchUpstream.js'

export interface RunningServer {
  readonly url: string
  /** Of `/metrics`, which may have a port of its own. */
  readonly metricsUrl: string
  /** For callers in the same process that create contexts. */
  readonly deps: ContextDeps
  /** Is not ready any more, serves requests for the configured delay, and closes. */
  shutDown(): Promise<void>
  /** Accepts no new work, lets running work end, and closes all connections. Ends the delay of `shutDown`. Safe to call twice. */
  close(): Promise<void>
}

export type StartOverrides = Pick<OpenOptions, 'openDatabase' | 'upstreamLimits'>

/** No client pipelines more requests on one connection. */
const requestsPerConnection = 32

/** If a component cannot be opened, those opened before are closed again. */
export async function startServer(
  config: Config,
  logger: Logger,
  overrides: StartOverrides = {},
): Promise<RunningServer> {
  const closers = new CloseStack(logger)
  const drain = new Drain(config.role === 'worker' ? 0 : config.shutdownDelayMs)
  const close = () => {
    drain.end()
    return closers.close()
  }
  try {
    await checkStart(config)
    const { deps, upstream } = await openContextDeps({ config, logger, ...overrides }, closers)
    const background = await startBackground({ config, upstream, deps }, close)
    closers.push(() => background.close())
    const fastify = await createServer({ config, deps, drain }, closers)
    const metricsUrl = await serveMetrics({ config, deps }, closers)
    const url = await listen(fastify, { host: config.host, port: config.port })
    return { url, metricsUrl: `${metricsUrl ?? url}/metrics`, deps, close, shutDown: () => drain.wait().then(close) }
  } catch (error) {
    await close()
    throw error
  }
}

interface ServerParts {
  config: Config
  deps: ContextDeps
  drain: Drain
}

async function createServer({ config, deps, drain }: ServerParts, closers: CloseStack): Promise<FastifyInstance> {
  const { metrics } = deps
  const fastify = createHttpServer(deps.logger)
  const isBehindGateway = config.gatewaySecret !== undefined
  const guard = new OperationGuard({ limits: config.limits, isBehindGateway })
  const connections = limitConnections(fastify, {
    total: config.limits.maxConnections,
    perAddress: isBehindGateway ? Number.POSITIVE_INFINITY : config.limits.maxConnectionsPerAddress,
    requestsPerConnection,
  })
  limitResponses(fastify, guard.unsent)
  watchUse(metrics, guard, connections)
  const readiness: Readiness = { drain, describe: watchUpstream(deps.sources, metrics) }
  moveConnections(fastify, drain)
  registerHealthRoutes(fastify, deps.sources.database, readiness)
  countErrors(fastify, metrics)
  if (config.metricsPort === undefined) registerMetricsRoute(fastify, metrics, config.metricsToken)
  if (config.role !== 'worker') await registerApi(fastify, { config, deps, guard, connections, readiness }, closers)
  closers.push(() => fastify.close())
  return fastify
}

/** Undefined if the metrics have no port of their own. */
async function serveMetrics(
  { config, deps }: Pick<ServerParts, 'config' | 'deps'>,
  closers: CloseStack,
): Promise<string | undefined> {
  if (config.metricsPort === undefined) return undefined
  const fastify = createHttpServer(deps.logger)
  registerMetricsRoute(fastify, deps.metrics, config.metricsToken)
  closers.push(() => fastify.close())
  return listen(fastify, metricsAddress(config))
}

async function listen(fastify: FastifyInstance, { host, port, variable }: ListenAddress): Promise<string> {
  await fastify.listen({ host, port, listenTextResolver: () => 'the server listens' }).catch((error: unknown) => {
    throw addressProblem({ host, port, variable }, error)
  })
  const address = fastify.server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
}

function watchUse(metrics: Metrics, guard: OperationGuard, connections: HttpConnections): void {
  metrics.watch('polyphony_operations_in_progress', 'GraphQL operations in progress.', () => ({
    signed_in: guard.inProgress.signedIn,
    anonymous: guard.inProgress.anonymous,
  }))
  metrics.watch('polyphony_unsent_bytes', 'Bytes of responses that clients have not read yet.', () => ({
    all: guard.unsent.total,
  }))
  metrics.watch('polyphony_http_connections', 'Open connections, not counting WebSockets.', () => ({
    all: connections.size,
  }))
}
