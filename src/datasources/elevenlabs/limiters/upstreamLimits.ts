import type { LimiterLimits, PreemptionLimits } from '../../../async/limiters/LimiterLimits.js'

/** Deadlines of one class of call, in milliseconds. */
export interface CallTimeouts {
  /** From the call until its answer can be read: queueing, all attempts and the pauses between them. */
  responseMs: number
  /** One attempt, from the request to the head of its answer. */
  headMs: number
  /** Longest silence in the middle of a body. */
  bodyIdleMs: number
  /** From the head of the answer to the end of its body, however slow its reader is. */
  bodyMs: number
}

/**
 * Deadlines of an upload, in milliseconds. A file may be of any size and its sender slow, so what counts is silence; of
 * the rest, `headMs` counts from the final boundary, and `responseMs` is the bound of everything together.
 */
export interface UploadTimeouts extends CallTimeouts {
  /** Longest wait for the next bytes of a file. */
  senderIdleMs: number
  /** Longest wait for the upstream to take the bytes it was given. */
  receiverIdleMs: number
}

export interface RetryLimits {
  /** Attempts after the first. */
  maxRetries: number
  /** Scale of the first pause, in milliseconds; it grows exponentially from there, with jitter. */
  initialDelayMs: number
  /** Longest pause that is our own idea; a longer `Retry-After` is heeded while the deadline allows. */
  maxDelayMs: number
}

export interface BreakerLimits {
  /** Failures in a row that open the circuit. */
  failures: number
  /** How long the circuit stays open before one call is let through to try, in milliseconds. */
  halfOpenAfterMs: number
}

export interface UpstreamLimits {
  limiters: {
    /** JSON reads and writes. */
    metadata: LimiterLimits
    /** Files on their way in. Apart from metadata, so that slow senders never hold up queries. */
    upload: LimiterLimits
    /** Files that the upstream fetches from a URL before it answers. Apart from uploads, because a slow host cannot be told. */
    remoteFile: LimiterLimits
    /** Audio that is passed on as it comes. Apart from metadata, so that slow listeners never hold up queries. */
    media: LimiterLimits
    /** Previews on hosts beside the API; they do not count against its limits. */
    preview: LimiterLimits
    /** Dubs with all their segments. Apart from metadata, because each may take seconds and fill much memory. */
    resource: LimiterLimits
    /** Sounds and voices that are being made, with a limiter for each concurrency group, because the API counts each by itself. */
    generation: LimiterLimits
  }
  timeouts: {
    metadata: CallTimeouts
    media: CallTimeouts
    /** JSON writes: some of them make something before they answer. */
    write: CallTimeouts
    upload: UploadTimeouts
    /** Media to be dubbed: of the largest the upstream may think long before it answers. */
    dubbingUpload: UploadTimeouts
    /** Dubs with all their segments. */
    resource: CallTimeouts
    /** What is made of words. The head comes when the first of it is made, or all of it where it is not streamed. */
    generation: CallTimeouts
    /** What is made of a recording, which is sent first: of an hour of it, the first may take minutes to come. */
    generationUpload: UploadTimeouts
  }
  /**
   * How much of an upload is received before it takes a slot, in bytes; a smaller one is received whole. Each open upload
   * holds this much in memory. At most a quarter of what `ByteQueue` keeps valid.
   */
  uploadHeadBytes: number
  /** The rate of a sender is measured over as much time of waiting for it, in milliseconds. */
  senderRateWindowMs: number
  connectMs: number
  /** How long a connection is kept ready for the next sound that is made of words. */
  readyConnectionMs: number
  retry: RetryLimits
  breaker: BreakerLimits
  /** Largest JSON answer, in bytes. */
  maxJsonBytes: number
  /** Largest dub with all its segments, in bytes of JSON: 5,000 of them in a dozen languages come to some 40 MiB. */
  maxResourceBytes: number
  /** Largest audio that comes as base64 inside JSON, in bytes of audio. */
  maxInlineAudioBytes: number
  /** Most limiters for generations: concurrency groups beyond these share the last. */
  maxGenerationGroups: number
  /**
   * Largest speech that comes whole with the times of its characters, in bytes of audio: the longest text there is, at the
   * pace of speech, as MP3 of the highest rate; or a quarter of an hour of the dearest bare samples.
   */
  maxTimedAudioBytes: number
  /** Longest line of a timed stream, in bytes. */
  maxTimedLineBytes: number
  /** Most audio of all previews of one answer together, in bytes: three of two minutes at the highest rate. */
  maxPreviewAudioBytes: number
}

export type UpstreamLimitOverrides = {
  [Key in keyof UpstreamLimits]?: UpstreamLimits[Key] extends number
    ? number
    : { [Inner in keyof UpstreamLimits[Key]]?: Partial<UpstreamLimits[Key][Inner]> }
}

const MEBIBYTE = 1024 * 1024
const MINUTE = 60_000

const PREEMPTION: PreemptionLimits = { afterMs: 3000, slowBytesPerSec: 64 * 1024, unequalBytesPerSec: MEBIBYTE }
/** A reader that is cut resumes with a range, unlike an upload, so less is asked of it before. */
const READER_PREEMPTION: PreemptionLimits = {
  afterMs: 1000,
  slowBytesPerSec: 256 * 1024,
  unequalBytesPerSec: MEBIBYTE,
  sameViewerBytesPerSec: 64 * 1024,
}

const PASSED_ON: LimiterLimits = {
  maxInFlight: 10,
  maxInFlightPerTenant: 5,
  maxInFlightPerViewer: 3,
  maxQueued: 200,
  maxQueuedPerTenant: 100,
  maxQueueMs: 5000,
  preemption: READER_PREEMPTION,
}

const DEFAULT_LIMITS: UpstreamLimits = {
  limiters: {
    metadata: { maxInFlight: 10, maxQueued: 1000, maxQueuedPerTenant: 500, maxQueueMs: 5000 },
    upload: {
      maxInFlight: 8,
      maxInFlightPerTenant: 4,
      maxInFlightPerViewer: 2,
      maxQueued: 200,
      maxQueuedPerTenant: 50,
      maxQueueMs: 60_000,
      preemption: PREEMPTION,
    },
    remoteFile: {
      maxInFlight: 6,
      maxInFlightPerTenant: 3,
      maxInFlightPerViewer: 2,
      maxQueued: 100,
      maxQueuedPerTenant: 25,
      maxQueueMs: 60_000,
    },
    media: PASSED_ON,
    preview: PASSED_ON,
    resource: { maxInFlight: 4, maxInFlightPerTenant: 2, maxQueued: 200, maxQueuedPerTenant: 100, maxQueueMs: 10_000 },
    generation: {
      maxInFlight: 10,
      maxInFlightPerTenant: 5,
      maxQueued: 200,
      maxQueuedPerTenant: 100,
      maxQueueMs: 10_000,
      preemption: PREEMPTION,
    },
  },
  timeouts: {
    metadata: { responseMs: 10_000, headMs: 4000, bodyIdleMs: 3000, bodyMs: 10_000 },
    media: { responseMs: 15_000, headMs: 6000, bodyIdleMs: 10_000, bodyMs: 15 * MINUTE },
    write: { responseMs: 45_000, headMs: 30_000, bodyIdleMs: 5000, bodyMs: 10_000 },
    upload: {
      responseMs: 360 * MINUTE,
      headMs: MINUTE,
      bodyIdleMs: 10_000,
      bodyMs: MINUTE,
      senderIdleMs: MINUTE,
      receiverIdleMs: MINUTE,
    },
    dubbingUpload: {
      responseMs: 360 * MINUTE,
      headMs: 5 * MINUTE,
      bodyIdleMs: 10_000,
      bodyMs: MINUTE,
      senderIdleMs: MINUTE,
      receiverIdleMs: MINUTE,
    },
    resource: { responseMs: MINUTE, headMs: 30_000, bodyIdleMs: 10_000, bodyMs: MINUTE },
    generation: { responseMs: 120_000, headMs: 100_000, bodyIdleMs: 30_000, bodyMs: 15 * MINUTE },
    generationUpload: {
      responseMs: 70 * MINUTE,
      headMs: 10 * MINUTE,
      bodyIdleMs: 30_000,
      bodyMs: 15 * MINUTE,
      senderIdleMs: MINUTE,
      receiverIdleMs: MINUTE,
    },
  },
  uploadHeadBytes: 256 * 1024,
  senderRateWindowMs: 5000,
  connectMs: 3000,
  readyConnectionMs: 4000,
  retry: { maxRetries: 2, initialDelayMs: 150, maxDelayMs: 2000 },
  breaker: { failures: 10, halfOpenAfterMs: 5000 },
  maxJsonBytes: 32 * MEBIBYTE,
  maxResourceBytes: 128 * MEBIBYTE,
  maxInlineAudioBytes: 16 * MEBIBYTE,
  maxGenerationGroups: 16,
  maxTimedAudioBytes: 96 * MEBIBYTE,
  maxTimedLineBytes: 16 * MEBIBYTE,
  maxPreviewAudioBytes: 36 * MEBIBYTE,
}

/** The limits of a new upstream: the defaults, with single values overridden. */
export function upstreamLimits(overrides: UpstreamLimitOverrides = {}): UpstreamLimits {
  const { limiters = {}, timeouts = {}, retry, breaker, ...single } = overrides
  const defaults = DEFAULT_LIMITS
  return {
    ...defaults,
    ...single,
    limiters: {
      metadata: { ...defaults.limiters.metadata, ...limiters.metadata },
      upload: { ...defaults.limiters.upload, ...limiters.upload },
      remoteFile: { ...defaults.limiters.remoteFile, ...limiters.remoteFile },
      media: { ...defaults.limiters.media, ...limiters.media },
      preview: { ...defaults.limiters.preview, ...limiters.preview },
      resource: { ...defaults.limiters.resource, ...limiters.resource },
      generation: { ...defaults.limiters.generation, ...limiters.generation },
    },
    timeouts: {
      metadata: { ...defaults.timeouts.metadata, ...timeouts.metadata },
      media: { ...defaults.timeouts.media, ...timeouts.media },
      write: { ...defaults.timeouts.write, ...timeouts.write },
      upload: { ...defaults.timeouts.upload, ...timeouts.upload },
      dubbingUpload: { ...defaults.timeouts.dubbingUpload, ...timeouts.dubbingUpload },
      resource: { ...defaults.timeouts.resource, ...timeouts.resource },
      generation: { ...defaults.timeouts.generation, ...timeouts.generation },
      generationUpload: { ...defaults.timeouts.generationUpload, ...timeouts.generationUpload },
    },
    retry: { ...defaults.retry, ...retry },
    breaker: { ...defaults.breaker, ...breaker },
  }
}
