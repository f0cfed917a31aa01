import type { LimiterLimits, PreemptionLimits } from '../../../async/limiters/LimiterLimits.js'

/** Deadlines of one class of call, in milliseconds. */
export interface CallTimeouts {
  /** From the call until its response can be read, with queueing, all attempts and their pauses. */
  responseMs: number
  /** Of one attempt, from the request to the response head. */
  headMs: number
  /** Maximum time without bytes of a body. */
  bodyIdleMs: number
  /** From the response head to the end of its body, also with a slow reader. */
  bodyMs: number
}

/** Deadlines of an upload, in milliseconds. `headMs` counts from the final boundary, and `responseMs` limits the whole call. */
export interface UploadTimeouts extends CallTimeouts {
  /** Maximum wait for the next bytes of a file. */
  senderIdleMs: number
  /** Maximum wait until upstream accepts more bytes. */
  receiverIdleMs: number
}

export interface RetryLimits {
  /** Attempts after the first. */
  maxRetries: number
  /** Scale of the first pause, in milliseconds. Later pauses grow exponentially, with jitter. */
  initialDelayMs: number
  /** Maximum pause, in milliseconds. A longer `Retry-After` has precedence while the deadline allows it. */
  maxDelayMs: number
}

export interface BreakerLimits {
  /** Consecutive failures that open the circuit. */
  failures: number
  /** Milliseconds before an open circuit lets one call pass. */
  halfOpenAfterMs: number
}

export interface UpstreamLimits {
  limiters: {
    /** JSON reads and writes. */
    metadata: LimiterLimits
    /** Uploads. Separate from metadata, so that slow senders do not delay queries. */
    upload: LimiterLimits
    /** Files that upstream downloads before it responds. Separate from uploads, because a slow host cannot be detected. */
    remoteFile: LimiterLimits
    /** Streamed audio. Separate from metadata, so that slow readers do not delay queries. */
    media: LimiterLimits
    /** Files on other hosts than the API, which do not count against its limits. */
    preview: LimiterLimits
    /** Dubbing resources. Separate from metadata, because each may take seconds and much memory. */
    resource: LimiterLimits
    /** Generations. One limiter for each concurrency group, as upstream counts them. */
    generation: LimiterLimits
  }
  timeouts: {
    metadata: CallTimeouts
    media: CallTimeouts
    /** Writes without files. Some generate something before they respond. */
    write: CallTimeouts
    upload: UploadTimeouts
    /** Source media of dubbings. Upstream may process a large file for minutes before it responds. */
    dubbingUpload: UploadTimeouts
    resource: CallTimeouts
    /** Generations from text. The response head follows the first audio, or all audio if it is not streamed. */
    generation: CallTimeouts
    /** Generations from a recording. For an hour of recording, the first audio may take minutes. */
    generationUpload: UploadTimeouts
  }
  /**
   * Bytes of an upload that are received before it acquires a slot. Each open upload holds them in memory. At most a quarter of
   * the bytes that `ByteQueue` keeps valid.
   */
  uploadHeadBytes: number
  /** Waiting time over which the rate of a sender is measured, in milliseconds. */
  senderRateWindowMs: number
  connectMs: number
  /** Lifetime of an unused connection that is ready for the next generation from text. */
  readyConnectionMs: number
  retry: RetryLimits
  breaker: BreakerLimits
  /** Maximum size of a JSON response, in bytes. */
  maxJsonBytes: number
  /** Maximum size of a dubbing resource, in bytes of JSON. 5,000 segments in a dozen languages need about 40 MiB. */
  maxResourceBytes: number
  /** Maximum size of base64 audio inside JSON, in bytes of audio. */
  maxInlineAudioBytes: number
  /** Maximum number of limiters for generations. Concurrency groups beyond it share the last. */
  maxGenerationGroups: number
  /**
   * Maximum size of speech with timestamps that is not streamed, in bytes of audio. Fits the longest text as MP3 of the highest
   * bit rate, or 15 minutes of PCM of the highest sample rate.
   */
  maxTimedAudioBytes: number
  /** Maximum line length of a timed stream, in bytes. */
  maxTimedLineBytes: number
  /** Maximum size of all previews of one response, in bytes of audio. Fits three of two minutes at the highest bit rate. */
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
/** Stricter than for uploads, because a reader can resume with a range. */
const READER_PREEMPTION: PreemptionLimits = {
  afterMs: 1000,
  slowBytesPerSec: 256 * 1024,
  unequalBytesPerSec: MEBIBYTE,
  sameViewerBytesPerSec: 64 * 1024,
}

const STREAMED: LimiterLimits = {
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
    media: STREAMED,
    preview: STREAMED,
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

/** The default limits with overrides. */
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
