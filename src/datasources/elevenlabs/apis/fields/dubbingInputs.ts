import type { DubbingRenderType } from '../../../../schema/dubbing/DubbingRender.js'
import type { DubbingStatus } from '../../../../schema/dubbing/DubbingResource.js'
import type { DubbingVoiceMode } from '../../../../schema/dubbing/DubbingSpeaker.js'
import type { UploadPart } from '../../client/uploads/UploadPart.js'

// Fields that are undefined or null are not sent, unless stated otherwise.

export interface DubbingListParams {
  /** `nextCursor` of the previous page. */
  cursor?: string | null
  /** From 1 to 200. Default: 100. */
  pageSize?: number | null
  statuses?: readonly Exclude<DubbingStatus, 'UNKNOWN'>[] | null
  targetLanguages?: readonly string[] | null
  /** Default: newest first. */
  orderBy?: 'CREATED_AT' | 'NAME' | null
  direction?: 'ASC' | 'DESC' | null
  signal?: AbortSignal
}

export interface CreateDubbingInput {
  /** Either a file or a `sourceUrl` is required. An iterable must have exactly one file. */
  file?: UploadPart | AsyncIterable<UploadPart> | null
  sourceUrl?: string | null
  name?: string | null
  /** Default: detected. */
  sourceLanguage?: string | null
  /** Optional only for studio dubbings. */
  targetLanguage?: string | null
  targetAccent?: string | null
  /** Default: detected. */
  speakerCount?: number | null
  watermark?: boolean | null
  /** Integers. Upstream does not document the unit; seconds in practice. */
  startTime?: number | null
  endTime?: number | null
  highestResolution?: boolean | null
  dropBackgroundAudio?: boolean | null
  useProfanityFilter?: boolean | null
  /** Whether speakers and segments can be edited. */
  studio: boolean
  disableVoiceCloning?: boolean | null
}

export interface DubbingVoiceChoice {
  mode: DubbingVoiceMode
  /** For the mode `VOICE`. */
  voiceId?: string | null
}

export interface CreateDubbingSpeakerInput {
  name?: string | null
  voice?: DubbingVoiceChoice | null
  /** From 0 to 1, also `similarity` and `style`. */
  stability?: number | null
  similarity?: number | null
  style?: number | null
}

export interface UpdateDubbingSpeakerInput extends CreateDubbingSpeakerInput {
  /** Languages in which the speaker uses the voice. Empty for all. */
  languages?: readonly string[] | null
}

export interface CreateDubbingSegmentInput {
  startSecs: number
  endSecs: number
  text?: string | null
  translations?: readonly { language: string; text: string }[] | null
}

/** Null is sent: upstream distinguishes it from absent. */
export interface DubbingSegmentPatch {
  startSecs?: number | null
  endSecs?: number | null
  text?: string | null
}

export interface SegmentWork {
  segmentIds: readonly string[]
  /** Null for all target languages. */
  languages: readonly string[] | null
}

export interface RenderDubbingInput {
  type: Exclude<DubbingRenderType, 'UNKNOWN'>
  normalizeVolume?: boolean | null
}
