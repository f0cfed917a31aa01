import { type CallRecord, matchesCall } from '../callLog.js'

/** The ways in which a call can go wrong. */
export const FAULT_KINDS = [
  /** Nothing but the latency. */
  'latency',
  'rate_limit_exceeded',
  'concurrent_limit_exceeded',
  'system_busy',
  /** 500 with `status` and `message` at the top. */
  'internal_error',
  /** The same JSON, sent as plain text. */
  'internal_error_as_text',
  /** A page of the edge in front of the API. */
  'html_503',
  'service_unavailable',
  /** 425 with `error` and `message` at the top. */
  'too_early',
  /** Any error with `error` (its `code`) and `message` at the top, as dubs have it. */
  'flat_error',
  'validation_422',
  /** 401 for a key without the scope; code and status differ. */
  'unauthorized_missing_permissions',
  /** Any error of the API by its `code`. */
  'domain_error',
  /** The true headers and the beginning of the true body, then the connection is torn down. */
  'cut_body',
  /** The beginning of the true body as if it were the whole. */
  'malformed_json',
  'empty_body',
  /** No answer: until the client leaves, or for `ms`. */
  'stall',
  /** Headers and the beginning of the body, then silence: until the client leaves, or for `ms`. */
  'stall_body',
  /** The true body at no more than `bytesPerSecond`. */
  'slow_body',
  /** The connection is reset before any answer. */
  'reset',
  /** The whole request is received and carried out, then as `stall`: until the client leaves, or for `ms`. */
  'carried_out_then_stall',
  /** The whole request is received and carried out, then the connection is reset without an answer. */
  'carried_out_then_reset',
  /** The connection is reset once `afterBytes` of the body have come, or all of a shorter one. Nothing is carried out. */
  'reset_while_receiving',
  /** The body is taken in at no more than `bytesPerSecond`, and then answered truly. */
  'slow_receiving',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

export interface FaultMatch {
  method?: string
  /** A template such as `GET /v1/voices/:voice_id`, with or without the method; a RegExp is tested against it. */
  route?: string | RegExp
  /** A voice that is named in the path or among `voice_ids`. */
  voiceId?: string
}

export interface FaultOptions {
  kind: FaultKind
  match?: FaultMatch
  /** How many calls it strikes. Default 1; Infinity is allowed. */
  times?: number
  /** Waits this long before it strikes. */
  latencyMs?: number
  /** For the 429s: sends a `retry-after` header. */
  retryAfterSecs?: number
  /** For errors with a `detail` object: the older shape with `status` and `message` alone. */
  legacy?: boolean
  /** For `stall`, `stall_body` and `carried_out_then_stall`: goes on after this long. Default: never. */
  ms?: number
  /**
   * For `reset_while_receiving`; default 0: before the first byte. For `cut_body`, `malformed_json` and `stall_body`: how
   * much of the answer is its beginning; default half of it, and of a stream its first piece.
   */
  afterBytes?: number
  /** For `slow_receiving` and `slow_body`. */
  bytesPerSecond?: number
  /** For `domain_error`. */
  code?: string
  message?: string
  /** For `domain_error`: the HTTP status, where it is not the usual one of the code. */
  httpStatus?: number
}

export interface LatencyOptions {
  ms: number
  /** Up to this much more, differently for each call. */
  jitterMs?: number
  match?: FaultMatch
}

/** A fault that was added. */
export interface FaultHandle {
  /** How many calls it has struck. */
  readonly struck: number
  remove(): void
}

/** Faults on demand. The oldest fault that matches a call strikes it; one call is struck by one fault. */
export interface Faults {
  add(fault: FaultOptions): FaultHandle
  /** A standing latency of all calls that match, until it is cleared. */
  latency(latency: LatencyOptions): void
  /** Removes all faults and latencies. */
  clear(): void
}

/** The side of the faults that the server asks. */
export interface FaultPlan extends Faults {
  /** Takes the fault for a call, if there is one, and counts it. */
  strike(call: CallRecord, voiceIds: readonly string[]): FaultOptions | undefined
  /** The standing latency of a call in milliseconds. */
  latencyOf(call: CallRecord, voiceIds: readonly string[]): number
}

const MAX_FAULTS = 1000

export function createFaults(): FaultPlan {
  let faults: { options: FaultOptions; struck: number }[] = []
  let latencies: LatencyOptions[] = []

  return {
    add(options) {
      const { times = 1 } = options
      if (!FAULT_KINDS.includes(options.kind)) throw new Error(`There is no fault of kind ${options.kind}`)
      if ((options.kind === 'domain_error' || options.kind === 'flat_error') && !options.code) {
        throw new Error(`A ${options.kind} needs a code`)
      }
      if ((options.kind === 'slow_receiving' || options.kind === 'slow_body') && !(options.bytesPerSecond! > 0)) {
        throw new RangeError(`A ${options.kind} needs its bytesPerSecond`)
      }
      if (!(times > 0)) throw new RangeError(`A fault strikes at least once, not ${times} times`)
      if (faults.length >= MAX_FAULTS) throw new Error(`The emulator keeps no more than ${MAX_FAULTS} faults`)
      const fault = { options: { ...options, times }, struck: 0 }
      faults.push(fault)
      return {
        get struck() {
          return fault.struck
        },
        remove() {
          faults = faults.filter((other) => other !== fault)
        },
      }
    },
    latency(latency) {
      if (latencies.length >= MAX_FAULTS) throw new Error(`The emulator keeps no more than ${MAX_FAULTS} latencies`)
      latencies.push(latency)
    },
    clear() {
      faults = []
      latencies = []
    },
    strike(call, voiceIds) {
      const fault = faults.find(({ options }) => matches(call, voiceIds, options.match))
      if (!fault) return undefined
      fault.struck += 1
      if (fault.struck >= fault.options.times!) faults = faults.filter((other) => other !== fault)
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
