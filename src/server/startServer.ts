import 'reflect-metadata'
import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { sep } from 'node:path'
import { createAuthenticator } from '../auth/authenticate.js'
import type { Config } from '../config.js'
import { type ContextDeps, createContext } from '../context.js'
import { ConcurrencyLimiter } from '../datasources/elevenlabs/limiters/ConcurrencyLimiter.js'
import type { UpstreamLimitOverrides } from '../datasources/elevenlabs/limiters/upstreamLimits.js'
import { openDataSources } from '../datasources/index.js'
import type { Database } from '../datasources/postgres/database/Database.js'
import { openDatabase } from '../datasources/postgres/database/openDatabase.js'
import { secureFolder } from '../datasources/secureFolder.js'
import type { Logger } from '../logger.js'
import { RecentDubbings } from '../media/delivery/RecentDubbings.js'
import { registerMediaRoutes } from '../media/delivery/registerMediaRoutes.js'
import { createMediaSigner } from '../media/urls/MediaSigner.js'
import { createMetrics, type Metrics } from '../metrics.js'
import { startTelemetry } from '../telemetry.js'
import { buildSubgraph } from './buildSubgraph.js'
import { createApollo } from './createApollo.js'
import { createHttpServer } from './http/createHttpServer.js'
import { registerGraphqlRoutes } from './http/graphqlRoutes.js'
import { type Readiness, registerHealthRoutes } from './http/healthRoutes.js'
import { registerMetricsRoute } from './http/metricsRoute.js'
import { registerPlayground } from './http/playground.js'
import { reportRefusals } from './http/reportRefusals.js'
import { dubbingRoomLimits } from './operations/limits.js'
import { meterResolvers } from './operations/meterResolvers.js'
import { OperationGuard } from './operations/OperationGuard.js'
import { type HttpConnections, limitConnections } from './responses/limitConnections.js'
import { limitResponses } from './responses/limitResponses.js'
import { onLoaderFindings } from './start/onLoaderFindings.js'
import { openMedia } from './start/openMedia.js'
import { startBackground } from './start/startBackground.js'
import { startEmulatorProcess } from './start/startEmulatorProcess.js'
import { registerSubscriptions } from './subscriptions/registerSubscriptions.js'
import { configuredLimits } from './subscriptions/SubscriptionOptions.js'
import { registerUploads } from './uploads/registerUploads.js'

export interface RunningServer {
  readonly url: string
  /** What contexts are made of, for whoever works in the same process. */
  readonly parts: ContextDeps
  /** Takes no new work, lets running work end, closes every client. Safe to call twice. */
  close(): Promise<void>
}

/** What a test may open in its own way. */
export interface Doors {
  openDatabase(): Promise<Database>
  upstreamLimits?: UpstreamLimitOverrides
}

type Close = () => Promise<unknown>

/** No client sends so many on one connection before it has read the first response. */
const requestsPerConnection = 32

/**
 * Opens everything in order and serves. What was opened is closed again, last first, when something later fails to
 * open and when the server closes.
 */
export async function startServer(config: Config, logger: Logger, deps: Partial<Doors> = {}): Promise<RunningServer> {
  const { databaseUrl: url, dataDir } = config
  const openIt = deps.openDatabase ?? (() => openDatabase({ url, dataDir }, logger))
  const opened: Close[] = []
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= closeAll(opened, logger)
    return closing
  }
  try {
    return { ...(await open(config, logger, { ...deps, openDatabase: openIt }, opened, close)), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  config: Config,
  logger: Logger,
  { openDatabase, upstreamLimits }: Doors,
  opened: Close[],
  close: Close,
): Promise<Omit<RunningServer, 'close'>> {
  const metrics = createMetrics()
  if (config.otlpEndpoint !== undefined) {
    const telemetry = await startTelemetry(config.otlpEndpoint, config.version)
    opened.push(() => telemetry.close())
  }

  secureFolders(config)
  // The database first: its lock also guards the state of the emulator beside it.
  const database = await openDatabase()
  opened.push(() => database.close())
  let { upstream } = config
  if (upstream === undefined) {
    const emulator = await startEmulatorProcess(config.dataDir)
    opened.push(() => emulator.close())
    upstream = { apiKey: emulator.apiKey, baseUrl: emulator.url }
  }
  const keepAudioMs = config.audioRetentionDays === 0 ? null : config.audioRetentionDays * 24 * 3_600_000
  const sources = openDataSources({
    database,
    upstream: { ...upstream, limits: upstreamLimits },
    logger,
    metrics,
    keepAudioMs,
  })
  opened.push(() => sources.close())
  const { mediaStore, recordings, ...media } = await openMedia(config.mediaDir, sources, logger)
  opened.push(() => media.close())
  metrics.watch('polyphony_sounds', 'Sounds that are being made in this process.', () => ({
    making: recordings.running,
  }))

  const signingKey = config.mediaSigningKey ?? randomBytes(32)
  const parts: ContextDeps = {
    sources,
    mediaStore,
    recordings,
    dubbingLimiter: new ConcurrencyLimiter(dubbingRoomLimits),
    mediaSigner: createMediaSigner({ key: signingKey }),
    metrics,
    logger,
    maxUploadBytes: config.maxUploadBytes,
    allowedIds: {
      pronunciationDictionaries: config.pronunciationDictionaries,
      remixingSessions: config.remixingSessions,
    },
    notice: onLoaderFindings(sources, logger),
  }

  const background = await startBackground(config, upstream, parts, close)
  opened.push(() => background.close())

  const fastify = createHttpServer(logger)
  const { gatewaySecret, publicUrl, corsOrigins } = config
  const isBehindGateway = gatewaySecret !== undefined
  const guard = new OperationGuard({ limits: config.limits, isBehindGateway })
  const connections = limitConnections(fastify, {
    total: config.limits.maxConnections,
    perAddress: isBehindGateway ? Number.POSITIVE_INFINITY : config.limits.maxConnectionsPerAddress,
    requestsPerConnection,
  })
  limitResponses(fastify, guard.unsent)
  watchUse(metrics, guard, connections)
  const readiness: Readiness = { isDraining: false }
  registerHealthRoutes(fastify, sources.database, readiness)
  registerMetricsRoute(fastify, metrics, config.metricsToken)
  if (config.role !== 'worker') {
    const schema = meterResolvers(buildSubgraph({ authDirectives: config.authDirectives }), guard.turns)
    const { production } = config
    const apollo = createApollo({ schema, fastify, metrics, production, tracing: isBehindGateway })
    await apollo.start()
    opened.push(() => apollo.stop())
    const { auth } = config
    const isDevelopment = auth.mode === 'development'
    const authenticator = createAuthenticator(
      auth.mode === 'development'
        ? auth
        : { jwtSecret: auth.secret, jwksUrl: auth.jwksUrl, issuer: auth.issuer, audience: auth.audience },
    )
    const { limits } = config
    registerUploads(fastify, {
      rate: { bytesPerSec: limits.minUploadBytesPerSec },
      open: { perViewer: limits.maxUploadsPerViewer, perTenant: limits.maxUploadsPerTenant, total: limits.maxUploads },
    })
    registerSubscriptions(fastify, {
      schema,
      parts,
      guard,
      authenticator,
      gatewaySecret,
      publicUrl,
      introspection: !config.production,
      sameOriginOnly: isDevelopment,
      localHostOnly: isDevelopment,
      limits: configuredLimits(config.limits),
    })
    registerGraphqlRoutes(fastify, {
      apollo,
      authenticator,
      parts,
      guard,
      connections,
      gatewaySecret,
      publicUrl,
      corsOrigins,
      localHostOnly: isDevelopment,
    })
    registerMediaRoutes(fastify, {
      isBehindGateway,
      signer: parts.mediaSigner,
      corsOrigins,
      readAhead: { total: config.limits.maxMediaBufferBytes },
      onRefuse: reportRefusals('media', { metrics, logger }),
      openVoice(viewer, voiceId, { signal, whole }) {
        const { loaders } = createContext(parts, { viewer, signal, publicUrl: '' })
        return (whole ? loaders.voice : loaders.ownedVoice).load(voiceId)
      },
      async openAudio(viewer, audioId) {
        const [audio] = await sources.audiosOf(viewer, randomUUID()).getMany([audioId])
        return audio ?? null
      },
      async openPreview(viewer, previewId) {
        const [preview] = await sources.previewsOf(viewer).getMany([previewId])
        return preview ?? null
      },
      async seesDubbing(viewer, dubbingId) {
        const [dubbing] = await sources.dubbingsOf(viewer, randomUUID()).getMany([dubbingId])
        return dubbing != null
      },
      similarVoices(viewer, { signal }) {
        const { loaders } = createContext(parts, { viewer, signal, publicUrl: '' })
        return (dubbingId, speakerId) => loaders.similarVoices.load({ dubbingId, speakerId })
      },
      recentDubbings: new RecentDubbings(),
      sounds: { mediaStore, recordings, bus: sources.bus },
      upstream: (viewer, { signal }) => createContext(parts, { viewer, signal, publicUrl: '' }).upstream,
    })
    if (!config.production) await registerPlayground(fastify)
  }
  opened.push(async () => {
    readiness.isDraining = true
    await fastify.close()
  })
  await fastify.listen({ host: config.host, port: config.port })
  const { port } = fastify.server.address() as AddressInfo
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  return { url: `http://${host}:${port}`, parts }
}

/** Folders of other places are the operator's: they may be shared by machines, on a file system without owners. */
function secureFolders({ dataDir, mediaDir, databaseUrl, upstream }: Config): void {
  const isMediaWithin = `${mediaDir}${sep}`.startsWith(`${dataDir}${sep}`)
  if (databaseUrl === undefined || upstream === undefined || isMediaWithin) secureFolder(dataDir)
  if (isMediaWithin) secureFolder(mediaDir)
}

function watchUse(metrics: Metrics, guard: OperationGuard, connections: HttpConnections): void {
  metrics.watch('polyphony_operations_in_progress', 'GraphQL operations in progress.', () => ({
    signed_in: guard.inProgress.signedIn,
    anonymous: guard.inProgress.anonymous,
  }))
  metrics.watch('polyphony_unsent_bytes', 'Bytes of responses that clients have not taken yet.', () => ({
    all: guard.unsent.total,
  }))
  metrics.watch('polyphony_http_connections', 'Open connections, without WebSockets.', () => ({
    all: connections.size,
  }))
}

async function closeAll(opened: Close[], logger: Logger): Promise<void> {
  for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
    await close().catch((error: unknown) => logger.error({ err: error }, 'a client did not close'))
  }
}
