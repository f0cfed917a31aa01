/** A dub as the state keeps it: what follows from it, such as its media and its subtitles, is made when it is asked for. */
export interface DubRecord {
  id: string
  name: string
  sourceLanguage: string
  /** The languages of the first, automatic result. Those that were added later are not among them. */
  automaticLanguages: string[]
  targetLanguages: string[]
  /** Made for the studio, and so with a resource. */
  editable: boolean
  /** Milliseconds since 1970. */
  createdAt: number
  creator: 'personal' | 'others'
  creationSource: string
  model: string
  media: DubMedia
  course: DubCourse
  version: number
  /** How many ids were given within it: they must not come twice. */
  idsGiven: number
  speakers: SpeakerRecord[]
  /** By their ids. A segment that changes is replaced and never changed in place. */
  segments: Record<string, SegmentRecord>
  renders: RenderRecord[]
  /** Transcriptions, translations and dubs of segments on their way. */
  jobs: DubJob[]
}

export interface DubMedia {
  contentType: string
  durationSecs: number
  /** What the sound is made from where no upload is kept. */
  seed: string
  hasBackground: boolean
}

/** Where a dub stands follows from the clock alone, unless a test has said where. */
export type DubCourse =
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
  /** By language: the id of a voice, or a word for a clone. */
  voices: Record<string, string>
}

export interface SegmentRecord {
  readonly id: string
  readonly speakerId: string
  readonly start: number
  readonly end: number
  /** Empty until it is transcribed. */
  readonly text: string
  /** By language; every target language has one. */
  readonly dubs: Readonly<Record<string, DubbedRecord>>
}

export interface DubbedRecord {
  readonly start: number
  readonly end: number
  readonly text: string | null
  /** The audio was made of another text or for another time. */
  readonly isStale: boolean
  /** The version with which text or time last changed. */
  readonly editedIn: number
  /** The version with which the audio was made, and how long it is. */
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

export type DubJobKind = 'transcribe' | 'translate' | 'dub'

export interface DubJob {
  kind: DubJobKind
  segmentIds: string[]
  languages: string[]
  /** The version with which it was started: what is edited later is not in its result. */
  version: number
  dueAt: number
  outcome: 'completed' | 'failed'
}
