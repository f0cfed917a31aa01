import { randomUUID } from 'node:crypto'
import { AnswerDeadline } from './AnswerDeadline.js'
import type { AllowedIds } from './allowedIds.js'
import type { AcquireRequest, ConcurrencyLimiter } from './async/limiters/ConcurrencyLimiter.js'
import type { Viewer } from './auth/Viewer.js'
import { viewerKey } from './auth/viewerKey.js'
import type { EventBus } from './datasources/bus/EventBus.js'
import type { ModelDirectory } from './datasources/elevenlabs/apis/ModelDirectory.js'
import type { UpstreamApis } from './datasources/elevenlabs/UpstreamApis.js'
import type { DataSources } from './datasources/index.js'
import type { MediaStore } from './datasources/media/MediaStore.js'
import type { GeneratedAudioStore } from './datasources/postgres/audio/GeneratedAudioStore.js'
import type { DubbingMirror, DubbingStore } from './datasources/postgres/dubbing/DubbingStore.js'
import type { JobStore } from './datasources/postgres/jobs/JobStore.js'
import type { OperationStore } from './datasources/postgres/operations/OperationStore.js'
import type { VoicePreviewStore } from './datasources/postgres/previews/VoicePreviewStore.js'
import type { VoiceMirror } from './datasources/postgres/voices/mirrorOf.js'
import type { VoiceStore } from './datasources/postgres/voices/VoiceStore.js'
import type { UsageStore } from './datasources/postgres/workspace/UsageStore.js'
import type { WorkspaceStore } from './datasources/postgres/workspace/WorkspaceStore.js'
import { createLoaders, type LoaderDeps, type Loaders } from './loaders/index.js'
import type { Logger } from './logger.js'
import type { AudioRecordings } from './media/recordings/AudioRecordings.js'
import { defaultName } from './media/urls/downloadName.js'
import type { MediaSigner } from './media/urls/MediaSigner.js'
import type { MediaSubject } from './media/urls/MediaSubject.js'
import type { Metrics } from './metrics.js'
import { OperationBudget } from './OperationBudget.js'

/** The context of one operation, over HTTP and WebSocket, in jobs and in tests. */
export interface Context {
  readonly viewer: Viewer
  readonly requestId: string
  readonly logger: Logger
  /** Aborted when the client has left. */
  readonly signal: AbortSignal
  readonly budget: OperationBudget
  readonly answer: AnswerDeadline
  readonly voices: VoiceStore
  readonly operations: OperationStore
  readonly jobs: JobStore
  readonly audios: GeneratedAudioStore
  readonly previews: VoicePreviewStore
  readonly usage: UsageStore
  readonly dubbings: DubbingStore
  readonly mediaStore: MediaStore
  readonly recordings: AudioRecordings
  readonly bus: Pick<EventBus, 'subscribe'>
  readonly recordWork: RecordWork
  readonly readSweepState: WorkspaceStore['readSweepState']
  /** Replaces the limits of all upload kinds. */
  readonly maxUploadBytes: number | undefined
  readonly upstream: UpstreamApis
  readonly allowedIds: WorkspaceIds
  /** For validation; queries read models through the loaders. */
  readonly models: Pick<ModelDirectory, 'find'>
  readonly loaders: Loaders
  readonly mediaUrl: (subject: MediaSubject) => MediaUrl
}

/**
 * Creates jobs for the trainings of a voice, or the separation of a sample, that upstream shows and that have none.
 *
 * @throws NotFound if upstream has no such voice or sample.
 */
export type RecordWork = (work: { voiceId: string; sampleId?: string }) => Promise<void>

export interface MediaUrl {
  readonly url: string
  readonly expiresAt: Date
  readonly fileName: string
  readonly download: (fileName: string) => string
}

/** Ids of the upstream workspace that every user may use. */
export interface WorkspaceIds {
  readonly pronunciationDictionaries: AllowedIds
  readonly remixingSessions: AllowedIds
}

export interface ContextDeps {
  sources: DataSources
  mediaStore: MediaStore
  recordings: AudioRecordings
  /** Limits the operations that hold complete dubbings, which can be large, in memory. */
  dubbingLimiter: Pick<ConcurrencyLimiter, 'acquire'>
  mediaSigner: MediaSigner
  metrics: Metrics
  logger: Logger
  maxUploadBytes?: number
  answerDeadlineMs?: number
  allowedIds: WorkspaceIds
  recordWork: RecordWork
  /** Called when a loader finds that our rows differ from the upstream. Must not block. */
  onLoaderFindings: {
    missing(voiceIds: readonly string[]): void
    changed(voices: readonly VoiceMirror[]): void
    missingDubbing(dubbingId: string): void
    changedDubbing(dubbing: DubbingMirror): void
  }
}

export interface Caller {
  viewer: Viewer
  requestId?: string
  signal?: AbortSignal
  /** Aborted when the operation has ended. Without it, no slot is acquired for dubbings. */
  ended?: AbortSignal
  received?: Promise<unknown>
  /** Aborted when the server is about to close its connections. */
  closing?: AbortSignal
  /** Unlimited by default. The caller must abort `signal` when the budget stops the operation. */
  budget?: OperationBudget
  /** Origin and base path of media URLs, without a trailing slash. */
  publicUrl: string
  /** Order in the queue for upstream calls; 'query' by default. */
  priority?: 'mutation' | 'query' | 'poll'
}

/** Apollo copies the returned object, so it must not be an instance of a class with private members. */
export function createContext(deps: ContextDeps, caller: Caller): Context {
  const { sources } = deps
  const { viewer, publicUrl, requestId = randomUUID(), priority = 'query' } = caller
  const { signal = new AbortController().signal, budget = new OperationBudget() } = caller
  const answer = answerDeadlineOf(deps, caller)
  const stores = caller.budget ? sources.metered(budget) : sources
  const logger = deps.logger.child({ requestId })
  const tenantId = viewer.kind === 'user' ? viewer.tenantId : null
  const upstream = sources.upstream.as({
    tenantId,
    viewerKey: viewer.kind === 'user' ? viewerKey(viewer) : undefined,
    priority,
    signal,
    readSignal: answer.readSignal,
    logger,
    requestId,
    onRead: () => budget.countUpstreamCall(),
  })
  const viewerStores = {
    voices: stores.voicesOf(viewer, requestId),
    jobs: stores.jobsOf(viewer),
    audios: stores.audiosOf(viewer, requestId),
    previews: stores.previewsOf(viewer),
    dubbings: stores.dubbingsOf(viewer, requestId),
  }
  const acquireDubbing = acquireOnce(deps.dubbingLimiter, { tenantId, priority }, { signal, ended: caller.ended })
  const loaders = openLoaders(deps, { viewer, ...viewerStores, upstream, acquireDubbing })
  return {
    ...{ viewer, requestId, logger, signal, budget, answer, ...viewerStores, upstream, loaders },
    operations: stores.operationsOf(viewer, requestId, {
      onAudioStarted: (row) => {
        if (viewerStores.audios.sees(row)) loaders.primeAudio(row)
      },
    }),
    usage: stores.usageOf(viewer),
    ...{ mediaStore: deps.mediaStore, recordings: deps.recordings, recordWork: deps.recordWork },
    bus: sources.bus,
    readSweepState: () => sources.workspace.readSweepState(),
    maxUploadBytes: deps.maxUploadBytes,
    models: sources.models,
    allowedIds: deps.allowedIds,
    mediaUrl: (subject) => mediaUrlOf(subject, viewer, { mediaSigner: deps.mediaSigner, publicUrl }),
  }
}

function mediaUrlOf(
  subject: MediaSubject,
  viewer: Viewer,
  { mediaSigner, publicUrl }: { mediaSigner: MediaSigner; publicUrl: string },
): MediaUrl {
  const { path, expiresAt } = mediaSigner.sign(subject, viewer)
  const download = (fileName: string) => publicUrl + mediaSigner.sign(subject, viewer, fileName).path
  return { url: publicUrl + path, expiresAt, fileName: defaultName(subject), download }
}

function answerDeadlineOf({ answerDeadlineMs }: ContextDeps, caller: Caller): AnswerDeadline {
  const { ended, received, closing } = caller
  return new AnswerDeadline({ afterMs: answerDeadlineMs ?? Number.POSITIVE_INFINITY, ended, received, closing })
}

type OwnLoaderDeps = Omit<LoaderDeps, 'onMissing' | 'onChanged' | 'onMissingDubbing' | 'onChangedDubbing' | 'onBatch'>

function openLoaders({ metrics, onLoaderFindings }: ContextDeps, own: OwnLoaderDeps): Loaders {
  return createLoaders({
    ...own,
    onMissing: onLoaderFindings.missing,
    onChanged: onLoaderFindings.changed,
    onMissingDubbing: onLoaderFindings.missingDubbing,
    onChangedDubbing: onLoaderFindings.changedDubbing,
    onBatch: metrics.observeBatch,
  })
}

/** Acquires one slot for any number of calls and releases it when the operation has ended. */
function acquireOnce(
  limiter: Pick<ConcurrencyLimiter, 'acquire'>,
  request: AcquireRequest,
  { signal, ended }: { signal: AbortSignal; ended: AbortSignal | undefined },
): () => Promise<void> {
  let acquired: Promise<void> | undefined
  const acquire = async (ended: AbortSignal) => {
    const { release } = await limiter.acquire(request, AbortSignal.any([signal, ended]))
    if (ended.aborted) release()
    else ended.addEventListener('abort', release, { once: true })
  }
  return () => {
    acquired ??= ended ? acquire(ended) : Promise.resolve()
    return acquired
  }
}
