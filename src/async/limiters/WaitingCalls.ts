import type { AcquireRequest, CallPriority } from './AcquireRequest.js'

interface WaitingCall {
  readonly viewerKey: string | undefined
  readonly priority: CallPriority
  readonly evict: () => void
}

const EVICTION_ORDER: readonly CallPriority[] = ['poll', 'query', 'mutation']

export class WaitingCalls {
  /** Tenants without a waiting call have no entry. Sets keep the order of arrival. */
  readonly #byTenant = new Map<string | null, Set<WaitingCall>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  countOf(tenantId: string | null): number {
    return this.#byTenant.get(tenantId)?.size ?? 0
  }

  /**
   * @param evict Ends the wait with an error.
   * @returns what ends the count of the call. Idempotent.
   */
  add({ tenantId, viewerKey, priority }: AcquireRequest, evict: () => void): () => void {
    const calls = this.#byTenant.get(tenantId) ?? new Set()
    this.#byTenant.set(tenantId, calls)
    const remove = () => {
      if (!calls.delete(call)) return
      this.#size -= 1
      if (calls.size === 0) this.#byTenant.delete(tenantId)
    }
    const call: WaitingCall = {
      viewerKey,
      priority,
      evict() {
        remove()
        evict()
      },
    }
    calls.add(call)
    this.#size += 1
    return remove
  }

  /**
   * Evicts the newest call of the lowest priority of the tenant with the most waiting calls, and there of the viewer with the
   * most. False if the shares would not become more equal by it.
   */
  evictFor(tenantId: string | null): boolean {
    let largest: Set<WaitingCall> | undefined
    for (const calls of this.#byTenant.values()) if (calls.size > (largest?.size ?? 0)) largest = calls
    if (largest === undefined || largest.size < this.countOf(tenantId) + 2) return false
    const byViewer = Map.groupBy(largest, ({ viewerKey }) => viewerKey)
    const [calls] = [...byViewer.values()].sort((one, other) => other.length - one.length)
    const newestFirst = calls!.toReversed()
    const rank = ({ priority }: WaitingCall) => EVICTION_ORDER.indexOf(priority)
    newestFirst.reduce((best, call) => (rank(call) < rank(best) ? call : best)).evict()
    return true
  }
}
