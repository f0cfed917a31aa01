/** Default durations of dubbing, and the interpretation of behaviour that the API does not document. */
export interface DubbingBehaviour {
  /** Default 1000. */
  queuedMs: number
  /** Default 0: the state does not occur. */
  preparingMs: number
  /** Default 4000. */
  dubbingMs: number
  /** Default 2000. */
  renderMs: number
  /** For transcription, translation and dubbing of segments. Default 0: done when the response is sent. */
  jobMs: number
  /** Maximum lifetime of a media link; the minimum is half of it. Default one hour. */
  linkLifetimeMs: number
  /** The format of `created_at`: without a time zone, as in the documentation, or in UTC. Default `naive`. */
  createdAtAs: 'naive' | 'utc'
  /** The value of `audio_stale` for a segment without audio. Default true. */
  staleWithoutAudio: boolean
  /**
   * Whether overlapping segments of a speaker, and segments that end after the media, are refused. Default `refused`.
   */
  oddTimes: 'refused' | 'accepted'
  /** Whether an editable dubbing has a JSON transcript. Default `refused`. */
  studioJson: 'refused' | 'given'
  /** The shape of transcript errors: `{ error, message }` or `{ detail }`. Default `flat`. */
  transcriptErrors: 'flat' | 'detail'
  /** The format of the older transcript route: plain text or a JSON string. Default `text`. */
  subtitlesAs: 'text' | 'json'
  /** The status for audio and transcripts of a failed dubbing. Default 425, as for one in progress. */
  failedDubStatus: 425 | 404
}

export const DEFAULT_DUBBING: Readonly<DubbingBehaviour> = {
  queuedMs: 1000,
  preparingMs: 0,
  dubbingMs: 4000,
  renderMs: 2000,
  jobMs: 0,
  linkLifetimeMs: 3_600_000,
  createdAtAs: 'naive',
  staleWithoutAudio: true,
  oddTimes: 'refused',
  studioJson: 'refused',
  transcriptErrors: 'flat',
  subtitlesAs: 'text',
  failedDubStatus: 425,
}

/** Overrides for a dubbing; absent keys use the defaults. */
export interface DubbingOverride {
  /** Default `dubbed`. */
  outcome?: 'dubbed' | 'failed'
  queuedMs?: number
  preparingMs?: number
  dubbingMs?: number
  /** The error of a failed dubbing. */
  error?: string
  /** Number of speakers found. Default: the number in the request, or 2. */
  speakers?: number
  /** Default: one per four seconds. */
  segments?: number
  /** The detected language. Default `en`. */
  sourceLanguage?: string
  /** The duration of media requested by URL. Default 30. */
  durationSecs?: number
  /** The type of media requested by URL. Default: by the file extension, otherwise `video/mp4`. */
  contentType?: string
}

/** Overrides for the renders of a dubbing. */
export interface RenderOverride {
  /** Default `complete`. */
  outcome?: 'complete' | 'failed'
  ms?: number
}

/** Overrides for jobs on segments. A failed job changes nothing and is not reported. */
export interface JobOverride {
  /** Default `completed`. */
  outcome?: 'completed' | 'failed'
  ms?: number
}
