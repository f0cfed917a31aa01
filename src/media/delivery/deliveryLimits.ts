import type { LimiterLimits } from '../../async/limiters/LimiterLimits.js'
import type { DeliveryLimits } from './Deliveries.js'
import type { DeliveryTimeouts } from './pipeBytes.js'

const mebibyte = 1024 * 1024

/** Deliveries from the upstream. Each holds a connection to it. */
export const upstreamDeliveries: DeliveryLimits & DeliveryTimeouts = {
  total: 256,
  perViewer: 16,
  anonymous: 64,
  bufferedBytesPerViewer: 32 * mebibyte,
  bufferedBytes: 128 * mebibyte,
  evictableAfterMs: 1_000,
  maxMs: 15 * 60_000,
  upstreamIdleMs: 30_000,
  readerIdleMs: 60_000,
}

/** Deliveries from our own store. Each holds a file descriptor and a piece of a file. */
export const localDeliveries: DeliveryLimits & DeliveryTimeouts = {
  total: 1024,
  perViewer: 64,
  anonymous: 256,
  bufferedBytesPerViewer: 0,
  bufferedBytes: 0,
  evictableAfterMs: 1_000,
  maxMs: 60 * 60_000,
  // Longer than a recording waits for the upstream: the recording must report the failure.
  upstreamIdleMs: 120_000,
  readerIdleMs: 5 * 60_000,
}

/** Media is read ahead up to this limit, so that most readers do not keep the upstream connection open. */
export const readAheadLimits = { maxBytes: 4 * mebibyte, perKey: 16 * mebibyte, total: 128 * mebibyte }

/** Media inside JSON is held in memory as base64, up to 22 MiB each. */
export const bufferedReadLimits: LimiterLimits = {
  maxInFlight: 8,
  maxInFlightPerTenant: 6,
  maxInFlightPerViewer: 4,
  maxQueued: 200,
  maxQueuedPerTenant: 100,
  maxQueueMs: 5_000,
}
