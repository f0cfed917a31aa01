import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { AcquireRequest } from '../../../async/limiters/ConcurrencyLimiter.js'
import type { PreemptibleWork } from '../../../async/limiters/SlotPreemption.js'
import type { AppError } from '../../../errors.js'
import type { LimiterChoice } from '../limiters/UpstreamLimiters.js'
import type { CallTimeouts } from '../limiters/upstreamLimits.js'
import type { ArgumentNames, RefusedField } from './argumentsOf.js'
import type { ResponseHead } from './errorFromResponse.js'
import type { MultipartUpload } from './uploads/MultipartUpload.js'

export interface UpstreamCaller extends AcquireRequest {
  /** Aborts queued calls and reads. Writes that are sent completely continue. */
  signal?: AbortSignal
  readSignal?: AbortSignal
  logger?: Logger
  /** Logged if no logger is given. */
  requestId?: string
  /** Called before each read. An AppError that it throws refuses the call. */
  onRead?: () => void
  /** Default of `beforeSend` for writes without files. */
  beforeWrite?: () => Promise<void>
}

export interface UpstreamResponse extends ResponseHead {
  body: Readable
}

export interface Received<Value> {
  value: Value
  /** For streamed bodies: resolves after the last byte, with an error if the body broke. */
  ended?: Promise<AppError | undefined>
  /** Ends a streamed body for a caller that waits for its slot. */
  preemptible?: PreemptibleWork
}

export interface UpstreamRequest<Value> {
  /** Api and method, for logs and metrics. */
  operation: string
  /** Of a write for a mutation: a refusal names the argument that it concerns. */
  argumentNames?: ArgumentNames
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path and query below the base URL; or a checked URL of a media file, which is requested without the key. */
  target: string | URL
  headers?: Readonly<Record<string, string>>
  /**
   * A write has priority over reads, is retried only if it was certainly not executed, and cannot be aborted by its caller after
   * it was sent completely.
   */
  isWrite?: boolean
  body?: Buffer
  upload?: MultipartUpload
  limiter: LimiterChoice
  timeouts: CallTimeouts
  /** Earlier deadline than that of the timeouts, on the clock of `performance.now`. */
  deadlineAt?: number
  signal?: AbortSignal
  /** Awaited in each attempt, with the slot acquired and right before the request is sent. If it throws, nothing is sent. */
  beforeSend?: () => Promise<void>
  /** Makes the value of a 2xx response. An error fails the attempt. */
  receive(response: UpstreamResponse): Promise<Received<Value>>
  /** Translates refusals. Default: `errorFromResponse`. */
  toError?(
    head: ResponseHead,
    body: string,
    argumentsOf?: (refused: RefusedField) => readonly (readonly string[])[],
  ): AppError
}
