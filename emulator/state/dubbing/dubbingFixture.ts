import type { NewDubbing } from './buildDubbing.js'
import { countsOf, DEFAULT_SECS, SECS_PER_SEGMENT } from './dubbingCounts.js'

/** A dubbing added by a test; absent keys use the defaults. Its status is fixed. */
export interface DubbingFixture {
  dubbing_id?: string
  name?: string
  /** Default `dubbed`. */
  status?: string
  /** The error of a failed dubbing. */
  error?: string
  /** Default `en`. */
  source_language?: string
  /** Default `es`. */
  target_languages?: string[]
  /** Whether it has a resource. Default true. */
  editable?: boolean
  /** ISO 8601. Default: now. */
  created_at?: string
  content_type?: string
  duration_secs?: number
  /** Default 2. */
  speakers?: number
  /** Default: one per four seconds. */
  segments?: number
  /** Dubbings with the same seed have speakers and segments with the same ids. Default: the id of the dubbing. */
  id_seed?: string
  /** Default `personal`. */
  creator?: 'personal' | 'others'
  /** Default `dubbing_api`. */
  creation_source?: string
  /** Default `dubbing_v1`. */
  model?: string
}

export function dubbingFromFixture(id: string, fixture: DubbingFixture, nowMs: number): NewDubbing {
  const { segments: segmentCount, target_languages: targetLanguages = ['es'], created_at } = fixture
  const { duration_secs: durationSecs = (segmentCount ?? 0) * SECS_PER_SEGMENT || DEFAULT_SECS } = fixture
  const createdAt = created_at === undefined ? nowMs : Date.parse(created_at)
  if (Number.isNaN(createdAt)) throw new RangeError(`created_at must be a date in ISO 8601 (got '${created_at}')`)
  return {
    id,
    idSeed: fixture.id_seed ?? id,
    name: fixture.name ?? `Dub ${id.slice(0, 4)}`,
    sourceLanguage: fixture.source_language ?? 'en',
    targetLanguages,
    editable: fixture.editable ?? true,
    createdAt,
    creator: fixture.creator ?? 'personal',
    creationSource: fixture.creation_source ?? 'dubbing_api',
    model: fixture.model ?? 'dubbing_v1',
    media: { contentType: fixture.content_type ?? 'video/mp4', durationSecs, seed: id, hasBackground: true },
    schedule: { status: fixture.status ?? 'dubbed', error: fixture.error ?? null },
    voice: 'track-clone',
    ...countsOf(fixture.speakers, segmentCount, durationSecs),
  }
}
