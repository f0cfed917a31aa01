import PQueue from 'p-queue'
import { RateLimited } from '../../../errors.js'
import { FairQueue, type FairQueueOptions } from './FairQueue.js'
import { type PreemptibleWork, type SlotHolder, SlotPreemption } from './SlotPreemption.js'
import type { LimiterLimits } from './upstreamLimits.js'

/** What a call is for. A mutation is served before a query, and both before a poll. */
export type CallPriority = 'mutation' | 'query' | 'poll'

const PRIORITIES: Readonly<Record<CallPriority, number>> = { mutation: 2, query: 1, poll: 0 }

export interface AcquireRequest {
  tenantId: string | null
  /** Whose call it is within the tenant; absent for the platform's own work. */
  viewerKey?: string
  priority: CallPriority
}

/** A place among the requests in flight. Whoever holds it gives it back, once the request is over to its last byte. */
export interface Slot {
  /** How many places were taken when this one was, itself among them. */
  readonly inFlight: number
  release(): void
  /** Lets the work in this slot be ended early for a caller that waits, where the limits of the limiter provide for it. */
  allowPreemption(work: PreemptibleWork): void
}

/** What an answer tells of the requests in flight of the whole subscription, which all pods and keys share. */
export interface ConcurrencyReport {
  current: number
  maximum: number
}

export interface LimiterStats {
  /** Most requests in flight at present. */
  cap: number
  inFlight: number
  queued: number
}

/**
 * Bounds the requests of one kind that are in flight, and orders those that wait for a place. The cap falls to what the
 * upstream's own limit leaves to this process, and climbs back by one for each full round of good answers.
 */
export class ConcurrencyLimiter {
  readonly #limits: LimiterLimits
  readonly #queue: PQueue<FairQueue, FairQueueOptions>
  readonly #preemption: SlotPreemption | undefined
  #share = Number.POSITIVE_INFINITY
  #goodAnswers = 0
  #waiting = 0

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
    return { cap: this.#queue.concurrency, inFlight: this.#queue.pending, queued: this.#waiting }
  }

  /**
   * Waits for a place.
   *
   * @throws RateLimited with reason `QUEUE` when the queue is full or no place came free in time; the signal's reason
   * when it fires. Either way no place is held.
   */
  acquire(request: AcquireRequest, signal: AbortSignal): Promise<Slot> {
    const { tenantId, viewerKey, priority } = request
    if (signal.aborted) return Promise.reject(signal.reason)
    if (this.#isFullFor(tenantId)) return Promise.reject(new RateLimited('QUEUE'))
    return new Promise((resolve, reject) => {
      const waiting = new AbortController()
      const giveUp = () => waiting.abort(signal.reason)
      const timer = setTimeout(() => waiting.abort(new RateLimited('QUEUE')), this.#limits.maxQueueMs).unref()
      this.#waiting += 1
      const stopPreempting = this.#preemption?.wait(request)
      const stopWaiting = () => {
        this.#waiting -= 1
        stopPreempting?.()
        clearTimeout(timer)
        signal.removeEventListener('abort', giveUp)
      }
      signal.addEventListener('abort', giveUp, { once: true })
      // p-queue frees the place of a running task whose signal fires, though its socket is still open. So the signal it
      // gets is one for the wait alone: it can no longer fire once the place is given.
      let leave = () => {}
      const onTurn: FairQueueOptions['onTurn'] = (callback) => {
        leave = callback
      }
      const start = () => {
        stopWaiting()
        const holder = this.#preemption?.hold(request)
        return new Promise<void>((end) => {
          const release = () => {
            if (holder) this.#preemption?.release(holder)
            leave()
            end()
          }
          resolve(slotOf(this.#queue.pending, release, holder))
        })
      }
      this.#queue
        .add(start, { tenantId, viewerKey, priority: PRIORITIES[priority], signal: waiting.signal, onTurn })
        .catch((reason: unknown) => {
          stopWaiting()
          reject(reason)
        })
    })
  }

  /** Learns from the head of an answer. */
  observe(report: ConcurrencyReport, slot: Slot): void {
    // The upstream counted between the moments of sending and of reading this; the larger of our own counts at the two
    // takes fewer of our own requests for those of others.
    const own = Math.max(slot.inFlight, this.#queue.pending)
    const others = Math.max(0, report.current - own)
    this.#share = Math.max(1, report.maximum - others)
    if (this.#queue.concurrency > this.#share) this.#setCap(this.#share)
  }

  /** An answer came that was not a refusal for too many requests. */
  succeeded(): void {
    this.#goodAnswers += 1
    if (this.#goodAnswers >= this.#queue.concurrency) this.#setCap(this.#queue.concurrency + 1)
  }

  /**
   * The upstream refused a request, which still holds its place, because too many are in flight: none may start until
   * another of ours has ended. Answers whether there is another.
   */
  refused(): boolean {
    const others = this.#queue.pending - 1
    this.#setCap(Math.min(this.#queue.concurrency, others))
    return others > 0
  }

  #setCap(cap: number): void {
    this.#goodAnswers = 0
    this.#queue.concurrency = Math.max(1, Math.min(cap, this.#share, this.#limits.maxInFlight))
  }

  #isFullFor(tenantId: string | null): boolean {
    const { maxQueued, maxQueuedPerTenant } = this.#limits
    const hasPlace = this.#queue.pending < this.#queue.concurrency
    // With a place free, those who wait are of tenants that hold their most.
    if (hasPlace && this.#queue.sizeBy({ tenantId }) === 0) return false
    if (this.#waiting >= maxQueued) return true
    return this.#waiting >= maxQueuedPerTenant && this.#queue.sizeBy({ tenantId }) >= maxQueuedPerTenant
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
