import type { NewDubbing } from './buildDubbing.js'
import type { DubbingOverride } from './dubbingBehaviour.js'

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
  /** Default `personal`. */
  creator?: 'personal' | 'others'
  /** Default `dubbing_api`. */
  creation_source?: string
  /** Default `dubbing_v1`. */
  model?: string
}

/** A dubbing requested over the API. */
export interface DubbingRequest {
  name: string
  /** Undefined: to be detected. */
  sourceLanguage?: string
  targetLanguages: readonly string[]
  editable: boolean
  /** 0: to be detected. */
  speakers: number
  voice: string
  contentType?: string
  /** Undefined for media requested by URL. */
  durationSecs?: number
  seed: string
  hasBackground: boolean
}

const SECS_PER_SEGMENT = 4
const DEFAULT_SECS = 30
const MAX_SEGMENTS = 20_000
const MAX_SPEAKERS = 32

export function secsOf({ durationSecs }: Pick<DubbingRequest, 'durationSecs'>, override: DubbingOverride): number {
  return durationSecs ?? override.durationSecs ?? DEFAULT_SECS
}

export function dubbingFromRequest(
  id: string,
  request: DubbingRequest,
  override: DubbingOverride,
  timing: Pick<Required<DubbingOverride>, 'queuedMs' | 'preparingMs' | 'dubbingMs'>,
  nowMs: number,
): NewDubbing {
  const { seed, hasBackground, name, editable, targetLanguages, voice } = request
  const { outcome = 'dubbed', error = null } = override
  const { queuedMs = timing.queuedMs, preparingMs = timing.preparingMs, dubbingMs = timing.dubbingMs } = override
  const durationSecs = secsOf(request, override)
  return {
    id,
    name,
    sourceLanguage: request.sourceLanguage ?? override.sourceLanguage ?? 'en',
    targetLanguages,
    editable,
    createdAt: nowMs,
    creator: 'personal',
    creationSource: 'dubbing_api',
    model: 'dubbing_v1',
    media: {
      contentType: request.contentType ?? override.contentType ?? 'video/mp4',
      durationSecs,
      seed,
      hasBackground,
    },
    schedule: { startedAt: nowMs, queuedMs, preparingMs, dubbingMs, outcome, error },
    voice,
    ...countsOf(override.speakers ?? (request.speakers || undefined), override.segments, durationSecs),
  }
}

export function dubbingFromFixture(id: string, fixture: DubbingFixture, nowMs: number): NewDubbing {
  const { segments: segmentCount, target_languages: targetLanguages = ['es'], created_at } = fixture
  const { duration_secs: durationSecs = (segmentCount ?? 0) * SECS_PER_SEGMENT || DEFAULT_SECS } = fixture
  const createdAt = created_at === undefined ? nowMs : Date.parse(created_at)
  if (Number.isNaN(createdAt)) throw new Error(`'${created_at}' is no date`)
  return {
    id,
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

function countsOf(speakers = 2, segments: number | undefined, durationSecs: number) {
  const count = segments ?? Math.max(1, Math.round(durationSecs / SECS_PER_SEGMENT))
  if (count > MAX_SEGMENTS || speakers > MAX_SPEAKERS || speakers < 1) {
    throw new Error(`A dub has at most ${MAX_SEGMENTS} segments, and 1 to ${MAX_SPEAKERS} speakers`)
  }
  return { speakers, segments: count }
}
