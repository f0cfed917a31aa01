import type { Readable } from 'node:stream'
import type { Logger } from 'pino'
import type { AcquireRequest } from '../../../async/limiters/ConcurrencyLimiter.js'
import type { PreemptibleWork } from '../../../async/limiters/SlotPreemption.js'
import type { AppError } from '../../../errors.js'
import type { LimiterChoice } from '../limiters/UpstreamLimiters.js'
import type { CallTimeouts } from '../limiters/upstreamLimits.js'
import type { ArgumentNames, RefusedField } from './argumentOf.js'
import type { ResponseHead } from './errorFromResponse.js'
import type { MultipartUpload } from './uploads/MultipartUpload.js'

/** On whose behalf the upstream is called. */
export interface UpstreamCaller extends AcquireRequest {
  /** Fires when nobody waits for the answers any more: queued calls leave the queue, running ones close their socket. */
  signal?: AbortSignal
  /** Bound to the request already, its id included. */
  logger?: Logger
  /** Our own id of the request that all this is for; logged where no logger of its own is given. */
  requestId?: string
  /** Called before each call that only reads. An error of our closed list that it throws refuses the call. */
  onRead?: () => void
  /** For every write of this caller that has no `beforeSend` of its own. */
  beforeWrite?: () => Promise<void>
}

/** A good answer, its body unread. */
export interface UpstreamAnswer extends ResponseHead {
  body: Readable
}

/** What was made of an answer. */
export interface Received<Value> {
  value: Value
  /** For bodies that are passed on unread: resolves when their last byte is through, or with what broke them. */
  over?: Promise<AppError | undefined>
  /** Of such a body: ends it for callers that wait for its slot. */
  preemptible?: PreemptibleWork
}

/** One call, in all that the client has to know of it. */
export interface UpstreamRequest<Value> {
  /** Client and method, for logs and metrics. */
  operation: string
  /** Of a write for a mutation: a refusal names the argument that it concerns. */
  argumentNames?: ArgumentNames
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Path and query below the base URL; or the checked URL of a preview, which gets no key, wherever it lies. */
  target: string | URL
  headers?: Readonly<Record<string, string>>
  /**
   * Whether carrying it out changes something. A write is served before reads, is sent again only when the first
   * certainly was not carried out, and runs on to its answer once it has left whole, though its caller goes away.
   */
  isWrite?: boolean
  body?: Buffer
  /** A body that is read as it is sent, in place of `body`. */
  upload?: MultipartUpload
  limiter: LimiterChoice
  timeouts: CallTimeouts
  /** Moment on the `performance.now` clock by which this has to be done, if that is sooner than the timeouts say. */
  deadlineAt?: number
  /** Fires when this one call is not wanted any more. */
  signal?: AbortSignal
  /**
   * Awaited before each attempt, when the call has its place and nothing keeps it from leaving any more. What it throws is
   * what the call is rejected with, and nothing is sent.
   */
  beforeSend?: () => Promise<void>
  /** Makes the value of a 2xx answer; what it throws is a failure of this attempt. */
  receive(answer: UpstreamAnswer): Promise<Received<Value>>
  /** Names a refusal where the API's own translator does not fit. */
  toError?(
    head: ResponseHead,
    body: string,
    argumentOf?: (refused: RefusedField) => readonly string[] | undefined,
  ): AppError
}
