import type { Queue, QueueAddOptions, RunFunction } from 'p-queue'

export interface FairQueueOptions extends QueueAddOptions {
  /** Whose call it is; null for the platform's own work, which counts as one more tenant. */
  tenantId: string | null
  /** Gets, when its turn has come, what gives its place back: p-queue looks for the next before it says that one is over. */
  onTurn?: (leave: () => void) => void
}

interface Tenant {
  readonly id: string | null
  waiting: number
  running: number
  /** Turn in which it was last served: the higher, the later. */
  servedAt: number
}

interface Waiting {
  readonly id: string | undefined
  readonly run: RunFunction
  readonly tenant: Tenant
  readonly onTurn: FairQueueOptions['onTurn']
  priority: number
}

/**
 * The order in which p-queue serves those who wait. A tenant that holds its share of the places or more lets the others
 * pass; then the higher priority comes first, then the tenant that holds fewer places, then the one served longest ago.
 * As long as only one tenant waits it may hold all places, and none is kept empty, unless there is a most for each.
 *
 * Each choice walks the whole queue, which is bounded by the gate in front of it.
 */
export class FairQueue implements Queue<RunFunction, FairQueueOptions> {
  readonly #waiting: Waiting[] = []
  /** Only tenants that wait or run stand here. */
  readonly #tenants = new Map<string | null, Tenant>()
  readonly #maxPerTenant: number
  #running = 0
  #turn = 0

  /** @param maxPerTenant Most places that one tenant may hold, even when nobody else waits. */
  constructor(maxPerTenant = Number.POSITIVE_INFINITY) {
    this.#maxPerTenant = maxPerTenant
  }

  /** How many may start now, since p-queue takes the next whenever there is one: all but those beyond their tenant's most. */
  get size(): number {
    if (this.#maxPerTenant === Number.POSITIVE_INFINITY) return this.#waiting.length
    let size = 0
    for (const { waiting, running } of this.#tenants.values()) size += Math.min(waiting, this.#maxPerTenant - running)
    return size
  }

  get tenants(): number {
    return this.#tenants.size
  }

  enqueue(run: RunFunction, { id, priority = 0, tenantId = null, onTurn }: Partial<FairQueueOptions> = {}): void {
    const tenant = this.#tenants.get(tenantId) ?? { id: tenantId, waiting: 0, running: 0, servedAt: 0 }
    this.#tenants.set(tenantId, tenant)
    tenant.waiting += 1
    this.#waiting.push({ id, run, tenant, priority, onTurn })
  }

  dequeue(): RunFunction | undefined {
    const next = this.#choose()
    if (next === undefined) return undefined
    const { run, tenant, onTurn } = this.#take(next)
    tenant.running += 1
    tenant.servedAt = ++this.#turn
    this.#running += 1
    let isIn = true
    const leave = () => {
      if (!isIn) return
      isIn = false
      tenant.running -= 1
      this.#running -= 1
      this.#forgetIfIdle(tenant)
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
    if (index >= 0) this.#forgetIfIdle(this.#take(index).tenant)
  }

  #choose(): number | undefined {
    let rivals = 0
    for (const { waiting } of this.#tenants.values()) if (waiting > 0) rivals += 1
    const share = Math.ceil((this.#running + 1) / rivals)
    let best: number | undefined
    for (let index = 0; index < this.#waiting.length; index++) {
      if (this.#waiting[index]!.tenant.running >= this.#maxPerTenant) continue
      if (best === undefined || comesBefore(this.#waiting[index]!, this.#waiting[best]!, share)) best = index
    }
    return best
  }

  #take(index: number): Waiting {
    const [waiting] = this.#waiting.splice(index, 1) as [Waiting]
    waiting.tenant.waiting -= 1
    return waiting
  }

  #forgetIfIdle(tenant: Tenant): void {
    if (tenant.waiting === 0 && tenant.running === 0) this.#tenants.delete(tenant.id)
  }
}

/** Strict in every step, so that among equals the one who came first stays first. */
function comesBefore(one: Waiting, other: Waiting, share: number): boolean {
  const oneIsOver = one.tenant.running >= share
  if (oneIsOver !== other.tenant.running >= share) return !oneIsOver
  if (one.priority !== other.priority) return one.priority > other.priority
  if (one.tenant.running !== other.tenant.running) return one.tenant.running < other.tenant.running
  return one.tenant.servedAt < other.tenant.servedAt
}
