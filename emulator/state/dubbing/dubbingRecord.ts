/** A dubbing in the state. Derived data, such as media and subtitles, is generated on request. */
export interface DubbingRecord {
  id: string
  name: string
  sourceLanguage: string
  /** The languages of the automatic dubbing, without those added later. */
  automaticLanguages: string[]
  targetLanguages: string[]
  /** Created for the studio: it has a resource. */
  editable: boolean
  /** Milliseconds since 1970. */
  createdAt: number
  creator: 'personal' | 'others'
  creationSource: string
  model: string
  media: DubbingMedia
  schedule: DubbingSchedule
  version: number
  /** Number of ids issued within this dubbing; ids are never reused. */
  idsIssued: number
  speakers: SpeakerRecord[]
  /** By id. Segments are immutable: an edit replaces the segment. */
  segments: Record<string, SegmentRecord>
  renders: RenderRecord[]
  /** Transcription, translation and dubbing jobs in progress. */
  jobs: DubbingJob[]
}

export interface DubbingMedia {
  contentType: string
  durationSecs: number
  /** The seed of generated media, if no upload is stored. */
  seed: string
  hasBackground: boolean
}

/** The status follows from the clock, unless a test has fixed it. */
export type DubbingSchedule =
  | { status: string; error: string | null }
  | {
      startedAt: number
      queuedMs: number
      preparingMs: number
      dubbingMs: number
      outcome: 'dubbed' | 'failed'
      error: string | null
    }

export interface SpeakerRecord {
  id: string
  name: string
  /** By language: a voice id, or the name of a clone type. */
  voices: Record<string, string>
}

export interface SegmentRecord {
  readonly id: string
  readonly speakerId: string
  readonly start: number
  readonly end: number
  /** Empty until it is transcribed. */
  readonly text: string
  /** By language; every target language has an entry. */
  readonly dubs: Readonly<Record<string, DubbedRecord>>
}

export interface DubbedRecord {
  readonly start: number
  readonly end: number
  readonly text: string | null
  /** The audio was generated from another text or for other times. */
  readonly isStale: boolean
  /** The version that last changed text or times. */
  readonly editedIn: number
  /** The version that generated the audio, and its duration. */
  readonly audio: { readonly take: number; readonly secs: number } | null
}

export const RENDER_TYPES = ['mp4', 'aac', 'mp3', 'wav', 'aaf', 'tracks_zip', 'clips_zip', 'zip'] as const

export type RenderType = (typeof RENDER_TYPES)[number]

export interface RenderRecord {
  id: string
  version: number
  language: string
  type: RenderType
  startedAt: number
  ms: number
  outcome: 'complete' | 'failed'
}

export type DubbingJobKind = 'transcribe' | 'translate' | 'dub'

export interface DubbingJob {
  kind: DubbingJobKind
  segmentIds: string[]
  languages: string[]
  /** The version that started the job; later edits are not in its result. */
  version: number
  dueAt: number
  outcome: 'completed' | 'failed'
}
