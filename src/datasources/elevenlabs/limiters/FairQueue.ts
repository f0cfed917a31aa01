import type { Queue, QueueAddOptions, RunFunction } from 'p-queue'

export interface FairQueueOptions extends QueueAddOptions {
  /** Whose call it is; null for the platform's own work, which counts as one more tenant. */
  tenantId: string | null
  /** Whose call it is within the tenant. Calls without one count as those of one more viewer. */
  viewerKey?: string
  /** Gets, when its turn has come, what gives its place back: p-queue looks for the next before it says that one is over. */
  onTurn?: (leave: () => void) => void
}

/** Most places that one tenant and one viewer may hold, even when nobody else waits. */
export interface ShareLimits {
  readonly perTenant?: number
  readonly perViewer?: number
}

interface Share {
  waiting: number
  running: number
  /** Turn in which it was last served: the higher, the later. */
  servedAt: number
}

interface Tenant extends Share {
  readonly id: string | null
  /** Only viewers that wait or run stand here. */
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
  readonly onTurn: FairQueueOptions['onTurn']
  priority: number
}

/**
 * The order in which p-queue serves those who wait. A tenant that holds its share of the places or more lets the others
 * pass; then the higher priority comes first, then the tenant that holds fewer places, then the one served longest ago. Within
 * a tenant the same is true of its viewers.
 * As long as only one tenant waits it may hold all places, and none is kept empty, unless there is a most for each.
 *
 * Each choice walks the whole queue, which is bounded by the limiter in front of it.
 */
export class FairQueue implements Queue<RunFunction, FairQueueOptions> {
  readonly #waiting: Waiting[] = []
  /** Only tenants that wait or run stand here. */
  readonly #tenants = new Map<string | null, Tenant>()
  readonly #maxPerTenant: number
  readonly #maxPerViewer: number
  #running = 0
  #turn = 0

  constructor({ perTenant = Number.POSITIVE_INFINITY, perViewer = Number.POSITIVE_INFINITY }: ShareLimits = {}) {
    this.#maxPerTenant = perTenant
    this.#maxPerViewer = perViewer
  }

  /** How many may start now, since p-queue takes the next whenever there is one: all but those beyond their most. */
  get size(): number {
    if (this.#maxPerTenant === Number.POSITIVE_INFINITY && this.#maxPerViewer === Number.POSITIVE_INFINITY) {
      return this.#waiting.length
    }
    let size = 0
    for (const { running, viewers } of this.#tenants.values()) {
      let startable = 0
      for (const viewer of viewers.values())
        startable += Math.min(viewer.waiting, this.#mostOf(viewer) - viewer.running)
      size += Math.min(startable, this.#maxPerTenant - running)
    }
    return size
  }

  /** Callers without a key are many viewers: anonymous ones, and this server itself. */
  #mostOf({ key }: Viewer): number {
    return key === undefined ? Number.POSITIVE_INFINITY : this.#maxPerViewer
  }

  get tenants(): number {
    return this.#tenants.size
  }

  enqueue(run: RunFunction, options: Partial<FairQueueOptions> = {}): void {
    const { id, priority = 0, tenantId = null, viewerKey, onTurn } = options
    const tenant = this.#tenants.get(tenantId) ?? { ...newShare(), id: tenantId, viewers: new Map() }
    this.#tenants.set(tenantId, tenant)
    const viewer = tenant.viewers.get(viewerKey) ?? { ...newShare(), key: viewerKey }
    tenant.viewers.set(viewerKey, viewer)
    tenant.waiting += 1
    viewer.waiting += 1
    this.#waiting.push({ id, run, tenant, viewer, priority, onTurn })
  }

  dequeue(): RunFunction | undefined {
    const next = this.#choose()
    if (next === undefined) return undefined
    const { run, tenant, viewer, onTurn } = this.#take(next)
    this.#turn += 1
    for (const share of [tenant, viewer]) {
      share.running += 1
      share.servedAt = this.#turn
    }
    this.#running += 1
    let isIn = true
    const leave = () => {
      if (!isIn) return
      isIn = false
      tenant.running -= 1
      viewer.running -= 1
      this.#running -= 1
      this.#forgetIfIdle(tenant, viewer)
    }
    onTurn?.(leave)
    return async () => {
      try {
        // Called in the same tick as this function is: p-queue looks right afterwards whether the task has started.
        return await run()
      } finally {
        leave()
      }
    }
  }

  /** p-queue counts those who wait through this: here, the calls of one tenant. */
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
    this.#forgetIfIdle(tenant, viewer)
  }

  #choose(): number | undefined {
    let rivals = 0
    for (const { waiting } of this.#tenants.values()) if (waiting > 0) rivals += 1
    const share = Math.ceil((this.#running + 1) / rivals)
    let best: number | undefined
    for (let index = 0; index < this.#waiting.length; index++) {
      const waiting = this.#waiting[index]!
      if (waiting.tenant.running >= this.#maxPerTenant || waiting.viewer.running >= this.#mostOf(waiting.viewer))
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

  #forgetIfIdle(tenant: Tenant, viewer: Viewer): void {
    if (isIdle(viewer)) tenant.viewers.delete(viewer.key)
    if (isIdle(tenant)) this.#tenants.delete(tenant.id)
  }
}

const newShare = (): Share => ({ waiting: 0, running: 0, servedAt: 0 })
const isIdle = ({ waiting, running }: Share): boolean => waiting === 0 && running === 0

/** Strict in every step, so that among equals the one who came first stays first. */
function comesBefore(one: Waiting, other: Waiting, share: number): boolean {
  const oneIsOver = one.tenant.running >= share
  if (oneIsOver !== other.tenant.running >= share) return !oneIsOver
  if (one.priority !== other.priority) return one.priority > other.priority
  const [mine, theirs] = one.tenant === other.tenant ? [one.viewer, other.viewer] : [one.tenant, other.tenant]
  if (mine.running !== theirs.running) return mine.running < theirs.running
  return mine.servedAt < theirs.servedAt
}
