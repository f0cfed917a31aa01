import type { ServerResponse } from 'node:http'
import type { Viewer } from '../auth/Viewer.js'
import { viewerKey } from '../auth/viewerKey.js'
import { RateLimited, RequestAborted, ServiceUnavailable } from '../errors.js'

export interface DeliveryLimits {
  /** Most deliveries at a time; further ones are told to come back. */
  readonly atOnce: number
  /** Most of them for one viewer. All who are anonymous are one. */
  readonly perViewer: number
  /** Most of them of what is held in memory whole. */
  readonly heldWhole: number
  /** The longest that one may go on, however it goes on; a player resumes with a range. */
  readonly longestMs: number
}

interface Delivery {
  readonly viewer: Viewer
  readonly isHeldWhole: boolean
}

/** The deliveries that run at present. Each holds a connection or memory, so their number has bounds. */
export class Deliveries {
  readonly #limits: DeliveryLimits
  readonly #running = new Set<AbortController>()
  /** Those of what is made only now, which no other process can go on with. */
  readonly #live = new Set<AbortController>()
  readonly #ofViewers = new Map<string, number>()
  #onQuiet: (() => void) | undefined
  #heldWhole = 0
  #closed = false

  constructor(limits: DeliveryLimits) {
    this.#limits = limits
  }

  /**
   * Runs one delivery, with a signal that fires when its client goes away, its time is over or the server closes. It may
   * say of itself that it is live: then it is given time when the server closes.
   *
   * @throws ServiceUnavailable when no further one may start, and RateLimited when none for this viewer may.
   */
  async run<Value>(
    response: ServerResponse,
    { viewer, isHeldWhole }: Delivery,
    deliver: (signal: AbortSignal, isLive: () => void) => Promise<Value>,
  ): Promise<Value> {
    const key = viewerKey(viewer)
    const ofViewer = this.#ofViewers.get(key) ?? 0
    const isFull =
      this.#running.size >= this.#limits.atOnce || (isHeldWhole && this.#heldWhole >= this.#limits.heldWhole)
    if (ofViewer >= this.#limits.perViewer) throw new RateLimited('CONCURRENCY')
    if (this.#closed || isFull) {
      throw new ServiceUnavailable('Too many media files are being delivered; try again shortly.')
    }
    const delivery = new AbortController()
    const abort = () => delivery.abort(new RequestAborted())
    if (response.closed) abort()
    response.once('close', abort)
    const timer = setTimeout(abort, this.#limits.longestMs)
    this.#running.add(delivery)
    this.#ofViewers.set(key, ofViewer + 1)
    if (isHeldWhole) this.#heldWhole += 1
    try {
      return await deliver(delivery.signal, () => this.#live.add(delivery))
    } finally {
      if (isHeldWhole) this.#heldWhole -= 1
      this.#leave(key)
      this.#running.delete(delivery)
      this.#live.delete(delivery)
      if (this.#live.size === 0) this.#onQuiet?.()
      clearTimeout(timer)
      response.off('close', abort)
    }
  }

  /** Lets none start, and cuts all that run: at once, but for the live ones, which may end within the grace. */
  async close(graceMs = 0): Promise<void> {
    this.#closed = true
    for (const delivery of this.#running) if (!this.#live.has(delivery)) delivery.abort(new RequestAborted())
    if (graceMs > 0 && this.#live.size > 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, graceMs)
        this.#onQuiet = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    for (const delivery of this.#running) delivery.abort(new RequestAborted())
  }

  #leave(key: string): void {
    const left = (this.#ofViewers.get(key) ?? 1) - 1
    if (left > 0) this.#ofViewers.set(key, left)
    else this.#ofViewers.delete(key)
  }
}
