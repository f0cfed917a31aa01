import { SERVER_TENANT } from '../async/limiters/AcquireRequest.js'
import type { LimiterStats } from '../async/limiters/ConcurrencyLimiter.js'
import type { Viewer } from '../auth/Viewer.js'
import type { Logger } from '../logger.js'
import type { Metrics } from '../metrics.js'
import { createLocalBus } from './bus/createLocalBus.js'
import { createPostgresBus } from './bus/createPostgresBus.js'
import type { EventBus } from './bus/EventBus.js'
import { ModelDirectory } from './elevenlabs/apis/ModelDirectory.js'
import type { UpstreamCall } from './elevenlabs/client/UpstreamCall.js'
import { openUpstream, type Upstream, type UpstreamOptions } from './elevenlabs/openUpstream.js'
import { UpstreamHealth } from './elevenlabs/UpstreamHealth.js'
import { AudioWorkerStore } from './postgres/audio/AudioWorkerStore.js'
import { GeneratedAudioStore } from './postgres/audio/GeneratedAudioStore.js'
import type { Database } from './postgres/database/Database.js'
import { meteredClient, type StatementBudget } from './postgres/database/meteredClient.js'
import { DubbingStore } from './postgres/dubbing/DubbingStore.js'
import { DubbingWorkerStore } from './postgres/dubbing/DubbingWorkerStore.js'
import { JobStore } from './postgres/jobs/JobStore.js'
import { JobWorkerStore } from './postgres/jobs/JobWorkerStore.js'
import { LeaseStore } from './postgres/leases/LeaseStore.js'
import { OperationStore, type OperationStoreOptions } from './postgres/operations/OperationStore.js'
import { OperationWorkerStore } from './postgres/operations/OperationWorkerStore.js'
import { VoicePreviewStore } from './postgres/previews/VoicePreviewStore.js'
import { VoiceStore } from './postgres/voices/VoiceStore.js'
import { UsageStore } from './postgres/workspace/UsageStore.js'
import { WorkspaceStore } from './postgres/workspace/WorkspaceStore.js'
import { JobQueue } from './queue/JobQueue.js'
import { jobKinds } from './queue/jobKinds.js'

export interface DataSourceOptions {
  database: Database
  upstream: Pick<UpstreamOptions, 'apiKey' | 'baseUrl' | 'limits'>
  logger: Logger
  metrics: Metrics
  /** How long generated audio is kept; null or absent: without limit. */
  keepAudioMs?: number | null
}

/** The clients of the database and of upstream, one set for the process. Stores for a request are bound to its viewer. */
export interface DataSources extends ViewerStores {
  readonly database: Database
  readonly upstream: Upstream
  readonly upstreamHealth: Pick<UpstreamHealth, 'state'>
  /** For checks before a call. */
  readonly models: ModelDirectory
  readonly queue: JobQueue
  readonly workspace: WorkspaceStore
  readonly bus: EventBus
  readonly jobWorkerStore: JobWorkerStore
  readonly operationWorkerStore: OperationWorkerStore
  readonly audioWorkerStore: AudioWorkerStore
  readonly dubbingWorkerStore: DubbingWorkerStore
  readonly leases: LeaseStore
  /** The same stores, which count their statements for one GraphQL operation. */
  metered(budget: StatementBudget): ViewerStores
  close(): Promise<void>
}

/** Stores bound to one viewer. */
export interface ViewerStores {
  voicesOf(viewer: Viewer, requestId: string): VoiceStore
  operationsOf(
    viewer: Viewer,
    requestId: string,
    options?: Pick<OperationStoreOptions, 'onAudioStarted'>,
  ): OperationStore
  jobsOf(viewer: Viewer): JobStore
  audiosOf(viewer: Viewer, requestId: string): GeneratedAudioStore
  previewsOf(viewer: Viewer): VoicePreviewStore
  dubbingsOf(viewer: Viewer, requestId: string): DubbingStore
  usageOf(viewer: Viewer): UsageStore
}

export function openDataSources({ keepAudioMs, ...options }: DataSourceOptions): DataSources {
  const { database, logger, metrics } = options
  const { prisma, connectionString } = database
  const upstreamHealth = new UpstreamHealth()
  const upstream = openMeteredUpstream(options, upstreamHealth)
  const queue = new JobQueue(database, Object.values(jobKinds), {
    logger,
    onJob: ({ kind, outcome }) => metrics.countJob(kind, outcome),
  })
  const bus = connectionString === undefined ? createLocalBus() : createPostgresBus(connectionString, logger)
  const startObserver = () => queue.enqueue(jobKinds.observeJobs, {}, { dedupeKey: 'wake' })
  const jobWorkerStore = new JobWorkerStore(prisma, { bus, logger, startObserver })
  const operationOptions: OperationStoreOptions = {
    queueReconciliation: (operationId, delayMs, tx) =>
      queue.enqueue(jobKinds.reconcileOperation, { operationId }, { dedupeKey: operationId, delayMs, tx }),
    notifyJob: (job) => jobWorkerStore.notify(job),
    notifyDubbing: (id) => jobWorkerStore.notifyDubbing(id),
    keepAudioMs,
    onCost: metrics.countCharacters,
  }
  const operationsOf: ViewerStores['operationsOf'] = (viewer, requestId, options) =>
    new OperationStore(prisma, viewer, { ...operationOptions, ...options, requestId })
  return {
    database,
    upstream,
    upstreamHealth,
    models: new ModelDirectory(() => upstream.as({ tenantId: SERVER_TENANT, priority: 'mutation' }).models.list()),
    queue,
    workspace: new WorkspaceStore(prisma),
    bus,
    jobWorkerStore,
    operationWorkerStore: new OperationWorkerStore(prisma, operationOptions),
    audioWorkerStore: new AudioWorkerStore(prisma, { bus, logger, keepAudioMs }),
    dubbingWorkerStore: new DubbingWorkerStore(prisma),
    leases: new LeaseStore(prisma),
    ...viewerStores(prisma),
    operationsOf,
    // The outcome of a sent request must be recorded, so the statements of operations are not counted.
    metered: (budget) => ({ ...viewerStores(meteredClient(prisma, budget)), operationsOf }),
    close: async () => {
      await Promise.all([upstream.close(), bus.close()])
    },
  }
}

function openMeteredUpstream(
  { upstream: options, logger, metrics }: DataSourceOptions,
  health: UpstreamHealth,
): Upstream {
  const onCall = (call: UpstreamCall) => {
    metrics.observeUpstreamCall(call)
    health.observe(call)
  }
  const upstream = openUpstream({ ...options, logger, onCall })
  watchLimiters(metrics, upstream)
  metrics.watch('polyphony_upstream_breaker', '1 for the state of the circuit breaker of the upstream.', () => ({
    ...{ closed: 0, open: 0, 'half-open': 0 },
    [upstream.stats().breaker]: 1,
  }))
  return upstream
}

function watchLimiters(metrics: Metrics, upstream: Upstream): void {
  const perLimiter = (value: (stats: LimiterStats) => number) =>
    Object.fromEntries(Object.entries(upstream.stats().limiters).map(([name, stats]) => [name, value(stats)]))
  metrics.watch('polyphony_upstream_queue_depth', 'Upstream calls that wait for a slot, by limiter.', () =>
    perLimiter(({ queued }) => queued),
  )
  metrics.watch('polyphony_upstream_in_flight', 'Upstream calls in flight, by limiter.', () =>
    perLimiter(({ inFlight }) => inFlight),
  )
}

function viewerStores(prisma: Database['prisma']): Omit<ViewerStores, 'operationsOf'> {
  return {
    voicesOf: (viewer, requestId) => new VoiceStore(prisma, viewer, requestId),
    jobsOf: (viewer) => new JobStore(prisma, viewer),
    audiosOf: (viewer, requestId) => new GeneratedAudioStore(prisma, viewer, requestId),
    previewsOf: (viewer) => new VoicePreviewStore(prisma, viewer),
    dubbingsOf: (viewer, requestId) => new DubbingStore(prisma, viewer, { requestId }),
    usageOf: (viewer) => new UsageStore(prisma, viewer),
  }
}
