import { randomUUID } from 'node:crypto'
import type { AllowedIds } from './allowedIds.js'
import type { Viewer } from './auth/Viewer.js'
import { viewerKey } from './auth/viewerKey.js'
import type { EventBus } from './datasources/bus/EventBus.js'
import type { ModelDirectory } from './datasources/elevenlabs/apis/ModelDirectory.js'
import type { AcquireRequest, ConcurrencyLimiter } from './datasources/elevenlabs/limiters/ConcurrencyLimiter.js'
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
import { createLoaders, type Loaders } from './loaders/index.js'
import type { Logger } from './logger.js'
import type { AudioRecordings } from './media/recordings/AudioRecordings.js'
import type { MediaSigner } from './media/urls/MediaSigner.js'
import type { MediaSubject } from './media/urls/MediaSubject.js'
import type { Metrics } from './metrics.js'
import { OperationBudget } from './OperationBudget.js'

/** The one object a request carries, whatever brought it: HTTP, a WebSocket, a job or a test. */
export interface Context {
  readonly viewer: Viewer
  readonly requestId: string
  readonly logger: Logger
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
  /** What the operation may use. */
  readonly budget: OperationBudget
  readonly voices: VoiceStore
  readonly operations: OperationStore
  readonly jobs: JobStore
  readonly audios: GeneratedAudioStore
  readonly previews: VoicePreviewStore
  readonly usage: UsageStore
  readonly dubbings: DubbingStore
  /** The bytes of sounds, and those that are being made in this process. */
  readonly mediaStore: MediaStore
  readonly recordings: AudioRecordings
  /** Where changes are announced, for subscriptions. */
  readonly bus: Pick<EventBus, 'subscribe'>
  /** The limit of every kind of upload, where one is configured. */
  readonly maxUploadBytes: number | undefined
  readonly upstream: UpstreamApis
  /** Ids of the upstream workspace that belong to no user and may be passed on. */
  readonly allowedIds: PassedIds
  /** The models on offer, for checks beforehand; queries read them by the loaders. */
  readonly models: Pick<ModelDirectory, 'find'>
  readonly loaders: Loaders
  readonly mediaUrl: (subject: MediaSubject) => { url: string; expiresAt: Date }
}

export interface PassedIds {
  readonly pronunciationDictionaries: AllowedIds
  readonly remixingSessions: AllowedIds
}

/** What a context is made of, the same for all of them. */
export interface ContextDeps {
  sources: DataSources
  mediaStore: MediaStore
  recordings: AudioRecordings
  /** The operations that hold dubs with all that is in them, each of which may fill much memory. */
  dubbingLimiter: Pick<ConcurrencyLimiter, 'acquire'>
  mediaSigner: MediaSigner
  metrics: Metrics
  logger: Logger
  maxUploadBytes?: number
  allowedIds: PassedIds
  /** Told, in the background, what loaders notice about voices and dubs on the way. */
  notice: {
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
  /** Aborted when the operation is over, and nothing that was loaded for it is needed any more. Without it, it holds little. */
  over?: AbortSignal
  /** What the operation may use; unlimited by default. Whoever sets it aborts `signal` when it is stopped. */
  budget?: OperationBudget
  /** Origin and base path of media URLs, without a trailing slash. */
  publicUrl: string
  /** Whose upstream calls go first. */
  priority?: 'mutation' | 'query' | 'poll'
}

/** Builds the context of one request. Nothing in it is private to a class: Apollo copies the object. */
export function createContext(parts: ContextDeps, caller: Caller): Context {
  const { sources, mediaSigner, metrics, notice } = parts
  const { viewer, publicUrl, requestId = randomUUID(), signal = new AbortController().signal } = caller
  const budget = caller.budget ?? new OperationBudget()
  const stores = caller.budget ? sources.metered(budget) : sources
  const logger = parts.logger.child({ requestId })
  const tenantId = viewer.kind === 'user' ? viewer.tenantId : null
  const priority = caller.priority ?? 'query'
  const upstream = sources.upstream.as({
    tenantId,
    viewerKey: viewer.kind === 'user' ? viewerKey(viewer) : undefined,
    priority,
    signal,
    logger,
    requestId,
    onRead: () => budget.countUpstreamCall(),
  })
  const voices = stores.voicesOf(viewer, requestId)
  const jobs = stores.jobsOf(viewer)
  const audios = stores.audiosOf(viewer, requestId)
  const previews = stores.previewsOf(viewer)
  const dubbings = stores.dubbingsOf(viewer, requestId)
  const loaders = createLoaders({
    viewer,
    voices,
    jobs,
    audios,
    previews,
    dubbings,
    upstream,
    acquireDubbing: placeOf(parts.dubbingLimiter, { tenantId, priority }, signal, caller.over),
    onMissing: notice.missing,
    onChanged: notice.changed,
    onMissingDubbing: notice.missingDubbing,
    onChangedDubbing: notice.changedDubbing,
    onBatch: metrics.observeBatch,
  })
  return {
    viewer,
    requestId,
    logger,
    signal,
    budget,
    voices,
    operations: stores.operationsOf(viewer, requestId, {
      announceAudio: (row) => {
        if (audios.sees(row)) loaders.primeAudio(row)
      },
    }),
    jobs,
    audios,
    previews,
    usage: stores.usageOf(viewer),
    dubbings,
    mediaStore: parts.mediaStore,
    recordings: parts.recordings,
    bus: sources.bus,
    maxUploadBytes: parts.maxUploadBytes,
    upstream,
    models: sources.models,
    allowedIds: parts.allowedIds,
    loaders,
    mediaUrl(subject) {
      const { path, expiresAt } = mediaSigner.sign(subject, viewer)
      return { url: publicUrl + path, expiresAt }
    },
  }
}

/** Takes one place, however often it is asked for, and gives it back when all is over. */
function placeOf(
  limiter: Pick<ConcurrencyLimiter, 'acquire'>,
  request: AcquireRequest,
  signal: AbortSignal,
  over: AbortSignal | undefined,
): () => Promise<void> {
  let place: Promise<void> | undefined
  const take = async (over: AbortSignal) => {
    const { release } = await limiter.acquire(request, AbortSignal.any([signal, over]))
    if (over.aborted) release()
    else over.addEventListener('abort', release, { once: true })
  }
  return () => {
    place ??= over ? take(over) : Promise.resolve()
    return place
  }
}
