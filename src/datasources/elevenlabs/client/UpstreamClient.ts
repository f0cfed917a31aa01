import type { Logger } from 'pino'
import type { ConcurrencyLimiter, Slot } from '../../../async/limiters/ConcurrencyLimiter.js'
import { type AppError, RateLimited, ServiceUnavailable, UpstreamUnavailable } from '../../../errors.js'
import { type LimitersStats, UpstreamLimiters } from '../limiters/UpstreamLimiters.js'
import type { UpstreamLimits } from '../limiters/upstreamLimits.js'
import { type Attempt, type FailedAttempt, failedAttempt } from './Attempt.js'
import { argumentsOf } from './argumentsOf.js'
import { CallReport } from './CallReport.js'
import { CallScope } from './CallScope.js'
import { errorFromNetwork } from './errorFromNetwork.js'
import { errorFromResponse, provesRefusal, type ResponseHead, requestIdOf, retryAfterOf } from './errorFromResponse.js'
import { malformedResponse } from './malformedResponse.js'
import { setMayHaveExecuted } from './mayHaveExecuted.js'
import { BodyTooLarge, readStart } from './readBody.js'
import { type Retryability, retryPolicy } from './retryPolicy.js'
import { type BreakerState, openCircuit, UpstreamBreaker } from './UpstreamBreaker.js'
import type { UpstreamCall } from './UpstreamCall.js'
import type { UpstreamCaller, UpstreamRequest, UpstreamResponse } from './UpstreamRequest.js'
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

interface Call<Value> {
  readonly request: UpstreamRequest<Value>
  readonly caller: UpstreamCaller
  readonly scope: CallScope
  readonly report: CallReport
}

/** One attempt of a call, in its slot. */
interface SlottedCall<Value> extends Call<Value> {
  readonly limiter: ConcurrencyLimiter
  readonly slot: Slot
}

/**
 * Sends all requests to upstream. The layers of a call, from outside: scope (deadline and abort), retries, head of an upload,
 * limiter, breaker, transport. So a pause before a retry holds no slot, and queued calls fail when the circuit opens.
 */
export class UpstreamClient {
  readonly limits: UpstreamLimits
  readonly #options: UpstreamClientOptions
  readonly #transport: UpstreamTransport
  readonly #limiters: UpstreamLimiters
  readonly #breaker: UpstreamBreaker
  readonly #closing = new AbortController()
  #closed: Promise<void> | undefined

  constructor(options: UpstreamClientOptions) {
    const { baseUrl, apiKey, limits } = options
    this.limits = limits
    this.#options = options
    this.#transport = new UpstreamTransport(baseUrl, apiKey, limits)
    this.#limiters = new UpstreamLimiters(limits)
    this.#breaker = new UpstreamBreaker(limits.breaker)
  }

  get origin(): string {
    return this.#transport.origin
  }

  get stats(): UpstreamStats {
    return { limiters: this.#limiters.stats, breaker: this.#breaker.state }
  }

  loggerFor({ logger, requestId }: UpstreamCaller): Logger {
    return logger ?? this.#options.logger.child({ requestId })
  }

  /** Aborts running calls after `graceMs`, and resolves when all connections are closed. Later calls fail. */
  close(graceMs: number): Promise<void> {
    this.#closed ??= this.#close(graceMs)
    return this.#closed
  }

  async #close(graceMs: number): Promise<void> {
    const timer = setTimeout(() => this.#closing.abort(new ServiceUnavailable()), graceMs)
    await this.#transport.close()
    clearTimeout(timer)
    this.#closing.abort(new ServiceUnavailable())
  }

  /**
   * @throws an AppError, or what a file of an upload throws. Errors of writes have `mayHaveExecuted`.
   */
  async call<Value>(request: UpstreamRequest<Value>, caller: UpstreamCaller): Promise<Value> {
    const { isWrite, upload, timeouts } = request
    if (!isWrite && upload === undefined) caller.onRead?.()
    const call = this.#open(request, caller)
    const { scope, report } = call
    const end = (error?: unknown) => {
      scope.end()
      upload?.end()
      report.end(error)
    }
    try {
      const policy = retryPolicy(retryabilityOf(call), this.limits.retry)
      const attempt = await scope.within(policy.execute(() => this.#attempt(call)))
      if (!attempt.ok) throw attempt.error
      if (attempt.ended) {
        scope.extend(timeouts.bodyMs)
        void attempt.ended.then(end)
      } else end()
      return attempt.value
    } catch (error) {
      end(error)
      throw isWrite ? setMayHaveExecuted(error, scope.isCommitted) : error
    }
  }

  #open<Value>(request: UpstreamRequest<Value>, caller: UpstreamCaller): Call<Value> {
    const { operation, method, timeouts, isWrite, upload, deadlineAt = Number.POSITIVE_INFINITY } = request
    const deadlineMs = Math.max(0, Math.min(timeouts.responseMs, deadlineAt - performance.now()))
    const beforeSend = request.beforeSend ?? (isWrite && !upload ? caller.beforeWrite : undefined)
    const readSignal = isWrite || upload ? undefined : caller.readSignal
    return {
      request: { ...request, beforeSend },
      caller,
      scope: new CallScope([caller.signal, request.signal, readSignal], this.#closing.signal, deadlineMs),
      report: new CallReport({ operation, method, logger: this.loggerFor(caller), onCall: this.#options.onCall }),
    }
  }

  async #attempt<Value>(call: Call<Value>): Promise<Attempt<Value>> {
    const { request, scope } = call
    if (this.#breakerOf(request)?.isRefusing) return failedAttempt(openCircuit())
    scope.reopen()
    const limiter = this.#limiters.get(request.limiter)
    let slot: Slot
    try {
      slot = await this.#acquireSlot(call, limiter)
    } catch (error) {
      return failedAttempt(error as AppError)
    }
    let ended: Promise<unknown> = Promise.resolve()
    try {
      const attempt = await this.#attemptInSlot({ ...call, limiter, slot })
      if (attempt.ok && attempt.ended) {
        ended = attempt.ended
        if (attempt.preemptible) slot.allowPreemption(attempt.preemptible)
        // Speech requests often come in series.
        void ended.then(() => this.#transport.prepare(request))
      }
      return attempt
    } finally {
      void ended.then(slot.release)
    }
  }

  async #attemptInSlot<Value>(call: SlottedCall<Value>): Promise<Attempt<Value>> {
    const { request, scope } = call
    const breaker = this.#breakerOf(request)
    if (isLong(request) && breaker?.isRefusing) return failedAttempt(openCircuit())
    if (!scope.signal.aborted) {
      this.#transport.prepare(request)
      await request.beforeSend?.().catch((error: unknown) => scope.abort(error))
    }
    const exchange = () => this.#exchange(call)
    if (breaker === undefined) return exchange()
    return isLong(request) ? breaker.watch(exchange) : breaker.execute(exchange, scope.signal)
  }

  /** Media on other hosts have no breaker. */
  #breakerOf({ target }: UpstreamRequest<unknown>): UpstreamBreaker | undefined {
    return typeof target === 'string' ? this.#breaker : undefined
  }

  /** Receives the head of an upload first, so that a slow sender holds no slot until then. */
  async #acquireSlot(
    { request: { upload, isWrite }, caller, scope, report }: Call<unknown>,
    limiter: ConcurrencyLimiter,
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

  async #exchange<Value>(call: SlottedCall<Value>): Promise<Attempt<Value>> {
    const { request, limiter, scope, report } = call
    if (scope.signal.aborted) return failedAttempt(scope.reason)
    report.attempts += 1
    try {
      const response = await this.#transport.send(request, scope, report.traceHeaders)
      if (request.upload) {
        request.upload.onResponse()
        scope.extend(request.timeouts.bodyMs)
      }
      recordHead(call, response)
      if (response.status < 200 || response.status > 299) return await refusedAttempt(call, response)
      limiter.succeeded()
      if (request.upload?.isWhole === false) return prematureAttempt(response, scope)
      if (isLong(request)) scope.extend(request.timeouts.bodyMs)
      return { ok: true, ...(await request.receive(response)) }
    } catch (error) {
      return brokenAttempt(error, scope)
    } finally {
      if (request.upload?.isStarted) request.upload.end()
    }
  }
}

function retryabilityOf({ request: { isWrite, upload }, scope }: Call<unknown>): Retryability {
  return {
    isIdempotent: !isWrite,
    get isReplayable() {
      return !upload?.isStarted
    },
    remainingMs: () => scope.remainingMs,
  }
}

/** For calls that may take minutes, the time of the body counts separately. */
function isLong({ upload, limiter }: UpstreamRequest<unknown>): boolean {
  return upload !== undefined || limiter === 'remoteFile' || typeof limiter === 'object'
}

function recordHead({ limiter, slot, report }: SlottedCall<unknown>, { status, headers }: ResponseHead): void {
  report.status = status
  report.upstreamRequestId = requestIdOf(headers)
  const current = Number(headers['current-concurrent-requests'] ?? Number.NaN)
  const maximum = Number(headers['maximum-concurrent-requests'] ?? Number.NaN)
  if (current >= 0 && maximum >= 1) limiter.observe({ current, maximum }, slot)
}

async function refusedAttempt(
  { request, limiter, scope }: SlottedCall<unknown>,
  { status, headers, body }: UpstreamResponse,
): Promise<FailedAttempt> {
  // The status is known, so a broken body does not matter.
  const text = await readStart(body, MAX_ERROR_BYTES).catch(() => '')
  if (scope.signal.aborted) return failedAttempt(scope.reason, { mayHaveExecuted: scope.isCommitted })
  const { toError = errorFromResponse, argumentNames = {}, upload } = request
  const error = toError({ status, headers }, text, (refused) => argumentsOf(refused, argumentNames, upload?.files))
  if (error instanceof RateLimited) {
    if (status === 429 || provesRefusal(text)) scope.retract()
    const retryWhenSlotFrees = error.reason === 'CONCURRENCY' && limiter.refused()
    const mayHaveExecuted = scope.isCommitted
    return failedAttempt(error, { mayHaveExecuted, isPermanent: false, retryWhenSlotFrees, ...retryAfterOf(headers) })
  }
  const isOutage = error instanceof UpstreamUnavailable
  const isClientError = status >= 400 && status < 500 && status !== 408
  if (!isOutage && (isClientError || provesRefusal(text))) scope.retract()
  return failedAttempt(error, {
    mayHaveExecuted: scope.isCommitted,
    isOutage,
    isPermanent: !isOutage,
    ...retryAfterOf(headers),
  })
}

/** A failed connection or a malformed response. */
function brokenAttempt(error: unknown, scope: CallScope): FailedAttempt {
  if (scope.signal.aborted) return failedAttempt(scope.reason, { mayHaveExecuted: scope.isCommitted })
  const isPermanent = error instanceof BodyTooLarge
  return failedAttempt(errorFromNetwork(error), {
    mayHaveExecuted: scope.isCommitted,
    isOutage: !isPermanent,
    isPermanent,
  })
}

/** Upstream reports success before it has the whole request, so the outcome is unknown. */
function prematureAttempt({ body }: UpstreamResponse, scope: CallScope): FailedAttempt {
  scope.commit()
  body.on('error', () => {}).destroy()
  return failedAttempt(malformedResponse('success before the end of the request'), { mayHaveExecuted: true })
}
