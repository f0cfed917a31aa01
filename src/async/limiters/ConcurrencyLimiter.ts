import PQueue from 'p-queue'
import { RateLimited } from '../../errors.js'
import type { AcquireRequest, CallPriority } from './AcquireRequest.js'
import { FairQueue, type FairQueueOptions } from './FairQueue.js'
import type { LimiterLimits } from './LimiterLimits.js'
import { type PreemptibleWork, type SlotHolder, SlotPreemption } from './SlotPreemption.js'
import { WaitingCalls } from './WaitingCalls.js'

const PRIORITIES: Readonly<Record<CallPriority, number>> = { mutation: 2, query: 1, poll: 0 }

/** A limit that upstream does not report is known from its refusals, and tried again after this time. */
const riseAfterRefusalMs = 30_000

/** Permission to have one request in flight, to be released after its last byte. */
export interface Slot {
  /** Slots in use at the moment it was acquired, itself included. */
  readonly inFlight: number
  release(): void
  /** Lets the limiter end the work in this slot early for a waiting caller, if its limits have `preemption`. */
  allowPreemption(work: PreemptibleWork): void
}

/** From response headers: the requests in flight of the whole subscription, which all processes and keys share. */
export interface ConcurrencyReport {
  current: number
  maximum: number
}

export interface LimiterStats {
  cap: number
  inFlight: number
  queued: number
}

/**
 * Limits the requests of one kind that are in flight, and orders the calls that wait. The cap falls to what upstream leaves to
 * this process, and rises by one for each full round of successful responses. After a refusal it does not rise for a while.
 */
export class ConcurrencyLimiter {
  readonly #limits: LimiterLimits
  readonly #queue: PQueue<FairQueue, FairQueueOptions>
  readonly #preemption: SlotPreemption | undefined
  readonly #waiting = new WaitingCalls()
  #share = Number.POSITIVE_INFINITY
  #successes = 0
  #mayRiseAt = 0

  constructor(limits: LimiterLimits) {
    const { maxInFlightPerTenant: perTenant, maxInFlightPerViewer: perViewer } = limits
    this.#limits = limits
    this.#queue = new PQueue({
      concurrency: limits.maxInFlight,
      queueClass: class extends FairQueue {
        constructor() {
          super({ perTenant, perViewer })
        }
      },
    })
    if (limits.preemption) {
      this.#preemption = new SlotPreemption(limits.preemption, () => ({
        total: this.#queue.concurrency,
        perTenant: perTenant ?? Number.POSITIVE_INFINITY,
        perViewer: perViewer ?? Number.POSITIVE_INFINITY,
      }))
    }
  }

  get stats(): LimiterStats {
    return { cap: this.#queue.concurrency, inFlight: this.#queue.pending, queued: this.#waiting.size }
  }

  /**
   * Waits for a slot.
   *
   * @throws RateLimited with reason `QUEUE` if the queue is full or no slot became free in time; the reason of the signal.
   */
  acquire(request: AcquireRequest, signal: AbortSignal): Promise<Slot> {
    if (signal.aborted) return Promise.reject(signal.reason)
    if (!this.#hasRoomFor(request)) return Promise.reject(new RateLimited('QUEUE'))
    return this.#wait(request, signal)
  }

  /** Lowers the cap to what other processes leave. To be called with the headers of each response. */
  observe(report: ConcurrencyReport, slot: Slot): void {
    // Upstream counts at a moment between sending and now. The larger of our counts at these two attributes fewer of our
    // own requests to others.
    const own = Math.max(slot.inFlight, this.#queue.pending)
    const others = Math.max(0, report.current - own)
    this.#share = Math.max(1, report.maximum - others)
    if (this.#queue.concurrency > this.#share) this.#setCap(this.#share)
  }

  /** To be called for each response that does not refuse for too many requests. */
  succeeded(): void {
    this.#successes += 1
    if (this.#successes >= this.#queue.concurrency && performance.now() >= this.#mayRiseAt)
      this.#setCap(this.#queue.concurrency + 1)
  }

  /**
   * To be called while the slot of a request is held that was refused for too many requests: none starts until another one
   * of this process has ended. Returns whether there is another one.
   */
  refused(): boolean {
    const others = this.#queue.pending - 1
    this.#setCap(Math.min(this.#queue.concurrency, others))
    // Without others of this process, the limit is used elsewhere and says nothing about the share of this process.
    if (others > 0) this.#mayRiseAt = performance.now() + riseAfterRefusalMs
    return others > 0
  }

  #setCap(cap: number): void {
    this.#successes = 0
    this.#queue.concurrency = Math.max(1, Math.min(cap, this.#share, this.#limits.maxInFlight))
  }

  #wait(request: AcquireRequest, signal: AbortSignal): Promise<Slot> {
    const { promise, resolve, reject } = Promise.withResolvers<Slot>()
    // p-queue frees the slot of a running task when its signal aborts, although the socket is still open. So the signal that
    // it gets covers the wait only.
    const waiting = new AbortController()
    const onAbort = () => waiting.abort(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    const timer = setTimeout(() => waiting.abort(new RateLimited('QUEUE')), this.#limits.maxQueueMs).unref()
    const stopPreempting = this.#preemption?.wait(request)
    const stopCounting = this.#waiting.add(request, () => waiting.abort(new RateLimited('QUEUE')))
    const stopWaiting = () => {
      stopCounting()
      stopPreempting?.()
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
    }
    let freeSlot = () => {}
    const onStart: FairQueueOptions['onStart'] = (callback) => {
      freeSlot = callback
    }
    const start = () => {
      stopWaiting()
      const holder = this.#preemption?.hold(request)
      return new Promise<void>((end) => {
        const release = () => {
          if (holder) this.#preemption?.release(holder)
          freeSlot()
          end()
        }
        resolve(slotOf(this.#queue.pending, release, holder))
      })
    }
    const { tenantId, viewerKey, priority } = request
    const options = { tenantId, viewerKey, priority: PRIORITIES[priority], signal: waiting.signal, onStart }
    this.#queue.add(start, options).catch((reason: unknown) => {
      stopWaiting()
      reject(reason)
    })
    return promise
  }

  /** Makes room in a full queue, if the tenant waits with fewer calls than another one. */
  #hasRoomFor(request: AcquireRequest): boolean {
    const { maxQueued, maxQueuedPerTenant } = this.#limits
    const own = this.#waiting.countOf(request.tenantId)
    // While a slot is free, only calls of tenants at their limit wait.
    if (this.#queue.pending < this.#queue.concurrency && own === 0) return true
    if (own >= maxQueuedPerTenant) return false
    return this.#waiting.size < maxQueued || this.#waiting.evictFor(request.tenantId)
  }
}

function slotOf(inFlight: number, release: () => void, holder: SlotHolder | undefined): Slot {
  return {
    inFlight,
    release,
    allowPreemption(work) {
      if (holder) holder.work = work
    },
  }
}

export type { AcquireRequest, CallPriority } from './AcquireRequest.js'
