import type { Span } from '@opentelemetry/api'
import type { Logger } from 'pino'
import { AppError } from '../../../errors.js'
import { endCallSpan, startCallSpan } from './callSpan.js'
import { type CallOutcome, callOutcome, type UpstreamCall } from './UpstreamCall.js'

const LEVELS: Readonly<Record<CallOutcome, 'debug' | 'warn' | 'error'>> = {
  ok: 'debug',
  not_found: 'debug',
  rejected: 'debug',
  aborted: 'debug',
  rate_limited: 'warn',
  queue_full: 'warn',
  timeout: 'warn',
  unavailable: 'warn',
  quota_exceeded: 'error',
  credentials: 'error',
  bug: 'error',
}

export interface CallReporting {
  operation: string
  method: string
  logger: Logger
  onCall: ((call: UpstreamCall) => void) | undefined
}

/** Log line, metrics event and span of one call. They never contain a URL, key or body. */
export class CallReport {
  attempts = 0
  queuedMs = 0
  status: number | undefined
  upstreamRequestId: string | undefined
  readonly traceHeaders: Readonly<Record<string, string>>

  readonly #reporting: CallReporting
  readonly #span: Span
  readonly #startedAt = performance.now()

  constructor(reporting: CallReporting) {
    this.#reporting = reporting
    const { headers, span } = startCallSpan(reporting.operation, reporting.method)
    this.traceHeaders = headers
    this.#span = span
  }

  end(error?: unknown): void {
    const { operation, logger, onCall } = this.#reporting
    const call: UpstreamCall = {
      operation,
      outcome: error === undefined ? 'ok' : callOutcome(error),
      ...(this.status !== undefined && { status: this.status }),
      ms: round(performance.now() - this.#startedAt),
      attempts: this.attempts,
      queuedMs: round(this.queuedMs),
    }
    const { upstreamRequestId } = this
    logger[LEVELS[call.outcome]]({ ...call, upstreamRequestId, ...reasonOf(error) }, 'upstream call')
    endCallSpan(this.#span, call)
    onCall?.(call)
  }
}

/** Without texts of upstream: its code, and messages of causes that this client wrote. */
function reasonOf(error: unknown): { upstreamCode?: unknown; reason?: string } {
  if (!(error instanceof AppError)) return {}
  const { upstreamCode } = error.details
  return { upstreamCode, ...(error.cause instanceof Error && { reason: error.cause.message }) }
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
