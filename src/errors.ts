/**
 * The closed list of failures this server names. Everything else that is thrown is a bug or an outage and is masked at
 * the edge. `extensions` travels to the client as it is (graphql-js copies it from the original error), so nothing
 * secret and nothing of the upstream's own text may stand in it; `cause` is for the log alone.
 */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(message: string, details: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.details = details
  }

  get extensions(): Record<string, unknown> {
    return { code: this.code, ...this.details }
  }
}

export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'QUOTA_EXCEEDED'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_REJECTED'
  | 'UPSTREAM_CREDENTIALS'
  | 'SERVICE_UNAVAILABLE'
  | 'REQUEST_ABORTED'
  | 'OUTCOME_UNKNOWN'
  | 'IN_PROGRESS'
  | 'IDEMPOTENCY_CONFLICT'
  | 'UPLOAD_REFUSED'
  | 'OPERATION_TOO_COSTLY'
  | 'RESPONSE_TOO_LARGE'

/** No valid proof of who is asking. */
export class Unauthenticated extends AppError {
  readonly code = 'UNAUTHENTICATED'
  constructor(message = 'This needs a signed-in user.', options?: ErrorOptions) {
    super(message, {}, options)
  }
}

/** The viewer is known, and may not do this. */
export class Forbidden extends AppError {
  readonly code = 'FORBIDDEN'
  constructor(message = 'You are not allowed to do this.', details?: { requiredScope?: string }) {
    super(message, details)
  }
}

/** The thing does not exist, or the viewer may not see it: on purpose the two look the same. */
export class NotFound extends AppError {
  readonly code = 'NOT_FOUND'
  constructor(kind: string, id: string) {
    super(`No ${kind} with this id is visible to you.`, { kind, id })
  }
}

export interface InputProblem {
  /** Names from the argument down to the field, e.g. `['input', 'name']`. */
  path: readonly string[]
  message: string
}

/** The client sent something that cannot be right whatever the state of the world. */
export class InvalidInput extends AppError {
  readonly code = 'BAD_USER_INPUT'
  readonly problems: readonly InputProblem[]
  constructor(message: string, problems: readonly InputProblem[] = [], options?: ErrorOptions) {
    super(message, problems.length > 0 ? { problems } : {}, options)
    this.problems = problems
  }
}

/** The thing changed under the caller, or exists already. */
export class Conflict extends AppError {
  readonly code = 'CONFLICT'
}

/** Why a request met a limit; each cause has its own cure. */
export type RateLimitReason =
  /** Too many upstream requests in flight: it clears when running ones end. */
  | 'CONCURRENCY'
  /** Too many upstream requests per time, or the upstream is busy: back off. */
  | 'RATE'
  /** Our own queue in front of the upstream is full, or a place did not come free in time. */
  | 'QUEUE'
  /** One viewer has as many requests, connections or uploads open as one viewer may have: it clears when one of them ends. */
  | 'VIEWER'

const rateLimitMessages: Readonly<Record<RateLimitReason, string>> = {
  CONCURRENCY: 'The voice service is at its limit; try again shortly.',
  RATE: 'The voice service is at its limit; try again shortly.',
  QUEUE: 'The voice service is at its limit; try again shortly.',
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
    super(rateLimitMessages[reason], { reason, retryable: true, ...upstream }, options)
    this.reason = reason
    this.retryAfterMs = upstream.retryAfterMs
  }
}

/** What support needs to find a call in the upstream's own records. Never a URL, a key or a body. */
export interface UpstreamTrace {
  upstreamRequestId?: string
  upstreamCode?: string
}

/** The workspace has no credits or slots left for this. */
export class QuotaExceeded extends AppError {
  readonly code = 'QUOTA_EXCEEDED'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service quota of this platform is used up.', { ...upstream }, options)
  }
}

/** Broken connection, 5xx, a body that is not what it claims to be, or an open circuit. */
export class UpstreamUnavailable extends AppError {
  readonly code = 'UPSTREAM_UNAVAILABLE'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service is unavailable right now.', { retryable: true, ...upstream }, options)
  }
}

/** No answer within the deadline of this class of call. */
export class UpstreamTimeout extends AppError {
  readonly code = 'UPSTREAM_TIMEOUT'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The voice service did not answer in time.', { retryable: true, ...upstream }, options)
  }
}

/** The upstream understood the request and refused it. `upstreamCode` is its own stable word, fit to branch on. */
export class UpstreamRejected extends AppError {
  readonly code = 'UPSTREAM_REJECTED'
  readonly upstreamCode: string
  constructor(upstream: UpstreamTrace & { upstreamCode: string }, options?: ErrorOptions) {
    super('The voice service refused this request.', { ...upstream }, options)
    this.upstreamCode = upstream.upstreamCode
  }
}

/** The upstream says a resource does not exist. Loaders turn it into null; it never says more than NotFound does. */
export class UpstreamNotFound extends AppError {
  readonly code = 'NOT_FOUND'
  readonly upstreamCode: string
  constructor(upstream: UpstreamTrace & { upstreamCode: string }, options?: ErrorOptions) {
    super('The voice service does not know this resource.', { ...upstream }, options)
    this.upstreamCode = upstream.upstreamCode
  }
}

/** The platform's own upstream key is missing, wrong, or lacks a permission. Nothing a user can mend. */
export class UpstreamCredentials extends AppError {
  readonly code = 'UPSTREAM_CREDENTIALS'
  constructor(upstream: UpstreamTrace = {}, options?: ErrorOptions) {
    super('The platform is not allowed to do this at the voice service.', { ...upstream }, options)
  }
}

/** A part of this server that the answer needs is down (the database, say). */
export class ServiceUnavailable extends AppError {
  readonly code = 'SERVICE_UNAVAILABLE'
  constructor(message = 'This service is unavailable right now.', options?: ErrorOptions) {
    super(message, { retryable: true }, options)
  }
}

/** The client went away, so the work for it was stopped. */
export class RequestAborted extends AppError {
  readonly code = 'REQUEST_ABORTED'
  constructor(options?: ErrorOptions) {
    super('The request was aborted.', {}, options)
  }
}

/**
 * The request was sent and nobody can say yet what became of it. It is looked for in the background; the same
 * idempotency key gives this answer until it is found, and is never sent a second time.
 */
export class OutcomeUnknown extends AppError {
  readonly code = 'OUTCOME_UNKNOWN'
  constructor(operationId: string, options?: ErrorOptions) {
    super('The voice service did not say whether this was done. It is being looked for.', { operationId }, options)
  }
}

/** The first call with this idempotency key has not ended yet. */
export class OperationInProgress extends AppError {
  readonly code = 'IN_PROGRESS'
  constructor(operationId: string) {
    super('The first request with this idempotency key is still running.', { operationId, retryable: true })
  }
}

/** The idempotency key was used for something else before. */
export class IdempotencyConflict extends AppError {
  readonly code = 'IDEMPOTENCY_CONFLICT'
  constructor() {
    super('This idempotency key was used with another input before.')
  }
}

export type UploadRefusal = 'TOO_LARGE' | 'EMPTY' | 'CUT' | 'WRONG_TYPE' | 'MISSING' | 'IDLE' | 'SLOW'

/** A file that cannot be passed on. The upstream never had a whole request. */
export class UploadRefused extends AppError {
  readonly code = 'UPLOAD_REFUSED'
  readonly reason: UploadRefusal
  readonly fileName: string | undefined
  constructor(reason: UploadRefusal, message: string, fileName?: string, options?: ErrorOptions) {
    super(message, { reason, ...(fileName !== undefined && { fileName }) }, options)
    this.reason = reason
    this.fileName = fileName
  }
}

/** The operation used up one of its budgets while it ran; what it asks for does not fit into one operation. */
export class OperationTooCostly extends AppError {
  readonly code = 'OPERATION_TOO_COSTLY'
}

/** The answer is larger than one response may be. */
export class ResponseTooLarge extends AppError {
  readonly code = 'RESPONSE_TOO_LARGE'
  constructor(maxBytes: number) {
    super(`A response may have ${maxBytes} bytes at most. Ask for fewer objects or fields.`, { maxBytes })
  }
}
