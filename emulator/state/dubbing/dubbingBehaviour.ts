/** How dubbing goes where no script says otherwise, and which reading of the public description the emulator follows. */
export interface DubbingBehaviour {
  /** Default 1000. */
  queuedMs: number
  /** Default 0: that state is then never seen. */
  preparingMs: number
  /** Default 4000. */
  dubbingMs: number
  /** Default 2000. */
  renderMs: number
  /** Of a transcription, translation or dub of segments. Default 0: it is done when its request is answered. */
  jobMs: number
  /** How long a link to a medium holds, at most; half of it is certain. Default an hour. */
  linkLifetimeMs: number
  /** How `created_at` is written: without a zone, as in the public example, or as UTC. Default `naive`. */
  createdAtAs: 'naive' | 'utc'
  /** What `audio_stale` says of a segment without audio. Default true. */
  staleWithoutAudio: boolean
  /** Whether segments of a speaker that overlap, or end after the medium, are refused. Default `refused`. */
  oddTimes: 'refused' | 'accepted'
  /** Whether a dub of the studio has a transcript as JSON. Default `refused`. */
  studioJson: 'refused' | 'given'
  /** The shape of errors of transcripts: `{ error, message }` or `{ detail }`. Default `flat`. */
  transcriptErrors: 'flat' | 'detail'
  /** How the older route sends subtitles: as they are, or as a JSON string. Default `text`. */
  subtitlesAs: 'text' | 'json'
  /** What audio and transcripts of a failed dub are answered with. Default 425, as if it were still under way. */
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

/** How a dub shall go; what is left out is as in any other. */
export interface DubbingScript {
  /** Default `dubbed`. */
  outcome?: 'dubbed' | 'failed'
  queuedMs?: number
  preparingMs?: number
  dubbingMs?: number
  /** What the dub says when it has failed. */
  error?: string
  /** How many speakers are heard. Default: as many as the request says, and 2 when it does not. */
  speakers?: number
  /** Default: one for every four seconds. */
  segments?: number
  /** What is detected. Default `en`. */
  sourceLanguage?: string
  /** The length of a medium that is named by its URL. Default 30. */
  durationSecs?: number
  /** The type of a medium that is named by its URL. Default: what its name ends in says, else `video/mp4`. */
  contentType?: string
}

/** How the renders of a dub shall go. */
export interface RenderScript {
  /** Default `complete`. */
  outcome?: 'complete' | 'failed'
  ms?: number
}

/** How transcriptions, translations and dubs of segments shall go. One that fails changes nothing and tells nobody. */
export interface JobScript {
  /** Default `completed`. */
  outcome?: 'completed' | 'failed'
  ms?: number
}
