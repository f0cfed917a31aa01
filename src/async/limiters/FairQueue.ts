import type { Queue, QueueAddOptions, RunFunction } from 'p-queue'

export interface FairQueueOptions extends QueueAddOptions {
  /** Null for anonymous callers, which count as one tenant. */
  tenantId: string | null
  /** The viewer within the tenant. Calls without one count as those of one viewer. */
  viewerKey?: string
  /** Called with a function that frees the slot of the task, because p-queue picks the next task before the end of this one. */
  onStart?: (release: () => void) => void
}

/** Slots that one tenant and one viewer may hold, also if no other call waits. */
export interface ShareLimits {
  readonly perTenant?: number
  readonly perViewer?: number
}

interface Share {
  waiting: number
  running: number
  /** Number of the turn in which it was last served. */
  servedAt: number
}

interface Tenant extends Share {
  readonly id: string | null
  readonly viewers: Map<string | undefined, Viewer>
}

interface Viewer extends Share {
  readonly key: string | undefined
}

interface Waiting {
  readonly id: string | undefined
  readonly run: RunFunction
  readonly tenant: Tenant
  readonly viewer: Viewer
  readonly onStart: FairQueueOptions['onStart']
  priority: number
}

/**
 * Queue of p-queue that shares the slots between tenants, and within a tenant between its viewers. Order: tenants below their
 * equal share first, then the higher priority, then the tenant with fewer slots, then the one that was served longest ago. A
 * tenant that waits alone may hold all slots, up to the limit for one tenant.
 *
 * Each choice is linear in the length of the queue, which the limiter bounds.
 */
export class FairQueue implements Queue<RunFunction, FairQueueOptions> {
  readonly #waiting: Waiting[] = []
  /** Tenants with waiting or running calls. */
  readonly #tenants = new Map<string | null, Tenant>()
  readonly #maxPerTenant: number
  readonly #maxPerViewer: number
  #running = 0
  #turn = 0

  constructor({ perTenant = Number.POSITIVE_INFINITY, perViewer = Number.POSITIVE_INFINITY }: ShareLimits = {}) {
    this.#maxPerTenant = perTenant
    this.#maxPerViewer = perViewer
  }

  /** Calls that may start, because p-queue dequeues whenever this is positive: without those of tenants at their limit. */
  get size(): number {
    if (this.#maxPerTenant === Number.POSITIVE_INFINITY && this.#maxPerViewer === Number.POSITIVE_INFINITY) {
      return this.#waiting.length
    }
    let size = 0
    for (const { running, viewers } of this.#tenants.values()) {
      let startable = 0
      for (const viewer of viewers.values())
        startable += Math.min(viewer.waiting, this.#limitOf(viewer) - viewer.running)
      size += Math.min(startable, this.#maxPerTenant - running)
    }
    return size
  }

  /** Calls without a key belong to many anonymous callers. */
  #limitOf({ key }: Viewer): number {
    return key === undefined ? Number.POSITIVE_INFINITY : this.#maxPerViewer
  }

  get tenants(): number {
    return this.#tenants.size
  }

  enqueue(run: RunFunction, options: Partial<FairQueueOptions> = {}): void {
    const { id, priority = 0, tenantId = null, viewerKey, onStart } = options
    const tenant = this.#tenants.get(tenantId) ?? { ...newShare(), id: tenantId, viewers: new Map() }
    this.#tenants.set(tenantId, tenant)
    const viewer = tenant.viewers.get(viewerKey) ?? { ...newShare(), key: viewerKey }
    tenant.viewers.set(viewerKey, viewer)
    tenant.waiting += 1
    viewer.waiting += 1
    this.#waiting.push({ id, run, tenant, viewer, priority, onStart })
  }

  dequeue(): RunFunction | undefined {
    const next = this.#choose()
    if (next === undefined) return undefined
    const { run, tenant, viewer, onStart } = this.#take(next)
    this.#turn += 1
    for (const share of [tenant, viewer]) {
      share.running += 1
      share.servedAt = this.#turn
    }
    this.#running += 1
    let isHeld = true
    const release = () => {
      if (!isHeld) return
      isHeld = false
      tenant.running -= 1
      viewer.running -= 1
      this.#running -= 1
      this.#removeIfIdle(tenant, viewer)
    }
    onStart?.(release)
    return async () => {
      try {
        // In the same tick: p-queue checks right afterwards whether the task has started.
        return await run()
      } finally {
        release()
      }
    }
  }

  filter({ tenantId = null }: Readonly<Partial<FairQueueOptions>>): RunFunction[] {
    return this.#waiting.filter(({ tenant }) => tenant.id === tenantId).map(({ run }) => run)
  }

  setPriority(id: string, priority: number): void {
    const found = this.#waiting.find((waiting) => waiting.id === id)
    if (found) found.priority = priority
  }

  remove(id: string): void {
    const index = this.#waiting.findIndex((waiting) => waiting.id === id)
    if (index < 0) return
    const { tenant, viewer } = this.#take(index)
    this.#removeIfIdle(tenant, viewer)
  }

  #choose(): number | undefined {
    let waitingTenants = 0
    for (const { waiting } of this.#tenants.values()) if (waiting > 0) waitingTenants += 1
    const share = Math.ceil((this.#running + 1) / waitingTenants)
    let best: number | undefined
    for (let index = 0; index < this.#waiting.length; index++) {
      const waiting = this.#waiting[index]!
      if (waiting.tenant.running >= this.#maxPerTenant || waiting.viewer.running >= this.#limitOf(waiting.viewer))
        continue
      if (best === undefined || comesBefore(waiting, this.#waiting[best]!, share)) best = index
    }
    return best
  }

  #take(index: number): Waiting {
    const [waiting] = this.#waiting.splice(index, 1) as [Waiting]
    waiting.tenant.waiting -= 1
    waiting.viewer.waiting -= 1
    return waiting
  }

  #removeIfIdle(tenant: Tenant, viewer: Viewer): void {
    if (isIdle(viewer)) tenant.viewers.delete(viewer.key)
    if (isIdle(tenant)) this.#tenants.delete(tenant.id)
  }
}

const newShare = (): Share => ({ waiting: 0, running: 0, servedAt: 0 })
const isIdle = ({ waiting, running }: Share): boolean => waiting === 0 && running === 0

/** Strict, so that calls of equal rank keep their order of arrival. */
function comesBefore(one: Waiting, other: Waiting, share: number): boolean {
  const oneIsOver = one.tenant.running >= share
  if (oneIsOver !== other.tenant.running >= share) return !oneIsOver
  if (one.priority !== other.priority) return one.priority > other.priority
  const [first, second] = one.tenant === other.tenant ? [one.viewer, other.viewer] : [one.tenant, other.tenant]
  if (first.running !== second.running) return first.running < second.running
  return first.servedAt < second.servedAt
}
