import type { Logger } from 'pino'
import type { UpstreamCall } from './client/UpstreamCall.js'
import { UpstreamClient, type UpstreamStats } from './client/UpstreamClient.js'
import type { UpstreamCaller } from './client/UpstreamRequest.js'
import { type UpstreamLimitOverrides, upstreamLimits } from './limiters/upstreamLimits.js'
import { UpstreamApis } from './UpstreamApis.js'

export interface UpstreamOptions {
  /** May be a data residency host, or a proxy with a path. */
  baseUrl: string
  apiKey: string
  logger: Logger
  limits?: UpstreamLimitOverrides
  /** Called after each call. Must not throw. */
  onCall?: (call: UpstreamCall) => void
}

/** The client of the voice API, one per process. */
export interface Upstream {
  /** The clients for one caller. Cheap: call it for each request. */
  as(caller: UpstreamCaller): UpstreamApis
  /** For metrics. */
  stats(): UpstreamStats
  /** Lets running calls end for `graceMs` (5 s by default), aborts the rest, and closes all connections. */
  close(graceMs?: number): Promise<void>
}

const CLOSE_GRACE_MS = 5000

/** Does not connect before the first call. */
export function openUpstream({ baseUrl, apiKey, logger, limits, onCall }: UpstreamOptions): Upstream {
  const client = new UpstreamClient({
    baseUrl: new URL(baseUrl),
    apiKey,
    logger,
    limits: upstreamLimits(limits),
    onCall,
  })
  return {
    as: (caller) => new UpstreamApis(client, caller),
    stats: () => client.stats,
    close: (graceMs = CLOSE_GRACE_MS) => client.close(graceMs),
  }
}
