import type { NewDub } from './buildDubbing.js'
import type { DubbingScript } from './dubbingBehaviour.js'

/** A dub that a test adds: what is left out is as in any other. It stands where `status` says, and stays there. */
export interface DubDraft {
  dubbing_id?: string
  name?: string
  /** Default `dubbed`. */
  status?: string
  /** What it says when it has failed. */
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
  /** Default: one for every four seconds. */
  segments?: number
  /** Default `personal`. */
  creator?: 'personal' | 'others'
  /** Default `dubbing_api`. */
  creation_source?: string
  /** Default `dubbing_v1`. */
  model?: string
}

/** A dub that was asked for over the API. */
export interface DubRequest {
  name: string
  /** Undefined when it is to be detected. */
  sourceLanguage?: string
  targetLanguages: readonly string[]
  editable: boolean
  /** 0 when they are to be counted. */
  speakers: number
  voice: string
  contentType?: string
  /** Undefined for a medium that is named by its URL. */
  durationSecs?: number
  seed: string
  hasBackground: boolean
}

const SECS_PER_SEGMENT = 4
const DEFAULT_SECS = 30
const MOST_SEGMENTS = 20_000
const MOST_SPEAKERS = 32

/** The length of a medium of which only the URL is known. */
export function secsOf({ durationSecs }: Pick<DubRequest, 'durationSecs'>, script: DubbingScript): number {
  return durationSecs ?? script.durationSecs ?? DEFAULT_SECS
}

export function dubFromRequest(
  id: string,
  request: DubRequest,
  script: DubbingScript,
  pace: Pick<Required<DubbingScript>, 'queuedMs' | 'preparingMs' | 'dubbingMs'>,
  nowMs: number,
): NewDub {
  const { seed, hasBackground, name, editable, targetLanguages, voice } = request
  const { outcome = 'dubbed', error = null } = script
  const { queuedMs = pace.queuedMs, preparingMs = pace.preparingMs, dubbingMs = pace.dubbingMs } = script
  const durationSecs = secsOf(request, script)
  return {
    id,
    name,
    sourceLanguage: request.sourceLanguage ?? script.sourceLanguage ?? 'en',
    targetLanguages,
    editable,
    createdAt: nowMs,
    creator: 'personal',
    creationSource: 'dubbing_api',
    model: 'dubbing_v1',
    media: { contentType: request.contentType ?? script.contentType ?? 'video/mp4', durationSecs, seed, hasBackground },
    course: { startedAt: nowMs, queuedMs, preparingMs, dubbingMs, outcome, error },
    voice,
    ...countsOf(script.speakers ?? (request.speakers || undefined), script.segments, durationSecs),
  }
}

export function dubFromDraft(id: string, draft: DubDraft, nowMs: number): NewDub {
  const { segments: wanted, target_languages: targetLanguages = ['es'], created_at } = draft
  const { duration_secs: durationSecs = (wanted ?? 0) * SECS_PER_SEGMENT || DEFAULT_SECS } = draft
  const createdAt = created_at === undefined ? nowMs : Date.parse(created_at)
  if (Number.isNaN(createdAt)) throw new Error(`'${created_at}' is no date`)
  return {
    id,
    name: draft.name ?? `Dub ${id.slice(0, 4)}`,
    sourceLanguage: draft.source_language ?? 'en',
    targetLanguages,
    editable: draft.editable ?? true,
    createdAt,
    creator: draft.creator ?? 'personal',
    creationSource: draft.creation_source ?? 'dubbing_api',
    model: draft.model ?? 'dubbing_v1',
    media: { contentType: draft.content_type ?? 'video/mp4', durationSecs, seed: id, hasBackground: true },
    course: { status: draft.status ?? 'dubbed', error: draft.error ?? null },
    voice: 'track-clone',
    ...countsOf(draft.speakers, wanted, durationSecs),
  }
}

function countsOf(speakers = 2, segments: number | undefined, durationSecs: number) {
  const spoken = segments ?? Math.max(1, Math.round(durationSecs / SECS_PER_SEGMENT))
  if (spoken > MOST_SEGMENTS || speakers > MOST_SPEAKERS || speakers < 1) {
    throw new Error(`A dub has at most ${MOST_SEGMENTS} segments, and 1 to ${MOST_SPEAKERS} speakers`)
  }
  return { speakers, segments: spoken }
}
