import type { ServerResponse } from 'node:http'
import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, RequestAborted, ServiceUnavailable } from '../../errors.js'
import { ByteBudget } from '../ByteBudget.js'

export interface DeliveryLimits {
  /** Most deliveries at a time; further ones are told to come back. */
  readonly atOnce: number
  /** Most of them for one viewer, or for one address of anonymous viewers. */
  readonly perViewer: number
  /** Most of them for all anonymous viewers together. */
  readonly anonymous: number
  /** Bytes held in memory for deliveries of what the upstream gives only whole, of one viewer and of all. */
  readonly wholeBytesPerViewer: number
  readonly wholeBytes: number
  /** How long a reader has to be waited for before its delivery may be ended in favour of another. */
  readonly evictableAfterMs: number
  /** The longest that one may go on, however it goes on; a player resumes with a range. */
  readonly longestMs: number
}

/** Why a delivery is refused, or ended before its time. */
export type DeliveryRefusal = 'viewer' | 'process' | 'memory' | 'evicted' | 'slow_reader'

export interface DeliveryClient {
  readonly viewer: Viewer
  /** Separates anonymous viewers; null where it is that of a gateway. */
  readonly address: string | null
}

/** One delivery that runs, as its work sees it. */
export interface RunningDelivery {
  /** Fires when its client goes away, its time is over, another needs its place, or the server closes. */
  readonly signal: AbortSignal
  /** It is of what is made only now: it is given time when the server closes. */
  markLive(): void
  /** To be called when bytes are offered to the reader, and when it has taken them. */
  readerWaitBegins(): void
  readerWaitEnds(): void
  /**
   * Reserves memory for what is held whole, until the delivery ends.
   *
   * @throws RateLimited when the viewer holds too much, ServiceUnavailable when all do.
   */
  holdWhole(bytes: number): void
}

interface Entry {
  readonly key: string
  readonly isAnonymous: boolean
  readonly controller: AbortController
  waitsSince: number | undefined
  wholeBytes: number
}

/** The key under which the deliveries of a client are bounded. */
export function deliveryKey({ viewer, address }: DeliveryClient): string {
  return viewer.kind === 'anonymous' ? `address ${address ?? ''}` : viewerKey(viewer)
}

/** The deliveries that run at present. Each holds a connection or memory, so their number has bounds. */
export class Deliveries {
  readonly #limits: DeliveryLimits
  readonly #onRefuse: (reason: DeliveryRefusal) => void
  readonly #running = new Set<Entry>()
  /** Those of what is made only now, which no other process can go on with. */
  readonly #live = new Set<Entry>()
  readonly #wholes: ByteBudget
  #onQuiet: (() => void) | undefined
  #closed = false

  constructor(limits: DeliveryLimits, onRefuse: (reason: DeliveryRefusal) => void = () => {}) {
    this.#limits = limits
    this.#onRefuse = onRefuse
    this.#wholes = new ByteBudget({ total: limits.wholeBytes, perKey: limits.wholeBytesPerViewer })
  }

  /**
   * Runs one delivery. When there are too many, the one that has waited longest for its reader is ended.
   *
   * @throws ServiceUnavailable when no further one may start, and RateLimited when none for this viewer may.
   */
  async run<Value>(
    response: ServerResponse,
    client: DeliveryClient,
    deliver: (delivery: RunningDelivery) => Promise<Value>,
  ): Promise<Value> {
    const entry = this.#enter(client)
    const { controller } = entry
    const abort = () => controller.abort(new RequestAborted())
    if (response.closed) abort()
    response.once('close', abort)
    const timer = setTimeout(abort, this.#limits.longestMs)
    try {
      return await deliver(this.#runningOf(entry))
    } finally {
      this.#leave(entry)
      if (this.#live.size === 0) this.#onQuiet?.()
      clearTimeout(timer)
      response.off('close', abort)
    }
  }

  /** Lets none start, and cuts all that run: at once, but for the live ones, which may end within the grace. */
  async close(graceMs = 0): Promise<void> {
    this.#closed = true
    for (const entry of this.#running) if (!this.#live.has(entry)) entry.controller.abort(new RequestAborted())
    if (graceMs > 0 && this.#live.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs)
        this.#onQuiet = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    for (const { controller } of this.#running) controller.abort(new RequestAborted())
  }

  #enter(client: DeliveryClient): Entry {
    const { atOnce, perViewer, anonymous } = this.#limits
    const isAnonymous = client.viewer.kind === 'anonymous'
    const key = deliveryKey(client)
    if (this.#closed) throw unavailable()
    const isOneClient = !isAnonymous || client.address !== null
    if (isOneClient && this.#count((entry) => entry.key === key) >= perViewer) throw this.#refuse('viewer')
    if (isAnonymous && this.#count((entry) => entry.isAnonymous) >= anonymous) {
      if (!this.#evict((entry) => entry.isAnonymous)) throw this.#refuse('process')
    }
    if (this.#running.size >= atOnce && !this.#evict(() => true)) throw this.#refuse('process')
    const entry: Entry = {
      key,
      isAnonymous,
      controller: new AbortController(),
      waitsSince: undefined,
      wholeBytes: 0,
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
      holdWhole: (bytes) => this.#holdWhole(entry, bytes),
    }
  }

  #holdWhole(entry: Entry, bytes: number): void {
    const { key } = entry
    for (;;) {
      const bound = this.#wholes.reserve(key, bytes)
      if (bound === null) break
      const isCandidate = (other: Entry) => other.wholeBytes > 0 && (bound === 'total' || other.key === key)
      if (!this.#evict(isCandidate)) throw this.#refuse(bound === 'key' ? 'viewer' : 'memory')
    }
    entry.wholeBytes += bytes
  }

  #count(isCounted: (entry: Entry) => boolean): number {
    let count = 0
    for (const entry of this.#running) if (isCounted(entry)) count += 1
    return count
  }

  /** Ends the delivery that has waited longest for its reader, and frees its place at once. */
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
    this.#leave(longest)
    longest.controller.abort(new RequestAborted())
    return true
  }

  /** Safe to call twice. */
  #leave(entry: Entry): void {
    this.#running.delete(entry)
    this.#live.delete(entry)
    this.#wholes.release(entry.key, entry.wholeBytes)
    entry.wholeBytes = 0
  }

  #refuse(reason: 'viewer' | 'process' | 'memory'): Error {
    this.#onRefuse(reason)
    return reason === 'viewer' ? new RateLimited('VIEWER') : unavailable()
  }
}

function unavailable(): ServiceUnavailable {
  return new ServiceUnavailable('Too many media files are being delivered; try again shortly.')
}
