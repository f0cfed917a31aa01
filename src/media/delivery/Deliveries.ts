import type { ServerResponse } from 'node:http'
import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, RequestAborted, ServiceUnavailable } from '../../errors.js'
import { ByteBudget } from '../ByteBudget.js'

export interface DeliveryLimits {
  readonly total: number
  /** For one viewer, or one address of anonymous viewers. */
  readonly perViewer: number
  readonly anonymous: number
  /** Memory for media that the upstream sends inside JSON. */
  readonly bufferedBytesPerViewer: number
  readonly bufferedBytes: number
  /** After waiting this long for its reader, a delivery may be ended for another. */
  readonly evictableAfterMs: number
  /** Longest duration of one delivery. A player resumes with a range. */
  readonly maxMs: number
}

export type DeliveryRefusal = 'viewer' | 'process' | 'memory' | 'evicted' | 'slow_reader'

export interface DeliveryClient {
  readonly viewer: Viewer
  /** Identifies anonymous viewers; null behind a gateway. */
  readonly address: string | null
}

export interface RunningDelivery {
  /** Aborted when the client leaves, the delivery is ended at a limit, or the server closes. */
  readonly signal: AbortSignal
  /** Marks a delivery of audio that is being recorded: it gets the grace period when the server closes. */
  markLive(): void
  /** Must be called when bytes are offered to the reader, and when it has read them. */
  readerWaitBegins(): void
  readerWaitEnds(): void
  /** @throws RateLimited at the limit of the viewer, ServiceUnavailable at the total limit. */
  reserveMemory(bytes: number): void
}

interface Entry {
  readonly key: string
  readonly isAnonymous: boolean
  readonly controller: AbortController
  waitsSince: number | undefined
  reservedBytes: number
}

export function deliveryKey({ viewer, address }: DeliveryClient): string {
  return viewer.kind === 'anonymous' ? `address ${address ?? ''}` : viewerKey(viewer)
}

/** Limits running deliveries, each of which holds a connection or memory. */
export class Deliveries {
  readonly #limits: DeliveryLimits
  readonly #onRefuse: (reason: DeliveryRefusal) => void
  readonly #running = new Set<Entry>()
  /** Deliveries of audio that is being recorded, which no other process can continue. */
  readonly #live = new Set<Entry>()
  readonly #memory: ByteBudget
  #onIdle: (() => void) | undefined
  #closed = false

  constructor(limits: DeliveryLimits, onRefuse: (reason: DeliveryRefusal) => void = () => {}) {
    this.#limits = limits
    this.#onRefuse = onRefuse
    this.#memory = new ByteBudget({ total: limits.bufferedBytes, perKey: limits.bufferedBytesPerViewer })
  }

  /** At a limit, ends the delivery that has waited longest for its reader. @throws RateLimited, ServiceUnavailable */
  async run<Value>(
    response: ServerResponse,
    client: DeliveryClient,
    deliver: (delivery: RunningDelivery) => Promise<Value>,
  ): Promise<Value> {
    const entry = this.#add(client)
    const { controller } = entry
    const abort = () => controller.abort(new RequestAborted())
    if (response.closed) abort()
    response.once('close', abort)
    const timer = setTimeout(abort, this.#limits.maxMs)
    try {
      return await deliver(this.#runningOf(entry))
    } finally {
      this.#remove(entry)
      if (this.#live.size === 0) this.#onIdle?.()
      clearTimeout(timer)
      response.off('close', abort)
    }
  }

  /** Starts no further delivery and ends the running ones, live ones after the grace period. */
  async close(graceMs = 0): Promise<void> {
    this.#closed = true
    for (const entry of this.#running) if (!this.#live.has(entry)) entry.controller.abort(new RequestAborted())
    if (graceMs > 0 && this.#live.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs)
        this.#onIdle = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    for (const { controller } of this.#running) controller.abort(new RequestAborted())
  }

  #add(client: DeliveryClient): Entry {
    const { total, perViewer, anonymous } = this.#limits
    const isAnonymous = client.viewer.kind === 'anonymous'
    const key = deliveryKey(client)
    if (this.#closed) throw unavailable()
    const isOneClient = !isAnonymous || client.address !== null
    if (isOneClient && this.#count((entry) => entry.key === key) >= perViewer) throw this.#refuse('viewer')
    if (isAnonymous && this.#count((entry) => entry.isAnonymous) >= anonymous) {
      if (!this.#evict((entry) => entry.isAnonymous)) throw this.#refuse('process')
    }
    if (this.#running.size >= total && !this.#evict(() => true)) throw this.#refuse('process')
    const entry: Entry = {
      key,
      isAnonymous,
      controller: new AbortController(),
      waitsSince: undefined,
      reservedBytes: 0,
    }
    this.#running.add(entry)
    return entry
  }

  #runningOf(entry: Entry): RunningDelivery {
    return {
      signal: entry.controller.signal,
      markLive: () => this.#live.add(entry),
      readerWaitBegins() {
        entry.waitsSince = performance.now()
      },
      readerWaitEnds() {
        entry.waitsSince = undefined
      },
      reserveMemory: (bytes) => this.#reserveMemory(entry, bytes),
    }
  }

  #reserveMemory(entry: Entry, bytes: number): void {
    const { key } = entry
    for (;;) {
      const exceeded = this.#memory.reserve(key, bytes)
      if (exceeded === null) break
      const isCandidate = (other: Entry) => other.reservedBytes > 0 && (exceeded === 'total' || other.key === key)
      if (!this.#evict(isCandidate)) throw this.#refuse(exceeded === 'key' ? 'viewer' : 'memory')
    }
    entry.reservedBytes += bytes
  }

  #count(isCounted: (entry: Entry) => boolean): number {
    let count = 0
    for (const entry of this.#running) if (isCounted(entry)) count += 1
    return count
  }

  #evict(isCandidate: (entry: Entry) => boolean): boolean {
    let latest = performance.now() - this.#limits.evictableAfterMs
    let longest: Entry | undefined
    for (const entry of this.#running) {
      if (entry.waitsSince === undefined || entry.waitsSince > latest || !isCandidate(entry)) continue
      latest = entry.waitsSince
      longest = entry
    }
    if (!longest) return false
    this.#onRefuse('evicted')
    this.#remove(longest)
    longest.controller.abort(new RequestAborted())
    return true
  }

  #remove(entry: Entry): void {
    this.#running.delete(entry)
    this.#live.delete(entry)
    this.#memory.release(entry.key, entry.reservedBytes)
    entry.reservedBytes = 0
  }

  #refuse(reason: 'viewer' | 'process' | 'memory'): Error {
    this.#onRefuse(reason)
    return reason === 'viewer' ? new RateLimited('VIEWER') : unavailable()
  }
}

function unavailable(): ServiceUnavailable {
  return new ServiceUnavailable('Too many media files are being delivered; try again shortly.')
}
