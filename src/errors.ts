import { sizeText } from './text/sizeText.js'

/**
 * Base of the errors that clients may see; every other error is masked. `extensions` is sent to the client unchanged
 * and must not contain secrets or texts of the upstream. `cause` is only logged.
 */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>
  /**
   * Path, below `input`, of the argument of a mutation that caused this; empty for the one that identifies the changed object. Not
   * part of `extensions`.
   */
  argument: readonly string[] | undefined

  constructor(message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.details = details
  }

  get extensions(): Record<string, unknown> {
    return { code: this.code, ...(isRetryable[this.code] && { retryable: true }), ...this.details }
  }

  /** Names the argument that caused this, unless it is named already. */
  at(...argument: readonly string[]): this {
    this.argument ??= argument
    return this
  }
}

/** The program cannot start. The message says what is wrong, names the variable and says what to do. */
export class StartError extends Error {
  override readonly name: string = 'StartError'
}

/** The codes of all errors, and whether the same request may succeed later. docs/ERRORS.md describes them. */
export const isRetryable = {
  UNAUTHENTICATED: false,
  FORBIDDEN: false,
  NOT_FOUND: false,
  BAD_USER_INPUT: false,
  CONFLICT: false,
  RATE_LIMITED: true,
  QUOTA_EXCEEDED: false,
  UPSTREAM_UNAVAILABLE: true,
  UPSTREAM_TIMEOUT: true,
  UPSTREAM_REJECTED: false,
  UPSTREAM_CREDENTIALS: false,
  SERVICE_UNAVAILABLE: true,
  REQUEST_ABORTED: false,
  OUTCOME_UNKNOWN: false,
  IN_PROGRESS: true,
  IDEMPOTENCY_CONFLICT: false,
  UPLOAD_REFUSED: false,
  OPERATION_TOO_COSTLY: false,
  RESPONSE_TOO_LARGE: false,
} as const

export type ErrorCode = keyof typeof isRetryable

export class Unauthenticated extends AppError {
  readonly code = 'UNAUTHENTICATED'
  constructor(message = 'This requires a signed-in user.', options?: ErrorOptions) {
    super(message, {}, options)
  }
}

/** Another token of the same user may be accepted. */
export class TokenExpired extends Unauthenticated {
  constructor() {
    super('The token has expired.')
  }
}

export class Forbidden extends AppError {
  readonly code = 'FORBIDDEN'
  constructor(message = 'You are not allowed to do this.', details?: { requiredScope?: string }) {
    super(message, details)
  }
}

/** The object does not exist or the viewer may not see it. The two must not be distinguishable. */
export class NotFound extends AppError {
  readonly code = 'NOT_FOUND'
  constructor(kind: string, id: string) {
    super(`No ${kind} with this id is visible to you.`, { kind, id })
  }
}

export interface InputProblem {
  /** From the argument to the field: `['input', 'name']`. */
  path: readonly string[]
  message: string
}

export class InvalidInput extends AppError {
  readonly code = 'BAD_USER_INPUT'
  readonly problems: readonly InputProblem[]
  constructor(message: string, problems: readonly InputProblem[] = [], options?: ErrorOptions) {
    super(message, problems.length > 0 ? { problems } : {}, options)
    this.problems = problems
  }
}

/** The object was changed by another caller, or exists already. */
export class Conflict extends AppError {
  readonly code = 'CONFLICT'
}

export type RateLimitReason =
  /** Too many upstream requests in flight. */
  | 'CONCURRENCY'
  /** Too many upstream requests per time, or the upstream is busy. */
  | 'RATE'
  /** The queue for upstream requests is full, or no slot was released in time. */
  | 'QUEUE'
  /** The viewer has too many requests, connections or uploads open. */
  | 'VIEWER'

const rateLimitMessages: Readonly<Record<RateLimitReason, string>> = {
  CONCURRENCY: 'The voice service has too many requests in progress; try again shortly.',
  RATE: 'The voice service received too many requests; try again shortly.',
  QUEUE: 'Too many requests are waiting for the voice service; try again shortly.',
  VIEWER: 'You have too many requests in progress; try again when one of them has ended.',
}

export class RateLimited extends AppError {
  readonly code = 'RATE_LIMITED'
  readonly reason: RateLimitReason
  readonly retryAfterMs: number | undefined

  constructor(
    reason: RateLimitReason,
    upstream: UpstreamTrace & { retryAfterMs?: number } = {},
    options?: ErrorOptions,
  ) {
    super(rateLimitMessages[reason], { reason, ...upstream }, options)
    this.reason = reason
    this.retryAfterMs = upstream.retryAfterMs
  }
}

/** Identifies a call in the records of the upstream. Never a URL, a key or a body. */
export interface UpstreamTrace {
  upstreamRequestId?: string
  upstreamCode?: string
}

/** The upstream workspace has no credits or slots left. */
export class QuotaExceeded extends AppError {
  readonly code = 'QUOTA_EXCEEDED'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service quota of this platform is used up.', { ...upstream }, options)
  }
}

/** Broken connection, 5xx, malformed body, or open circuit. */
export class UpstreamUnavailable extends AppError {
  readonly code = 'UPSTREAM_UNAVAILABLE'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service is unavailable; try again shortly.', { ...upstream }, options)
  }
}

export class UpstreamTimeout extends AppError {
  readonly code = 'UPSTREAM_TIMEOUT'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service did not answer in time.', { ...upstream }, options)
  }
}

/** The upstream refused the request. `upstreamCode` is stable. */
export class UpstreamRejected extends AppError {
  readonly code = 'UPSTREAM_REJECTED'
  readonly upstreamCode: string
  otherArguments: readonly (readonly string[])[] = []
  constructor(upstream: UpstreamTrace & { upstreamCode: string }, options?: ErrorOptions) {
    super('The voice service refused this request.', { ...upstream }, options)
    this.upstreamCode = upstream.upstreamCode
  }
}

/** The resource does not exist upstream. Loaders return null for it. */
export class UpstreamNotFound extends AppError {
  readonly code = 'NOT_FOUND'
  readonly upstreamCode: string
  constructor(upstream: UpstreamTrace & { upstreamCode: string }, options?: ErrorOptions) {
    super('The voice service has no such resource.', { ...upstream }, options)
    this.upstreamCode = upstream.upstreamCode
  }
}

/** The upstream API key of the platform is missing, wrong, or lacks a permission. A user cannot correct this. */
export class UpstreamCredentials extends AppError {
  readonly code = 'UPSTREAM_CREDENTIALS'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service does not allow the platform to do this.', { ...upstream }, options)
  }
}

/** This server or its database cannot serve the request at the moment. */
export class ServiceUnavailable extends AppError {
  readonly code = 'SERVICE_UNAVAILABLE'
  constructor(message = 'This service is unavailable; try again shortly.', options?: ErrorOptions) {
    super(message, {}, options)
  }
}

export class RequestAborted extends AppError {
  readonly code = 'REQUEST_ABORTED'
  constructor(options?: ErrorOptions) {
    super('The request was aborted.', {}, options)
  }
}

/**
 * The request was sent and its outcome is not known. It is reconciled in the background. Until then the same
 * idempotency key gives this error and nothing is sent again.
 */
export class OutcomeUnknown extends AppError {
  readonly code = 'OUTCOME_UNKNOWN'
  constructor(operationId: string, options?: ErrorOptions) {
    super(
      'The voice service did not confirm whether this was done. The outcome is being determined.',
      { operationId },
      options,
    )
  }
}

export class OperationInProgress extends AppError {
  readonly code = 'IN_PROGRESS'
  constructor(
    operationId: string,
    message = 'The first request with this idempotency key is still running.',
    retryable = true,
  ) {
    super(message, { operationId, ...(!retryable && { retryable }) })
  }

  /** Without an idempotency key a repeat would send the request twice. */
  static afterDeadline({ id, isRepeatable }: { id: string; isRepeatable: boolean }): OperationInProgress {
    return new OperationInProgress(id, 'The request is still running. Its operation shows the outcome.', isRepeatable)
  }
}

export class IdempotencyConflict extends AppError {
  readonly code = 'IDEMPOTENCY_CONFLICT'
  constructor() {
    super('This idempotency key was already used with a different input.')
  }
}

export type UploadRefusal = 'TOO_LARGE' | 'EMPTY' | 'CUT' | 'WRONG_TYPE' | 'MISSING' | 'IDLE' | 'SLOW'

/** The upload was refused before the upstream had a complete request. */
export class UploadRefused extends AppError {
  readonly code = 'UPLOAD_REFUSED'
  readonly reason: UploadRefusal
  readonly fileName: string | undefined
  constructor(reason: UploadRefusal, message: string, details: { fileName?: string; cause?: unknown } = {}) {
    const { fileName, ...options } = details
    super(message, { reason, ...(fileName !== undefined && { fileName }) }, options)
    this.reason = reason
    this.fileName = fileName
  }
}

/** The operation exceeded one of its limits while it ran. */
export class OperationTooCostly extends AppError {
  readonly code = 'OPERATION_TOO_COSTLY'
}

export class ResponseTooLarge extends AppError {
  readonly code = 'RESPONSE_TOO_LARGE'
  constructor(maxBytes: number) {
    super(`A response may have at most ${sizeText(maxBytes)}. Request fewer objects or fields.`, { maxBytes })
  }
}
