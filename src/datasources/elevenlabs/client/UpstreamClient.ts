import type { Logger } from 'pino'
import type { ConcurrencyLimiter, Slot } from '../../../async/limiters/ConcurrencyLimiter.js'
import { type AppError, RateLimited, ServiceUnavailable, UpstreamUnavailable } from '../../../errors.js'
import { type LimitersStats, UpstreamLimiters } from '../limiters/UpstreamLimiters.js'
import type { UpstreamLimits } from '../limiters/upstreamLimits.js'
import { type Attempt, type FailedAttempt, failedAttempt } from './Attempt.js'
import { argumentOf } from './argumentOf.js'
import { CallReport } from './CallReport.js'
import { CallScope } from './CallScope.js'
import { errorFromNetwork } from './errorFromNetwork.js'
import { errorFromResponse, type ResponseHead, requestIdOf, retryAfterOf } from './errorFromResponse.js'
import { malformedAnswer } from './malformedAnswer.js'
import { setMayHaveExecuted } from './mayHaveExecuted.js'
import { BodyTooLarge, readStart } from './readBody.js'
import { retryPolicy } from './retryPolicy.js'
import { type BreakerState, openCircuit, UpstreamBreaker } from './UpstreamBreaker.js'
import type { UpstreamCall } from './UpstreamCall.js'
import type { UpstreamAnswer, UpstreamCaller, UpstreamRequest } from './UpstreamRequest.js'
import { UpstreamTransport } from './UpstreamTransport.js'

export interface UpstreamClientOptions {
  baseUrl: URL
  apiKey: string
  logger: Logger
  limits: UpstreamLimits
  onCall: ((call: UpstreamCall) => void) | undefined
}

export interface UpstreamStats {
  limiters: LimitersStats
  breaker: BreakerState
}

const MAX_ERROR_BYTES = 64 * 1024

/**
 * The one way out to the upstream: connections, key, deadlines, retries, limits, breaker, log. A call passes, from the
 * outside in: its scope (deadline and abort), the retries, the head of an upload, the queue, the breaker, the wire. A pause before a retry
 * therefore holds no place, and an open circuit is noticed by those who had queued before it opened.
 */
export class UpstreamClient {
  readonly limits: UpstreamLimits
  readonly #options: UpstreamClientOptions
  readonly #wire: UpstreamTransport
  readonly #limiters: UpstreamLimiters
  readonly #breaker: UpstreamBreaker
  readonly #closing = new AbortController()
  #closed: Promise<void> | undefined

  constructor(options: UpstreamClientOptions) {
    const { baseUrl, apiKey, limits } = options
    this.limits = limits
    this.#options = options
    this.#wire = new UpstreamTransport(baseUrl, apiKey, limits)
    this.#limiters = new UpstreamLimiters(limits)
    this.#breaker = new UpstreamBreaker(limits.breaker)
  }

  get origin(): string {
    return this.#wire.origin
  }

  get stats(): UpstreamStats {
    return { limiters: this.#limiters.stats, breaker: this.#breaker.state }
  }

  loggerFor({ logger, requestId }: UpstreamCaller): Logger {
    return logger ?? this.#options.logger.child({ requestId })
  }

  /** Aborts what still runs after `graceMs`, and resolves when all connections are closed. Calls made later fail. */
  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs)
    return this.#closed
  }

  async #close(graceMs: number): Promise<void> {
    const timer = setTimeout(() => this.#closing.abort(new ServiceUnavailable()), graceMs)
    await this.#wire.close()
    clearTimeout(timer)
    this.#closing.abort(new ServiceUnavailable())
  }

  /**
   * @throws errors of our closed list only, as long as nothing in this room is broken, and whatever a file of an upload
   * throws. `mayHaveExecuted` is set on the error of a write.
   */
  async call<Value>(request: UpstreamRequest<Value>, caller: UpstreamCaller): Promise<Value> {
    const { operation, method, timeouts, isWrite, upload, deadlineAt = Number.POSITIVE_INFINITY } = request
    if (!isWrite && upload === undefined) caller.onRead?.()
    const scope = new CallScope(
      [caller.signal, request.signal],
      this.#closing.signal,
      Math.max(0, Math.min(timeouts.answerMs, deadlineAt - performance.now())),
    )
    const { onCall } = this.#options
    const logger = this.loggerFor(caller)
    const report = new CallReport({ operation, method, logger, onCall })
    const end = (error?: unknown) => {
      scope.end()
      upload?.end()
      report.end(error)
    }
    const retryability = {
      isIdempotent: !isWrite,
      get isReplayable() {
        return !upload?.isStarted
      },
      remainingMs: () => scope.remainingMs,
    }
    try {
      const policy = retryPolicy(retryability, this.limits.retry)
      const beforeSend = request.beforeSend ?? (isWrite && !upload ? caller.beforeWrite : undefined)
      const prepared = { ...request, beforeSend }
      const attempt = await scope.within(policy.execute(() => this.#attempt(prepared, caller, scope, report)))
      if (!attempt.ok) throw attempt.error
      if (attempt.over) {
        scope.extend(timeouts.bodyMs)
        void attempt.over.then(end)
      } else end()
      return attempt.value
    } catch (error) {
      end(error)
      throw isWrite ? setMayHaveExecuted(error, scope.isCommitted) : error
    }
  }

  async #attempt<Value>(
    request: UpstreamRequest<Value>,
    caller: UpstreamCaller,
    scope: CallScope,
    report: CallReport,
  ): Promise<Attempt<Value>> {
    const breaker = typeof request.target === 'string' ? this.#breaker : undefined
    if (breaker?.isRefusing) return failedAttempt(openCircuit())
    scope.reopen()
    const limiter = this.#limiters.get(request.limiter)
    let slot: Slot
    try {
      slot = await this.#acquireSlot(limiter, request, caller, scope, report)
    } catch (error) {
      return failedAttempt(error as AppError)
    }
    let over: Promise<unknown> = Promise.resolve()
    try {
      const exchange = () => this.#exchange(request, limiter, slot, scope, report)
      if (isLong(request) && breaker?.isRefusing) return failedAttempt(openCircuit())
      if (!scope.signal.aborted) {
        this.#wire.prepare(request)
        await request.beforeSend?.().catch((error: unknown) => scope.abort(error))
      }
      const attempt = await (breaker
        ? isLong(request)
          ? breaker.watch(exchange)
          : breaker.execute(exchange, scope.signal)
        : exchange())
      if (attempt.ok && attempt.over) {
        over = attempt.over
        if (attempt.preemptible) slot.allowPreemption(attempt.preemptible)
        // One speech is often followed by another.
        void over.then(() => this.#wire.prepare(request))
      }
      return attempt
    } finally {
      void over.then(slot.release)
    }
  }

  /** Receives the head of an upload first, so that a slow sender holds no slot while that arrives. */
  async #acquireSlot(
    limiter: ConcurrencyLimiter,
    { upload, isWrite }: UpstreamRequest<unknown>,
    caller: UpstreamCaller,
    scope: CallScope,
    report: CallReport,
  ): Promise<Slot> {
    await upload?.receiveHead(scope).catch((error: unknown) => {
      scope.abort(error)
      throw scope.reason
    })
    const queuedAt = performance.now()
    try {
      const slot = await limiter.acquire(isWrite ? { ...caller, priority: 'mutation' } : caller, scope.signal)
      if (upload) slot.allowPreemption(upload.preemptible(scope))
      return slot
    } finally {
      report.queuedMs += performance.now() - queuedAt
    }
  }

  async #exchange<Value>(
    request: UpstreamRequest<Value>,
    limiter: ConcurrencyLimiter,
    slot: Slot,
    scope: CallScope,
    report: CallReport,
  ): Promise<Attempt<Value>> {
    if (scope.signal.aborted) return failedAttempt(scope.reason)
    report.attempts += 1
    try {
      const answer = await this.#wire.send(request, scope, report.traceHeaders)
      if (request.upload) {
        request.upload.answered()
        scope.extend(request.timeouts.bodyMs)
      }
      report.status = answer.status
      report.upstreamRequestId = requestIdOf(answer.headers)
      observe(limiter, slot, answer.headers)
      if (answer.status < 200 || answer.status > 299) return await refusedAttempt(request, limiter, scope, answer)
      limiter.succeeded()
      if (request.upload?.isWhole === false) return prematureAttempt(answer, scope)
      if (isLong(request)) scope.extend(request.timeouts.bodyMs)
      return { ok: true, ...(await request.receive(answer)) }
    } catch (error) {
      return brokenAttempt(error, scope)
    } finally {
      if (request.upload?.isStarted) request.upload.end()
    }
  }
}

/** Of what may take minutes, the body counts apart from the wait for it. */
function isLong({ upload, limiter }: UpstreamRequest<unknown>): boolean {
  return upload !== undefined || limiter === 'remoteFile' || typeof limiter === 'object'
}

function observe(limiter: ConcurrencyLimiter, slot: Slot, headers: ResponseHead['headers']): void {
  const current = Number(headers['current-concurrent-requests'] ?? Number.NaN)
  const maximum = Number(headers['maximum-concurrent-requests'] ?? Number.NaN)
  if (current >= 0 && maximum >= 1) limiter.observe({ current, maximum }, slot)
}

async function refusedAttempt(
  { toError = errorFromResponse, argumentNames = {}, upload }: UpstreamRequest<unknown>,
  limiter: ConcurrencyLimiter,
  scope: CallScope,
  { status, headers, body }: UpstreamAnswer,
): Promise<FailedAttempt> {
  // A refusal whose body breaks off is a refusal still: its status has come.
  const text = await readStart(body, MAX_ERROR_BYTES).catch(() => '')
  if (scope.signal.aborted) return failedAttempt(scope.reason, { mayHaveExecuted: scope.isCommitted })
  const error = toError({ status, headers }, text, (refused) => argumentOf(refused, argumentNames, upload?.files))
  if (error instanceof RateLimited) {
    if (status === 429) scope.retract()
    const retryWhenSlotFrees = error.reason === 'CONCURRENCY' && limiter.refused()
    const mayHaveExecuted = scope.isCommitted
    return failedAttempt(error, { mayHaveExecuted, isPermanent: false, retryWhenSlotFrees, ...retryAfterOf(headers) })
  }
  const isOutage = error instanceof UpstreamUnavailable
  if (status >= 400 && status < 500 && status !== 408 && !isOutage) scope.retract()
  return failedAttempt(error, {
    mayHaveExecuted: scope.isCommitted,
    isOutage,
    isPermanent: !isOutage,
    ...retryAfterOf(headers),
  })
}

/** A connection that failed, or an answer that was not what it claimed to be. */
function brokenAttempt(error: unknown, scope: CallScope): FailedAttempt {
  if (scope.signal.aborted) return failedAttempt(scope.reason, { mayHaveExecuted: scope.isCommitted })
  const isPermanent = error instanceof BodyTooLarge
  return failedAttempt(errorFromNetwork(error), {
    mayHaveExecuted: scope.isCommitted,
    isOutage: !isPermanent,
    isPermanent,
  })
}

/** The upstream says it has done what it has not yet been told to its end: then nothing is certain any more. */
function prematureAttempt({ body }: UpstreamAnswer, scope: CallScope): FailedAttempt {
  scope.commit()
  body.on('error', () => {}).destroy()
  return failedAttempt(malformedAnswer('success before the end of the request'), { mayHaveExecuted: true })
}
