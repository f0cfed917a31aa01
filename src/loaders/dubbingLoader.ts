import type DataLoader from 'dataloader'
import { limitConcurrency } from '../async/limitConcurrency.js'
import type { DubbingMetadata } from '../datasources/elevenlabs/apis/DubbingApi.js'
import type { SimilarVoice } from '../datasources/elevenlabs/apis/DubbingResourceApi.js'
import type { DubbingResourceView } from '../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import type { DubbingMirror, DubbingRow, DubbingStore } from '../datasources/postgres/dubbing/DubbingStore.js'
import type { VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import { UpstreamNotFound } from '../errors.js'
import { DubbingResource, type DubbingTranscriptFormat } from '../schema/dubbing/DubbingResource.js'
import { batchById, onceById } from './batchById.js'
import { createDubbingResourceLoader } from './dubbingResourceLoader.js'
import { createSimilarVoicesLoader, type DubbingSpeakerKey } from './similarVoicesLoader.js'

export interface TranscriptKey {
  readonly dubbingId: string
  readonly language: string
  readonly format: DubbingTranscriptFormat
}

export interface DubbingLoaders {
  /** The dubbing with all values from upstream; null if it is unknown or not visible. One upstream call each. */
  dubbing: DataLoader<string, DubbingResource | null, string>
  /** The same dubbing with the values of its row. No upstream call. */
  ownedDubbing: DataLoader<string, DubbingResource | null, string>
  /**
   * Speakers, segments and renders; null if the dubbing is not visible, is not of the studio, or has none yet. One upstream
   * call each. Limited in memory for each request.
   */
  dubbingResource: DataLoader<string, DubbingResourceView | null, string>
  /** Similar voices of a speaker that the viewer may see. One upstream call each. */
  similarVoices: DataLoader<DubbingSpeakerKey, SimilarVoice[] | null, string>
  /** One upstream call each. Does not check whether the dubbing is visible. */
  transcript: DataLoader<TranscriptKey, string, string>
  primeDubbings(rows: readonly DubbingRow[]): void
  clearDubbing(dubbingId: string): void
}

export interface DubbingLoaderDeps {
  dubbings: Pick<DubbingStore, 'getMany'>
  voices: Pick<VoiceStore, 'haveRows'>
  upstream: Pick<UpstreamApis, 'dubbing' | 'dubbingResource' | 'voices'>
  /** Waits for a slot of the operations that hold complete dubbings. Later calls resolve at once. */
  acquireDubbing(): Promise<void>
  /** Called with visible dubbings that upstream does not know. */
  onMissingDubbing(dubbingId: string): void
  /** Called if the row of a dubbing differs from upstream. */
  onChangedDubbing(dubbing: DubbingMirror): void
  onBatch(loader: string, size: number): void
}

/** Upstream calls of one request, because upstream reads one dubbing per call. */
const MAX_CONCURRENT_CALLS = 4

export function createDubbingLoaders(deps: DubbingLoaderDeps): DubbingLoaders {
  const { upstream } = deps
  const limit = limitConcurrency(MAX_CONCURRENT_CALLS)
  const rows = createRowLoader(deps)
  const ownedDubbing = onceById<string, DubbingResource | null>(async (id) => {
    const row = await rows.load(id)
    return row && toDubbingResource(row)
  })
  const dubbing = onceById<string, DubbingResource | null>(async (id) => {
    const row = await rows.load(id)
    return row && limit(() => readDubbing(row, deps))
  })
  const dubbingResource = createDubbingResourceLoader(rows, { ...deps, limit })
  const similarVoices = createSimilarVoicesLoader(rows, { ...deps, limit })
  const transcript = onceById<TranscriptKey, string>(
    ({ dubbingId, language, format }) => limit(() => upstream.dubbing.getTranscript(dubbingId, language, format)),
    ({ dubbingId, language, format }) => JSON.stringify([dubbingId, language, format]),
  )
  return {
    dubbing,
    ownedDubbing,
    dubbingResource,
    similarVoices: similarVoices.loader,
    transcript,
    primeDubbings(listed) {
      for (const row of listed) rows.prime(row.id, row)
    },
    clearDubbing(dubbingId) {
      for (const loader of [rows, dubbing, ownedDubbing, dubbingResource]) loader.clear(dubbingId)
      for (const loader of [similarVoices, transcript]) loader.clearAll()
    },
  }
}

export type DubbingRowLoader = DataLoader<string, DubbingRow | null, string>

function createRowLoader({ dubbings, onBatch }: DubbingLoaderDeps): DubbingRowLoader {
  return batchById<string, DubbingRow>(
    async (ids) => {
      const found = await dubbings.getMany(ids)
      return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])))
    },
    { maxBatchSize: 1_000, onBatch: (size) => onBatch('dubbing', size) },
  )
}

async function readDubbing(
  row: DubbingRow,
  { upstream, onChangedDubbing, onMissingDubbing }: DubbingLoaderDeps,
): Promise<DubbingResource | null> {
  try {
    const metadata = await upstream.dubbing.get(row.id)
    if (isStale(row, metadata)) onChangedDubbing(metadata)
    return toDubbingResource(row, metadata)
  } catch (error) {
    if (!(error instanceof UpstreamNotFound)) throw error
    onMissingDubbing(row.id)
    return null
  }
}

function isStale(row: DubbingRow, metadata: DubbingMetadata): boolean {
  return (
    row.missingSince !== null ||
    row.name !== metadata.name ||
    row.status !== metadata.status ||
    row.isStudio < metadata.isStudio ||
    row.sourceLanguage !== metadata.sourceLanguage ||
    row.durationSecs !== metadata.durationSecs ||
    row.upstreamCreatedAt?.getTime() !== metadata.createdAt?.getTime() ||
    row.targetLanguages.join() !== metadata.targetLanguages.join()
  )
}

/** Joins the ownership of a row with the values from upstream, if these were read. */
export function toDubbingResource(row: DubbingRow, metadata?: DubbingMetadata): DubbingResource {
  const { id, name, status, sourceLanguage, targetLanguages, durationSecs } = row
  const known = { id, name, status, sourceLanguage, targetLanguages, durationSecs, error: null, mediaType: null }
  return Object.assign(new DubbingResource(), known, metadata, {
    isStudio: row.isStudio || metadata?.isStudio === true,
    createdAt: metadata?.createdAt ?? row.upstreamCreatedAt ?? row.createdAt,
    owner: { id: row.ownerId },
    viewerPermission: row.permission,
    staleFields: metadata === undefined ? staleFieldsOf(row) : NO_FIELDS,
  })
}

const NO_FIELDS: ReadonlySet<string> = new Set()
const ALL_FIELDS = ['name', 'status', 'isStudio', 'error', 'sourceLanguage', 'targetLanguages', 'durationSecs'] as const

/** Fields that the row does not have, or that can change until the dubbing has ended. */
function staleFieldsOf({ status, missingSince, sourceLanguage, durationSecs }: DubbingRow): ReadonlySet<string> {
  if (missingSince !== null || (status !== 'DUBBED' && status !== 'FAILED')) {
    return new Set([...ALL_FIELDS, 'mediaType', 'audio', 'transcript'])
  }
  if (status === 'FAILED') return new Set(['error', 'mediaType'])
  const fields = new Set(['mediaType'])
  if (sourceLanguage === null) fields.add('sourceLanguage')
  if (durationSecs === null) fields.add('durationSecs')
  return fields
}

export type { DubbingSpeakerKey } from './similarVoicesLoader.js'
