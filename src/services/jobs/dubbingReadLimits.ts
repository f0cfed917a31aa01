import { limitConcurrency } from '../../async/limitConcurrency.js'

/** Upstream has no batch read of dubbings, and a resource with all its segments can be very large. */
export interface DubbingReadLimits {
  readonly metadata: ReturnType<typeof limitConcurrency>
  readonly resource: ReturnType<typeof limitConcurrency>
}

/** When the signal aborts, no further read starts. */
export function createDubbingReadLimits(signal?: AbortSignal): DubbingReadLimits {
  return { metadata: limitConcurrency(8, signal), resource: limitConcurrency(2, signal) }
}
