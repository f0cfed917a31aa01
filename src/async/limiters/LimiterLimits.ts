export interface LimiterLimits {
  /** Slots. What upstream leaves to this process may lower the number for a while, never raise it. */
  maxInFlight: number
  /** Slots of one tenant, for work that may hold its slot for long. Default: no limit. */
  maxInFlightPerTenant?: number
  /** Slots of one viewer. Default: no limit. */
  maxInFlightPerViewer?: number
  /** Calls that wait for a slot, of all tenants. */
  maxQueued: number
  maxQueuedPerTenant: number
  /** Longest wait for a slot, in milliseconds. */
  maxQueueMs: number
  /** When slow work is ended for a waiting caller. Default: never. */
  preemption?: PreemptionLimits
}

/** When slow work is ended for a waiting caller that holds fewer slots. */
export interface PreemptionLimits {
  /** How long the caller waits before, in milliseconds. */
  afterMs: number
  /** Work is slow below this rate, in bytes per second. */
  slowBytesPerSec: number
  /** The same where the holder has at least two slots more than the caller. */
  unequalBytesPerSec: number
  /** The same where the caller holds all its slots itself. Default: 0. */
  sameViewerBytesPerSec?: number
}
