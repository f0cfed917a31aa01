import { type CallRecord, matchesCall } from '../callLog.js'
import type { DomainErrorType } from '../http/apiErrors.js'

export const FAULT_KINDS = [
  /** Only the latency. */
  'latency',
  'rate_limit_exceeded',
  'concurrent_limit_exceeded',
  'system_busy',
  /** 500 with `status` and `message` at the top level. */
  'internal_error',
  /** The same JSON with the type text/plain. */
  'internal_error_as_text',
  /** An HTML page of the edge proxy. */
  'html_503',
  'service_unavailable',
  /** 425 with `error` and `message` at the top level. */
  'too_early',
  /** Any error with `error` (its `code`) and `message` at the top level, as dubbing routes send it. */
  'flat_error',
  'validation_422',
  /** 401 for a key without the scope; code and status differ. */
  'unauthorized_missing_permissions',
  /** Any API error by its `code`. */
  'domain_error',
  /** The actual headers and the first part of the actual body, then the connection is closed. */
  'cut_body',
  /** The first part of the actual body with a matching content length. */
  'malformed_json',
  'empty_body',
  /** No response until the client disconnects, or for `ms`. */
  'stall',
  /** Headers and the first part of the body, then nothing until the client disconnects, or for `ms`. */
  'stall_body',
  /** The actual body at no more than `bytesPerSecond`. */
  'slow_body',
  /** The connection is reset before any response. */
  'reset',
  /** The request is received and executed, then as `stall`: until the client disconnects, or for `ms`. */
  'carried_out_then_stall',
  /** The request is received and executed, then the connection is reset without a response. */
  'carried_out_then_reset',
  /**
   * The connection is reset after `afterBytes` of the body, or after all of a shorter body. The request is not
   * executed.
   */
  'reset_while_receiving',
  /** The body is received at no more than `bytesPerSecond`; the response is the actual one. */
  'slow_receiving',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

export interface FaultMatch {
  method?: string
  /** A template such as `GET /v1/voices/:voice_id`, with or without the method; a RegExp is tested against it. */
  route?: string | RegExp
  /** A voice id in the path or in `voice_ids`. */
  voiceId?: string
}

export interface FaultOptions {
  kind: FaultKind
  match?: FaultMatch
  /** Number of calls that the fault applies to. Default 1; Infinity is allowed. */
  times?: number
  /** Delay before the fault applies. */
  latencyMs?: number
  /** For 429 responses: sends a `retry-after` header. */
  retryAfterSecs?: number
  /** For errors with a `detail` object: the legacy shape with only `status` and `message`. */
  legacy?: boolean
  /** For `stall`, `stall_body` and `carried_out_then_stall`: continues after this time. Default: never. */
  ms?: number
  /**
   * For `reset_while_receiving`: default 0, before the first byte. For `cut_body`, `malformed_json` and `stall_body`:
   * the size of the first part of the response; default half of it, or the first chunk of a stream.
   */
  afterBytes?: number
  /** For `slow_receiving` and `slow_body`. */
  bytesPerSecond?: number
  /** For `domain_error`. */
  code?: string
  message?: string
  /** For `domain_error`: the HTTP status, if not the default of the code. */
  httpStatus?: number
  /** For `domain_error`: the type, if not that of the code. */
  type?: DomainErrorType
  /** For `domain_error`: the invalid parameter. */
  param?: string
  /** For `validation_422`: the location of each invalid value. Default: the first file. */
  locations?: (string | number)[][]
}

export interface LatencyOptions {
  ms: number
  /** Maximum random addition per call. */
  jitterMs?: number
  match?: FaultMatch
}

export interface FaultHandle {
  /** Number of calls that the fault was applied to. */
  readonly triggerCount: number
  remove(): void
}

/** Fault injection. The oldest fault that matches a call applies; at most one fault applies to a call. */
export interface Faults {
  add(fault: FaultOptions): FaultHandle
  /** A latency for all matching calls until `clear`. */
  latency(latency: LatencyOptions): void
  /** Removes all faults and latencies. */
  clear(): void
}

/** The interface for the server. */
export interface FaultInjector extends Faults {
  /** Returns the fault for a call, if any, and counts it. */
  takeFault(call: CallRecord, voiceIds: readonly string[]): FaultOptions | undefined
  /** The latency of a call in milliseconds. */
  latencyOf(call: CallRecord, voiceIds: readonly string[]): number
}

const MAX_FAULTS = 1000

export function createFaults(): FaultInjector {
  let faults: { options: FaultOptions; triggerCount: number }[] = []
  let latencies: LatencyOptions[] = []

  return {
    add(options) {
      const { times = 1 } = options
      if (!FAULT_KINDS.includes(options.kind)) throw new Error(`Unknown fault kind: ${options.kind}`)
      if ((options.kind === 'domain_error' || options.kind === 'flat_error') && !options.code) {
        throw new Error(`A ${options.kind} needs a code`)
      }
      if ((options.kind === 'slow_receiving' || options.kind === 'slow_body') && !(options.bytesPerSecond! > 0)) {
        throw new RangeError(`A ${options.kind} needs bytesPerSecond above 0`)
      }
      if (!(times > 0)) throw new RangeError(`times must be above 0 (got ${times})`)
      if (faults.length >= MAX_FAULTS) throw new Error(`The emulator stores at most ${MAX_FAULTS} faults`)
      const fault = { options: { ...options, times }, triggerCount: 0 }
      faults.push(fault)
      return {
        get triggerCount() {
          return fault.triggerCount
        },
        remove() {
          faults = faults.filter((other) => other !== fault)
        },
      }
    },
    latency(latency) {
      if (latencies.length >= MAX_FAULTS) throw new Error(`The emulator stores at most ${MAX_FAULTS} latencies`)
      latencies.push(latency)
    },
    clear() {
      faults = []
      latencies = []
    },
    takeFault(call, voiceIds) {
      const fault = faults.find(({ options }) => matches(call, voiceIds, options.match))
      if (!fault) return undefined
      fault.triggerCount += 1
      if (fault.triggerCount >= fault.options.times!) faults = faults.filter((other) => other !== fault)
      return fault.options
    },
    latencyOf: (call, voiceIds) =>
      latencies
        .filter(({ match }) => matches(call, voiceIds, match))
        .reduce((sum, { ms, jitterMs = 0 }) => sum + ms + Math.random() * jitterMs, 0),
  }
}

function matches(call: CallRecord, voiceIds: readonly string[], match: FaultMatch = {}): boolean {
  if (match.voiceId !== undefined && !voiceIds.includes(match.voiceId)) return false
  return matchesCall(call, match)
}
