import type { PreemptionLimits } from './upstreamLimits.js'

/** Work in a slot that can be ended early, in favour of callers that wait for one. */
export interface PreemptibleWork {
  /** Present rate of its sender; null while it is unknown, and when the work must not be ended any more. */
  readonly bytesPerSec: number | null
  /** Ends the work. Its slot is released as soon as it has ended. */
  preempt(): void
}

/** On whose behalf a slot is held or waited for. */
export interface SlotOwner {
  readonly tenantId: string | null
  readonly viewerKey?: string
}

export interface SlotHolder extends SlotOwner {
  work?: PreemptibleWork
}

/** The state of the limiter at the moment of a check. */
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
 * Ends the slowest work when a caller has waited too long for a slot. A caller gains a slot only from a tenant that holds
 * more of them than its own or, within its tenant, from a viewer that does; so callers with equal shares do not end each
 * other's work in turns.
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

  /** A caller waits from now on, until the returned function is called. */
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

  /** Ends the slowest work that this caller may have ended. Answers whether there was any. */
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

  /** One at a time: the slot that is about to become free may be all that is needed. */
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
    const { total, perTenant, perViewer } = this.#caps()
    const isTenantFull = this.heldBy(owner, 'tenant') >= perTenant
    const isViewerFull = owner.viewerKey !== undefined && this.heldBy(owner, 'viewer') >= perViewer
    if (!isViewerFull && !isTenantFull && this.#holders.size < total) return undefined
    let slowest: SlotHolder | undefined
    let lowest = Number.POSITIVE_INFINITY
    for (const holder of this.#holders) {
      const rate = holder.work?.bytesPerSec ?? null
      if (rate === null || rate >= lowest) continue
      if ((isTenantFull || isViewerFull) && holder.tenantId !== owner.tenantId) continue
      if (isViewerFull && holder.viewerKey !== owner.viewerKey) continue
      if (rate >= this.#leastRate(holder, owner)) continue
      slowest = holder
      lowest = rate
    }
    return slowest
  }

  /** The rate from which on the holder keeps its slot although this caller waits. */
  #leastRate(holder: SlotHolder, owner: SlotOwner): number {
    const isSameViewer = holder.tenantId === owner.tenantId && holder.viewerKey === owner.viewerKey
    if (isSameViewer) return this.#limits.sameViewerBytesPerSec ?? 0
    const level = holder.tenantId === owner.tenantId ? 'viewer' : 'tenant'
    const gain = this.heldBy(holder, level) - this.heldBy(owner, level)
    if (gain < 1) return 0
    return gain > 1 ? this.#limits.unequalBytesPerSec : this.#limits.slowBytesPerSec
  }
}
