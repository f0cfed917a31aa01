import 'reflect-metadata'
import { randomBytes, randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAuthenticator } from '../auth/authenticate.js'
import type { Config } from '../config.js'
import { type ContextParts, createContext } from '../context.js'
import { Gate } from '../datasources/elevenlabs/Gate.js'
import type { UpstreamLimitOverrides } from '../datasources/elevenlabs/upstreamLimits.js'
import { openDataSources } from '../datasources/index.js'
import type { Database } from '../datasources/postgres/Database.js'
import { openDatabase } from '../datasources/postgres/openDatabase.js'
import type { Logger } from '../logger.js'
import { createMediaSigner } from '../media/MediaSigner.js'
import { RecentDubs } from '../media/RecentDubs.js'
import { registerMediaRoutes } from '../media/registerMediaRoutes.js'
import { createMetrics } from '../metrics.js'
import { startTelemetry } from '../telemetry.js'
import { buildSubgraph } from './buildSubgraph.js'
import { createApollo } from './createApollo.js'
import { createHttpServer } from './createHttpServer.js'
import { registerGraphqlRoutes } from './graphqlRoutes.js'
import { type Readiness, registerHealthRoutes } from './healthRoutes.js'
import { dubbingRoomLimits } from './limits.js'
import { noticeVoices } from './noticeVoices.js'
import { openMedia } from './openMedia.js'
import { registerPlayground } from './playground.js'
import { startBackground } from './startBackground.js'
import { startEmulatorProcess } from './startEmulatorProcess.js'
import { registerSubscriptions } from './subscriptions/registerSubscriptions.js'
import { registerUploads } from './uploads/registerUploads.js'

export interface RunningServer {
  readonly url: string
  /** What contexts are made of, for whoever works in the same process. */
  readonly parts: ContextParts
  /** Takes no new work, lets running work end, closes every door. Safe to call twice. */
  close(): Promise<void>
}

/** What a test may open in its own way. */
export interface Doors {
  openDatabase(): Promise<Database>
  upstreamLimits?: UpstreamLimitOverrides
}

type Close = () => Promise<unknown>

/**
 * Opens everything in order and serves. What was opened is closed again, last first, when something later fails to
 * open and when the server closes.
 */
export async function startServer(config: Config, logger: Logger, doors: Partial<Doors> = {}): Promise<RunningServer> {
  const { databaseUrl: url, dataDir } = config
  const openIt = doors.openDatabase ?? (() => openDatabase({ url, dataDir }, logger))
  const opened: Close[] = []
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= closeAll(opened, logger)
    return closing
  }
  try {
    return { ...(await open(config, logger, { ...doors, openDatabase: openIt }, opened, close)), close }
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
  const { mediaStore, productions, ...media } = await openMedia(config.mediaDir, sources, logger)
  opened.push(() => media.close())
  metrics.watch('polyphony_sounds', 'Sounds that are being made in this process.', () => ({
    making: productions.running,
  }))

  const signingKey = config.mediaSigningKey ?? randomBytes(32)
  const parts: ContextParts = {
    sources,
    mediaStore,
    productions,
    dubbingRoom: new Gate(dubbingRoomLimits),
    mediaSigner: createMediaSigner({ key: signingKey }),
    metrics,
    logger,
    maxUploadBytes: config.maxUploadBytes,
    allowedIds: {
      pronunciationDictionaries: config.pronunciationDictionaries,
      remixingSessions: config.remixingSessions,
    },
    notice: noticeVoices(sources, logger),
  }

  const background = await startBackground(config, upstream, parts, close)
  opened.push(() => background.close())

  const fastify = createHttpServer(logger)
  const readiness: Readiness = { isDraining: false }
  registerHealthRoutes(fastify, sources.database, metrics, readiness)
  if (config.role !== 'worker') {
    const schema = buildSubgraph({ authDirectives: config.authDirectives })
    const apollo = createApollo({ schema, fastify, metrics, production: config.production })
    await apollo.start()
    opened.push(() => apollo.stop())
    const { auth } = config
    const isDevelopment = auth.mode === 'development'
    const authenticator = createAuthenticator(
      auth.mode === 'development'
        ? auth
        : { jwtSecret: auth.secret, jwksUrl: auth.jwksUrl, issuer: auth.issuer, audience: auth.audience },
    )
    const { gatewaySecret, publicUrl, corsOrigins } = config
    registerUploads(fastify)
    registerSubscriptions(fastify, {
      schema,
      parts,
      authenticator,
      gatewaySecret,
      publicUrl,
      introspection: !config.production,
      sameOriginOnly: isDevelopment,
      localHostOnly: isDevelopment,
    })
    registerGraphqlRoutes(fastify, {
      apollo,
      authenticator,
      parts,
      gatewaySecret,
      publicUrl,
      corsOrigins,
      localHostOnly: isDevelopment,
    })
    registerMediaRoutes(fastify, {
      signer: parts.mediaSigner,
      corsOrigins,
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
      recentDubs: new RecentDubs(),
      sounds: { mediaStore, productions, bus: sources.bus },
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

async function closeAll(opened: Close[], logger: Logger): Promise<void> {
  for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
    await close().catch((error: unknown) => logger.error({ err: error }, 'a door did not close'))
  }
}
