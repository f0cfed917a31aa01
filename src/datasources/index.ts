import type { Viewer } from '../auth/Viewer.js'
import type { Logger } from '../logger.js'
import type { Metrics } from '../metrics.js'
import { createLocalBus } from './bus/createLocalBus.js'
import { createPostgresBus } from './bus/createPostgresBus.js'
import type { EventBus } from './bus/EventBus.js'
import { openUpstream, type Upstream, type UpstreamOptions } from './elevenlabs/openUpstream.js'
import type { Database } from './postgres/Database.js'
import { JobLedger } from './postgres/JobLedger.js'
import { JobQueue } from './postgres/JobQueue.js'
import { JobStore } from './postgres/JobStore.js'
import { jobKinds } from './postgres/jobKinds.js'
import { LeaseStore } from './postgres/LeaseStore.js'
import { OperationLedger } from './postgres/OperationLedger.js'
import { OperationStore, type OperationStoreOptions } from './postgres/OperationStore.js'
import { VoiceStore } from './postgres/VoiceStore.js'
import { WorkspaceStore } from './postgres/WorkspaceStore.js'

export interface DataSourceOptions {
  /** Open already, and closed with the rest. */
  database: Database
  upstream: Pick<UpstreamOptions, 'apiKey' | 'baseUrl' | 'limits'>
  logger: Logger
  metrics: Metrics
}

/** Every door out of the process, open. One for the whole process; what a request gets is bound to its viewer. */
export interface DataSources {
  readonly database: Database
  readonly upstream: Upstream
  readonly queue: JobQueue
  readonly workspace: WorkspaceStore
  readonly bus: EventBus
  /** For workers: the jobs and the operations of everybody, and what one process does at a time. */
  readonly jobLedger: JobLedger
  readonly operationLedger: OperationLedger
  readonly leases: LeaseStore
  /** Who owns what, as this viewer may know it. */
  voicesOf(viewer: Viewer, requestId: string): VoiceStore
  operationsOf(viewer: Viewer, requestId: string): OperationStore
  jobsOf(viewer: Viewer): JobStore
  close(): Promise<void>
}

export function openDataSources({ database, logger, metrics, ...options }: DataSourceOptions): DataSources {
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
  }
  metrics.watch('polyphony_upstream_queue_depth', 'Upstream calls that wait for a place, by gate.', () =>
    Object.fromEntries(Object.entries(upstream.stats().gates).map(([gate, { queued }]) => [gate, queued])),
  )
  metrics.watch('polyphony_upstream_in_flight', 'Upstream calls in flight, by gate.', () =>
    Object.fromEntries(Object.entries(upstream.stats().gates).map(([gate, { inFlight }]) => [gate, inFlight])),
  )
  return {
    database,
    upstream,
    queue,
    workspace: new WorkspaceStore(prisma),
    bus,
    jobLedger,
    operationLedger: new OperationLedger(prisma, operationOptions),
    leases: new LeaseStore(prisma),
    voicesOf: (viewer, requestId) => new VoiceStore(prisma, viewer, requestId),
    operationsOf: (viewer, requestId) => new OperationStore(prisma, viewer, requestId, operationOptions),
    jobsOf: (viewer) => new JobStore(prisma, viewer),
    close: async () => {
      await Promise.all([upstream.close(), bus.close()])
    },
  }
}
