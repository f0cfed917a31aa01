import { randomBytes } from 'node:crypto'
import { ConcurrencyLimiter } from '../../async/limiters/ConcurrencyLimiter.js'
import type { Config } from '../../config.js'
import type { ContextDeps } from '../../context.js'
import type { UpstreamLimitOverrides } from '../../datasources/elevenlabs/limiters/upstreamLimits.js'
import { type DataSources, openDataSources } from '../../datasources/index.js'
import type { Database } from '../../datasources/postgres/database/Database.js'
import { openDatabase } from '../../datasources/postgres/database/openDatabase.js'
import type { Logger } from '../../logger.js'
import { createMediaSigner } from '../../media/urls/MediaSigner.js'
import { createMetrics, type Metrics } from '../../metrics.js'
import { VoiceWorkFinder } from '../../services/jobs/VoiceWorkFinder.js'
import { startTelemetry } from '../../telemetry.js'
import { dubbingLimits } from '../operations/limits.js'
import type { CloseStack } from './CloseStack.js'
import { onLoaderFindings } from './onLoaderFindings.js'
import { openMedia } from './openMedia.js'
import { startEmulatorProcess } from './startEmulatorProcess.js'
import { watchDatabase } from './watchDatabase.js'

export interface OpenOptions {
  config: Config
  logger: Logger
  openDatabase?: () => Promise<Database>
  upstreamLimits?: UpstreamLimitOverrides
}

export interface OpenedDeps {
  deps: ContextDeps
  upstream: Upstream
}

interface Upstream {
  apiKey: string
  baseUrl: string
}

const dayMs = 24 * 3_600_000

export async function openContextDeps(options: OpenOptions, closers: CloseStack): Promise<OpenedDeps> {
  const { config, logger } = options
  const metrics = createMetrics(config.version)
  if (config.otlpEndpoint !== undefined) {
    const telemetry = await startTelemetry({ endpoint: config.otlpEndpoint, attributes: config.otelAttributes })
    closers.push(() => telemetry.close())
  }
  const { sources, upstream } = await openSources(options, metrics, closers)
  watchDatabase(metrics, sources, logger)
  const { mediaStore, recordings, ...media } = await openMedia(config.mediaDir, sources, logger)
  closers.push(() => media.close())
  metrics.watch('polyphony_audio_recordings', 'Audio recordings in progress in this process.', () => ({
    running: recordings.running,
  }))
  const { maxUploadBytes, answerDeadlineMs, pronunciationDictionaries, remixingSessions } = config
  const deps: ContextDeps = {
    ...{ sources, mediaStore, recordings, metrics, logger, maxUploadBytes, answerDeadlineMs },
    dubbingLimiter: new ConcurrencyLimiter(dubbingLimits),
    mediaSigner: createMediaSigner({ key: config.mediaSigningKey ?? randomBytes(32) }),
    allowedIds: { pronunciationDictionaries, remixingSessions },
    recordWork: new VoiceWorkFinder(sources.upstream, sources.jobWorkerStore).record,
    onLoaderFindings: onLoaderFindings(sources, logger),
  }
  return { deps, upstream }
}

async function openSources(
  { config, logger, upstreamLimits: limits, ...options }: OpenOptions,
  metrics: Metrics,
  closers: CloseStack,
): Promise<{ sources: DataSources; upstream: Upstream }> {
  const { databaseUrl: url, dataDir } = config
  // Before the emulator: the lock of the embedded database also protects the state file of the emulator.
  const database = await (options.openDatabase?.() ?? openDatabase({ url, dataDir }, logger))
  closers.push(() => database.close())
  const upstream = config.upstream ?? (await startEmulator(dataDir, closers))
  const keepAudioMs = config.audioRetentionDays === 0 ? null : config.audioRetentionDays * dayMs
  const sources = openDataSources({ database, upstream: { ...upstream, limits }, logger, metrics, keepAudioMs })
  closers.push(() => sources.close())
  return { sources, upstream }
}

async function startEmulator(dataDir: string, closers: CloseStack): Promise<Upstream> {
  const emulator = await startEmulatorProcess(dataDir)
  closers.push(() => emulator.close())
  return { apiKey: emulator.apiKey, baseUrl: emulator.url }
}
