import type { Viewer } from '../auth/Viewer.js'
import type { Logger } from '../logger.js'
import type { Metrics } from '../metrics.js'
import { createLocalBus } from './bus/createLocalBus.js'
import { createPostgresBus } from './bus/createPostgresBus.js'
import type { EventBus } from './bus/EventBus.js'
import { ModelDirectory } from './elevenlabs/ModelDirectory.js'
import { openUpstream, type Upstream, type UpstreamOptions } from './elevenlabs/openUpstream.js'
import { AudioLedger } from './postgres/AudioLedger.js'
import type { Database } from './postgres/Database.js'
import { DubbingLedger } from './postgres/DubbingLedger.js'
import { DubbingStore } from './postgres/DubbingStore.js'
import { GeneratedAudioStore } from './postgres/GeneratedAudioStore.js'
import { JobLedger } from './postgres/JobLedger.js'
import { JobQueue } from './postgres/JobQueue.js'
import { JobStore } from './postgres/JobStore.js'
import { jobKinds } from './postgres/jobKinds.js'
import { dubbingTopic } from './postgres/jobRows.js'
import { LeaseStore } from './postgres/LeaseStore.js'
import { meteredClient, type StatementBudget } from './postgres/meteredClient.js'
import { OperationLedger } from './postgres/OperationLedger.js'
import { OperationStore, type OperationStoreOptions } from './postgres/OperationStore.js'
import { UsageStore } from './postgres/UsageStore.js'
import { VoicePreviewStore } from './postgres/VoicePreviewStore.js'
import { VoiceStore } from './postgres/VoiceStore.js'
import { WorkspaceStore } from './postgres/WorkspaceStore.js'

export interface DataSourceOptions {
  /** Open already, and closed with the rest. */
  database: Database
  upstream: Pick<UpstreamOptions, 'apiKey' | 'baseUrl' | 'limits'>
  logger: Logger
  metrics: Metrics
  /** How long generated sounds are kept; for ever unless it says so. */
  keepAudioMs?: number | null
}

/** Every door out of the process, open. One for the whole process; what a request gets is bound to its viewer. */
export interface DataSources extends ViewerStores {
  readonly database: Database
  readonly upstream: Upstream
  /** What models there are, for checks beforehand. */
  readonly models: ModelDirectory
  readonly queue: JobQueue
  readonly workspace: WorkspaceStore
  readonly bus: EventBus
  /** For workers: the jobs, the operations, the sounds and the dubs of everybody, and what one process does at a time. */
  readonly jobLedger: JobLedger
  readonly operationLedger: OperationLedger
  readonly audioLedger: AudioLedger
  readonly dubbingLedger: DubbingLedger
  readonly leases: LeaseStore
  /** The same stores, whose statements are counted on behalf of one operation. */
  metered(budget: StatementBudget): ViewerStores
  close(): Promise<void>
}

/** What a viewer may see and change. */
export interface ViewerStores {
  /** Who owns what, as this viewer may know it. */
  voicesOf(viewer: Viewer, requestId: string): VoiceStore
  operationsOf(viewer: Viewer, requestId: string, told?: Pick<OperationStoreOptions, 'announceAudio'>): OperationStore
  jobsOf(viewer: Viewer): JobStore
  audiosOf(viewer: Viewer, requestId: string): GeneratedAudioStore
  previewsOf(viewer: Viewer): VoicePreviewStore
  dubbingsOf(viewer: Viewer, requestId: string): DubbingStore
  usageOf(viewer: Viewer): UsageStore
}

export function openDataSources({
  database,
  logger,
  metrics,
  keepAudioMs,
  ...options
}: DataSourceOptions): DataSources {
  const upstream = openUpstream({ ...options.upstream, logger, onCall: (call) => metrics.observeUpstreamCall(call) })
  const queue = new JobQueue(database, Object.values(jobKinds), logger, {
    onJob: ({ kind, outcome }) => metrics.countJob(kind, outcome),
  })
  const { prisma, connectionString } = database
  const bus = connectionString === undefined ? createLocalBus() : createPostgresBus(connectionString, logger)
  const jobLedger = new JobLedger(prisma, {
    bus,
    logger,
    wake: () => queue.enqueue(jobKinds.observeJobs, {}, { dedupeKey: 'wake' }),
  })
  const operationOptions: OperationStoreOptions = {
    queueSettlement: (operationId, delayMs, tx) =>
      queue.enqueue(jobKinds.settleOperation, { operationId }, { dedupeKey: operationId, delayMs, tx }),
    announceJob: (job) => jobLedger.announce(job),
    announceDubbing: (id) =>
      bus
        .publish(dubbingTopic(id), { id })
        .catch((error: unknown) => logger.warn({ err: error }, 'a change of a dub could not be told')),
    keepAudioMs,
  }
  metrics.watch('polyphony_upstream_queue_depth', 'Upstream calls that wait for a place, by gate.', () =>
    Object.fromEntries(Object.entries(upstream.stats().gates).map(([gate, { queued }]) => [gate, queued])),
  )
  metrics.watch('polyphony_upstream_in_flight', 'Upstream calls in flight, by gate.', () =>
    Object.fromEntries(Object.entries(upstream.stats().gates).map(([gate, { inFlight }]) => [gate, inFlight])),
  )
  const operationsOf: ViewerStores['operationsOf'] = (viewer, requestId, told) =>
    new OperationStore(prisma, viewer, requestId, { ...operationOptions, ...told })
  const stores: ViewerStores = { ...viewerStores(prisma), operationsOf }
  return {
    database,
    upstream,
    models: new ModelDirectory(() => upstream.as({ tenantId: null, priority: 'mutation' }).models.list()),
    queue,
    workspace: new WorkspaceStore(prisma),
    bus,
    jobLedger,
    operationLedger: new OperationLedger(prisma, operationOptions),
    audioLedger: new AudioLedger(prisma, { bus, logger, keepAudioMs }),
    dubbingLedger: new DubbingLedger(prisma),
    leases: new LeaseStore(prisma),
    ...stores,
    // What became of a request that was sent must be written down whatever the budget says.
    metered: (budget) => ({ ...viewerStores(meteredClient(prisma, budget)), operationsOf }),
    close: async () => {
      await Promise.all([upstream.close(), bus.close()])
    },
  }
}

function viewerStores(prisma: Database['prisma']): Omit<ViewerStores, 'operationsOf'> {
  return {
    voicesOf: (viewer, requestId) => new VoiceStore(prisma, viewer, requestId),
    jobsOf: (viewer) => new JobStore(prisma, viewer),
    audiosOf: (viewer, requestId) => new GeneratedAudioStore(prisma, viewer, requestId),
    previewsOf: (viewer) => new VoicePreviewStore(prisma, viewer),
    dubbingsOf: (viewer, requestId) => new DubbingStore(prisma, viewer, requestId),
    usageOf: (viewer) => new UsageStore(prisma, viewer),
  }
}
