import type { DubbingRenderType } from '../../../../schema/dubbing/DubbingRender.js'
import type { DubbingStatus } from '../../../../schema/dubbing/DubbingResource.js'
import type { DubbingVoiceMode } from '../../../../schema/dubbing/DubbingSpeaker.js'
import type { UploadPart } from '../../client/uploads/UploadPart.js'

// Undefined and null both mean not sent, unless it says otherwise.

export interface DubbingListParams {
  /** `nextCursor` of the page before. */
  cursor?: string | null
  /** From 1 to 200; 100 by default. */
  pageSize?: number | null
  statuses?: readonly Exclude<DubbingStatus, 'UNKNOWN'>[] | null
  targetLanguages?: readonly string[] | null
  /** The newest first unless told. */
  orderBy?: 'CREATED_AT' | 'NAME' | null
  direction?: 'ASC' | 'DESC' | null
  signal?: AbortSignal
}

export interface CreateDubbingInput {
  /** The medium; of an iterable, the one file that it brings. Without it there has to be a `sourceUrl`. */
  file?: UploadPart | AsyncIterable<UploadPart> | null
  sourceUrl?: string | null
  name?: string | null
  /** Left out, it is found out. */
  sourceLanguage?: string | null
  /** Only for the studio may there be none yet. */
  targetLanguage?: string | null
  targetAccent?: string | null
  /** Left out, they are counted. */
  speakerCount?: number | null
  watermark?: boolean | null
  /** Whole numbers, in the upstream's unit, which it does not name: seconds by all that is known. */
  startTime?: number | null
  endTime?: number | null
  highestResolution?: boolean | null
  dropBackgroundAudio?: boolean | null
  useProfanityFilter?: boolean | null
  /** Whether its speakers and segments can be edited afterwards. */
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
  /** From 0 to 1, as all three. */
  stability?: number | null
  similarity?: number | null
  style?: number | null
}

export interface UpdateDubbingSpeakerInput extends CreateDubbingSpeakerInput {
  /** Languages that the voice is meant for; none means all. */
  languages?: readonly string[] | null
}

export interface CreateDubbingSegmentInput {
  startSecs: number
  endSecs: number
  text?: string | null
  translations?: readonly { language: string; text: string }[] | null
}

/** What is undefined is not sent, and null is sent as null: the upstream tells the two apart. */
export interface DubbingSegmentPatch {
  startSecs?: number | null
  endSecs?: number | null
  text?: string | null
}

export interface SegmentWork {
  segmentIds: readonly string[]
  /** Null means all target languages. */
  languages: readonly string[] | null
}

export interface RenderDubbingInput {
  type: Exclude<DubbingRenderType, 'UNKNOWN'>
  normalizeVolume?: boolean | null
}
