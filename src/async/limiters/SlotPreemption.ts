import type { PreemptionLimits } from './LimiterLimits.js'

export interface PreemptibleWork {
  /** Null while the rate is unknown, and when the work must not be ended. */
  readonly bytesPerSec: number | null
  /** Ends the work, which then releases its slot. */
  preempt(): void
}

export interface SlotOwner {
  readonly tenantId: string | null
  readonly viewerKey?: string
}

export interface SlotHolder extends SlotOwner {
  work?: PreemptibleWork
}

export interface SlotCaps {
  readonly total: number
  readonly perTenant: number
  readonly perViewer: number
}

interface Waiter {
  readonly owner: SlotOwner
  readonly since: number
}

/**
 * Ends the slowest work when a caller has waited too long for a slot. A caller gets slots only of tenants with more slots than
 * its own or, within its tenant, of viewers with more slots. So callers with equal shares never end each other's work in turns.
 */
export class SlotPreemption {
  readonly #limits: PreemptionLimits
  readonly #caps: () => SlotCaps
  readonly #holders = new Set<SlotHolder>()
  readonly #waiters = new Set<Waiter>()
  #ending: SlotHolder | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(limits: PreemptionLimits, caps: () => SlotCaps) {
    this.#limits = limits
    this.#caps = caps
  }

  get held(): number {
    return this.#holders.size
  }

  /** @returns what ends the wait. */
  wait(owner: SlotOwner): () => void {
    const waiter = { owner, since: performance.now() }
    this.#waiters.add(waiter)
    this.#timer ??= setInterval(() => this.#check(), this.#limits.afterMs / 4).unref()
    return () => {
      this.#waiters.delete(waiter)
      if (this.#waiters.size > 0) return
      clearInterval(this.#timer)
      this.#timer = undefined
    }
  }

  hold({ tenantId, viewerKey }: SlotOwner): SlotHolder {
    const holder: SlotHolder = { tenantId, viewerKey }
    this.#holders.add(holder)
    return holder
  }

  release(holder: SlotHolder): void {
    this.#holders.delete(holder)
    if (this.#ending === holder) this.#ending = undefined
  }

  /** Ends the slowest work that this caller may end. False if there is none. */
  preemptFor(owner: SlotOwner): boolean {
    const victim = this.#slowestFor(owner)
    victim?.work?.preempt()
    return victim !== undefined
  }

  heldBy(owner: SlotOwner, level: 'tenant' | 'viewer'): number {
    let held = 0
    for (const { tenantId, viewerKey } of this.#holders) {
      const isOwn = tenantId === owner.tenantId && (level === 'tenant' || viewerKey === owner.viewerKey)
      if (isOwn) held += 1
    }
    return held
  }

  /** Ends one work at a time: its slot may be all that is needed. */
  #check(): void {
    if (this.#ending) return
    const longEnough = performance.now() - this.#limits.afterMs
    for (const { owner, since } of this.#waiters) {
      if (since > longEnough) continue
      const victim = this.#slowestFor(owner)
      if (!victim) continue
      this.#ending = victim
      victim.work?.preempt()
      return
    }
  }

  #slowestFor(owner: SlotOwner): SlotHolder | undefined {
    let slowest: SlotHolder | undefined
    let lowest = Number.POSITIVE_INFINITY
    for (const holder of this.#candidatesFor(owner)) {
      const rate = holder.work?.bytesPerSec ?? null
      if (rate === null || rate >= lowest || rate >= this.#minRate(holder, owner)) continue
      slowest = holder
      lowest = rate
    }
    return slowest
  }

  /** The slots that the caller could use: those of its viewer or tenant, if that is at its limit, otherwise all. */
  #candidatesFor(owner: SlotOwner): Iterable<SlotHolder> {
    const { total, perTenant, perViewer } = this.#caps()
    const isOfTenant = ({ tenantId }: SlotHolder) => tenantId === owner.tenantId
    if (owner.viewerKey !== undefined && this.heldBy(owner, 'viewer') >= perViewer) {
      return [...this.#holders].filter((holder) => isOfTenant(holder) && holder.viewerKey === owner.viewerKey)
    }
    if (this.heldBy(owner, 'tenant') >= perTenant) return [...this.#holders].filter(isOfTenant)
    return this.#holders.size < total ? [] : this.#holders
  }

  /** At this rate and above the holder keeps its slot. */
  #minRate(holder: SlotHolder, owner: SlotOwner): number {
    const isSameViewer = holder.tenantId === owner.tenantId && holder.viewerKey === owner.viewerKey
    if (isSameViewer) return this.#limits.sameViewerBytesPerSec ?? 0
    const level = holder.tenantId === owner.tenantId ? 'viewer' : 'tenant'
    const gain = this.heldBy(holder, level) - this.heldBy(owner, level)
    if (gain < 1) return 0
    return gain > 1 ? this.#limits.unequalBytesPerSec : this.#limits.slowBytesPerSec
  }
}
