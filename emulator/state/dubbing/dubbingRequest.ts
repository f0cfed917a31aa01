import type { NewDubbing } from './buildDubbing.js'
import type { DubbingOverride } from './dubbingBehaviour.js'
import { countsOf, DEFAULT_SECS } from './dubbingCounts.js'

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

interface StartOptions {
  id: string
  override: DubbingOverride
  timing: Pick<Required<DubbingOverride>, 'queuedMs' | 'preparingMs' | 'dubbingMs'>
  nowMs: number
}

export function secsOf({ durationSecs }: Pick<DubbingRequest, 'durationSecs'>, override: DubbingOverride): number {
  return durationSecs ?? override.durationSecs ?? DEFAULT_SECS
}

export function dubbingFromRequest(request: DubbingRequest, { id, override, timing, nowMs }: StartOptions): NewDubbing {
  const { seed, hasBackground, name, editable, targetLanguages, voice } = request
  const { outcome = 'dubbed', error = null } = override
  const { queuedMs = timing.queuedMs, preparingMs = timing.preparingMs, dubbingMs = timing.dubbingMs } = override
  const durationSecs = secsOf(request, override)
  const contentType = request.contentType ?? override.contentType ?? 'video/mp4'
  return {
    id,
    idSeed: id,
    name,
    sourceLanguage: request.sourceLanguage ?? override.sourceLanguage ?? 'en',
    targetLanguages,
    editable,
    createdAt: nowMs,
    creator: 'personal',
    creationSource: 'dubbing_api',
    model: 'dubbing_v1',
    media: { contentType, durationSecs, seed, hasBackground },
    schedule: { startedAt: nowMs, queuedMs, preparingMs, dubbingMs, outcome, error },
    voice,
    ...countsOf(override.speakers ?? (request.speakers || undefined), override.segments, durationSecs),
  }
}
