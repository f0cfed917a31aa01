import DataLoader from 'dataloader'
import { limitConcurrency } from '../async/limitConcurrency.js'
import type { DubbingMetadata, SimilarVoice } from '../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingResourceView } from '../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { UpstreamApis } from '../datasources/elevenlabs/UpstreamApis.js'
import type { DubbingMirror, DubbingRow, DubbingStore } from '../datasources/postgres/dubbing/DubbingStore.js'
import type { VoiceStore } from '../datasources/postgres/voices/VoiceStore.js'
import { InvalidInput, UpstreamNotFound, UpstreamRejected } from '../errors.js'
import { DubbingResource, type DubbingTranscriptFormat } from '../schema/dubbing/DubbingResource.js'
import { batchById, onceById } from './batchById.js'

export interface DubbingSpeakerKey {
  readonly dubbingId: string
  readonly speakerId: string
}

export interface TranscriptKey {
  readonly dubbingId: string
  readonly language: string
  readonly format: DubbingTranscriptFormat
}

export interface DubbingLoaders {
  /** The dub with everything that upstream says of it; null where it is unknown or not visible. One upstream call each. */
  dubbing: DataLoader<string, DubbingResource | null, string>
  /** The same dub as its row knows it: no upstream call. */
  ownedDubbing: DataLoader<string, DubbingResource | null, string>
  /**
   * Speakers, segments and renders; null where the dub is unknown or not visible, not of the studio, or not dubbed yet.
   * One upstream call each, with the whole of it, so one request can not look into any number of large dubs.
   */
  dubbingResource: DataLoader<string, DubbingResourceView | null, string>
  /**
   * Voices that sound like a speaker, without those that the viewer must not learn of: upstream knows no users, and may list
   * any voice of the workspace. Not batchable upstream: one call a speaker.
   */
  similarVoices: DataLoader<DubbingSpeakerKey, SimilarVoice[] | null, string>
  /** One upstream call each. The dub has to be a visible one. */
  transcript: DataLoader<TranscriptKey, string, string>
  /** Rows that a list query has already read spare the look-up by id. */
  primeDubbings(rows: readonly DubbingRow[]): void
  /** After a change: the next load reads anew. */
  clearDubbing(dubbingId: string): void
}

export interface DubbingLoaderDeps {
  dubbings: Pick<DubbingStore, 'getMany'>
  voices: Pick<VoiceStore, 'haveRows'>
  upstream: Pick<UpstreamApis, 'dubbing' | 'voices'>
  /** Waits for one of the few places of those who hold dubs with all that is in them; once had, it is kept to the end. */
  acquireDubbing(): Promise<void>
  /** Told of visible dubs that upstream does not know. */
  onMissingDubbing(dubbingId: string): void
  /** Told of a dub whose row mirrors something older than what upstream just said. */
  onChangedDubbing(dubbing: DubbingMirror): void
  onBatch(loader: string, size: number): void
}

/** Upstream has no call for several dubs, so a page of them must not take all of its places. */
const CALLS_AT_ONCE = 4
/**
 * How much of dubs one request may hold, in segments counted once for each language: a dub of two hours in a dozen
 * languages has 65,000 of them.
 */
const MOST_HELD = 200_000
/** The same in bytes of JSON, for segments may be long. */
const MOST_HELD_BYTES = 128 * 1024 * 1024

/** A dub for which there is nothing to edit, or not yet: what cannot be is no failure of the request that asks for it. */
const NOT_EDITABLE: ReadonlySet<string> = new Set(['dubbing_not_dubbed', 'dubbing_not_editable', 'dubbing_failed'])

export function createDubbingLoaders(deps: DubbingLoaderDeps): DubbingLoaders {
  const { dubbings, voices, upstream, acquireDubbing, onMissingDubbing, onChangedDubbing, onBatch } = deps
  const turn = limitConcurrency(CALLS_AT_ONCE)
  /** By dub, so that one that is read anew does not count twice. */
  const held = new Map<string, Held>()

  const rows = batchById<string, DubbingRow>(
    async (ids) => {
      const found = await dubbings.getMany(ids)
      return new Map(found.flatMap((row) => (row ? [[row.id, row] as const] : [])))
    },
    { maxBatchSize: 1_000, onBatch: (size) => onBatch('dubbing', size) },
  )

  const ownedDubbing = onceById<string, DubbingResource | null>(async (id) => {
    const row = await rows.load(id)
    return row && toDubbingResource(row)
  })

  const dubbing = onceById<string, DubbingResource | null>(async (id) => {
    const row = await rows.load(id)
    if (!row) return null
    try {
      const metadata = await turn(() => upstream.dubbing.get(id))
      if (isStale(row, metadata)) onChangedDubbing(metadata)
      return toDubbingResource(row, metadata)
    } catch (error) {
      if (!(error instanceof UpstreamNotFound)) throw error
      onMissingDubbing(id)
      return null
    }
  })

  const dubbingResource = onceById<string, DubbingResourceView | null>(async (id) => {
    const row = await rows.load(id)
    if (!row?.isStudio || row.status === 'FAILED') return null
    await acquireDubbing()
    return turn(async () => {
      demandRoom(held)
      try {
        const view = await upstream.dubbing.getResource(id)
        const segments = view.segmentIds().length * (1 + view.targetLanguages.length)
        held.set(id, { segments, bytes: view.sizeBytes })
        return view
      } catch (error) {
        if (hasNoResource(error, row)) return null
        throw error
      }
    })
  })

  const rowsOfVoices = batchById<string, { isVisible: boolean }>((ids) => voices.haveRows(ids), { maxBatchSize: 1_000 })
  const inWorkspace = batchById<string, object>((ids) => turn(() => upstream.voices.getMany(ids)), {
    maxBatchSize: 100,
  })

  /** Whether a voice may be shown that upstream names: one that no row knows may have been made by anyone a moment ago. */
  async function mayBeShown(voiceId: string): Promise<boolean> {
    const row = await rowsOfVoices.load(voiceId)
    return row?.isVisible ?? (await inWorkspace.load(voiceId)) === null
  }

  async function onlyShown(listed: readonly SimilarVoice[]): Promise<SimilarVoice[]> {
    const shown = await Promise.all(listed.map(({ id }) => mayBeShown(id)))
    return listed.filter((_, index) => shown[index])
  }

  async function listSimilar({ dubbingId, speakerId }: DubbingSpeakerKey): Promise<SimilarVoice[] | null> {
    const row = await rows.load(dubbingId)
    if (!row?.isStudio) return null
    try {
      return await turn(() => upstream.dubbing.similarVoices(dubbingId, speakerId))
    } catch (error) {
      if (hasNoResource(error, row)) return null
      throw error
    }
  }

  const similarVoices = new DataLoader<DubbingSpeakerKey, SimilarVoice[] | null, string>(
    // What is listed for all speakers is looked up together.
    async (keys) => {
      const lists = await Promise.all(keys.map((key) => listSimilar(key).catch((error: Error) => error)))
      return Promise.all(
        lists.map((listed) =>
          listed === null || listed instanceof Error ? listed : onlyShown(listed).catch((error: Error) => error),
        ),
      )
    },
    { cacheKeyFn: ({ dubbingId, speakerId }) => JSON.stringify([dubbingId, speakerId]) },
  )

  const transcript = onceById<TranscriptKey, string>(
    ({ dubbingId, language, format }) => turn(() => upstream.dubbing.getTranscript(dubbingId, language, format)),
    ({ dubbingId, language, format }) => JSON.stringify([dubbingId, language, format]),
  )

  return {
    dubbing,
    ownedDubbing,
    dubbingResource,
    similarVoices,
    transcript,
    primeDubbings(listed) {
      for (const row of listed) rows.prime(row.id, row)
    },
    clearDubbing(dubbingId) {
      for (const loader of [rows, dubbing, ownedDubbing, dubbingResource]) loader.clear(dubbingId)
      for (const loader of [similarVoices, rowsOfVoices, inWorkspace, transcript]) loader.clearAll()
    },
  }
}

/** Of a dub under way upstream may say anything; that it is not found, says the metadata alone. */
function hasNoResource(error: unknown, { status }: DubbingRow): boolean {
  if (error instanceof UpstreamNotFound) return true
  return error instanceof UpstreamRejected && (status !== 'DUBBED' || NOT_EDITABLE.has(error.upstreamCode))
}

interface Held {
  readonly segments: number
  readonly bytes: number
}

function demandRoom(held: ReadonlyMap<string, Held>): void {
  const sum = { segments: 0, bytes: 0 }
  for (const { segments, bytes } of held.values()) {
    sum.segments += segments
    sum.bytes += bytes
  }
  if (sum.segments >= MOST_HELD || sum.bytes >= MOST_HELD_BYTES)
    throw new InvalidInput('These dubs are too large to be looked into by one request; ask for fewer.')
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

/** Joins what upstream says, where it was asked, with who owns it. */
export function toDubbingResource(row: DubbingRow, metadata?: DubbingMetadata): DubbingResource {
  const { id, name, status, sourceLanguage, targetLanguages, durationSecs } = row
  const known = { id, name, status, sourceLanguage, targetLanguages, durationSecs, error: null, mediaType: null }
  return Object.assign(new DubbingResource(), known, metadata, {
    isStudio: row.isStudio || metadata?.isStudio === true,
    createdAt: metadata?.createdAt ?? row.upstreamCreatedAt ?? row.createdAt,
    owner: { id: row.ownerId },
    viewerPermission: row.permission,
    unsure: metadata === undefined ? unsureFields(row) : noFields,
  })
}

const noFields: ReadonlySet<string> = new Set()
const allFields = ['name', 'status', 'isStudio', 'error', 'sourceLanguage', 'targetLanguages', 'durationSecs'] as const

/** The fields that a row may be wrong about, or does not have. What has ended changes no more. */
function unsureFields({ status, missingSince, sourceLanguage, durationSecs }: DubbingRow): ReadonlySet<string> {
  if (missingSince !== null || (status !== 'DUBBED' && status !== 'FAILED')) {
    return new Set([...allFields, 'mediaType', 'audio', 'transcript'])
  }
  if (status === 'FAILED') return new Set(['error', 'mediaType'])
  const unsure = new Set(['mediaType'])
  if (sourceLanguage === null) unsure.add('sourceLanguage')
  if (durationSecs === null) unsure.add('durationSecs')
  return unsure
}
