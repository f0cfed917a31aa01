import type { Logger } from 'pino'
import { UpstreamApis } from './UpstreamApis.js'
import type { UpstreamCall } from './UpstreamCall.js'
import { UpstreamDoor, type UpstreamStats } from './UpstreamDoor.js'
import type { UpstreamCaller } from './UpstreamRequest.js'
import { type UpstreamLimitOverrides, upstreamLimits } from './upstreamLimits.js'

export interface UpstreamOptions {
  /** Where the API is; residency hosts and proxies with a path below them will do. */
  baseUrl: string
  apiKey: string
  logger: Logger
  limits?: UpstreamLimitOverrides
  /** Told of each call that is over. Must not throw. */
  onCall?: (call: UpstreamCall) => void
}

/** The voice API, one for the whole process. */
export interface Upstream {
  /** The clients for one caller. Cheap: meant to be asked for anew with each request. */
  as(caller: UpstreamCaller): UpstreamApis
  /** The present state, for metrics. */
  stats(): UpstreamStats
  /** Lets running calls end for `graceMs` (5 s by default), aborts the rest, and closes all connections. */
  close(graceMs?: number): Promise<void>
}

const CLOSE_GRACE_MS = 5000

/** Opens the way to the upstream. No connection is made before the first call. */
export function openUpstream({ baseUrl, apiKey, logger, limits, onCall }: UpstreamOptions): Upstream {
  const door = new UpstreamDoor({ baseUrl: new URL(baseUrl), apiKey, logger, limits: upstreamLimits(limits), onCall })
  return {
    as: (caller) => new UpstreamApis(door, caller),
    stats: () => door.stats,
    close: (graceMs = CLOSE_GRACE_MS) => door.close(graceMs),
  }
}
