import { setTimeout as sleep } from 'node:timers/promises'
import { holdLease } from '../../async/holdLease.js'
import { SERVER_TENANT } from '../../async/limiters/AcquireRequest.js'
import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { LeaseStore } from '../../datasources/postgres/leases/LeaseStore.js'
import { createDubbingReadLimits } from './dubbingReadLimits.js'
import type { PollDeps, PollSettings } from './PollContext.js'
import { pollJobs, toBatches } from './pollJobs.js'

export interface ObserveDeps extends Omit<PollDeps, 'upstream'> {
  leases: LeaseStore
  upstream: Pick<Upstream, 'as'>
}

export interface ObserveSettings extends PollSettings {
  tickMs: number
  leaseMs: number
  /** The run ends after this time. The next one continues. */
  maxRunMs: number
}

export const defaultObserveSettings: ObserveSettings = {
  tickMs: 500,
  leaseMs: 10_000,
  maxRunMs: 5 * 60_000,
  fastMs: 1_000,
  slowMs: 15_000,
  oldEndMs: 60_000,
  forgottenMs: 60 * 60_000,
  confirmMissingMs: 15_000,
}

/** IDLE: no job is active. UNFINISHED: jobs are active, so another run has to follow. TAKEN: another process has the lease. */
export type ObserveResult = 'IDLE' | 'UNFINISHED' | 'TAKEN'

const LEASE = 'observe-jobs'

/** Polls upstream until no job is active. The lease allows one observer in the cluster. */
export async function observeJobs(
  deps: ObserveDeps,
  signal: AbortSignal,
  settings: ObserveSettings = defaultObserveSettings,
): Promise<ObserveResult> {
  const { leases, logger } = deps
  if (!(await waitForLease(leases, signal, settings))) return 'TAKEN'
  const lease = holdLease({
    renew: () => leases.acquire(LEASE, settings.leaseMs),
    everyMs: settings.leaseMs / 4,
    onError: (error) => logger.warn({ err: error }, 'the lease of the observer could not be renewed'),
  })
  try {
    if (await pollUntilIdle(deps, AbortSignal.any([signal, lease.lost]), settings)) return 'IDLE'
    return lease.lost.aborted ? 'TAKEN' : 'UNFINISHED'
  } finally {
    await lease.stop()
    await leases.release(LEASE)
  }
}

/** Waits a little longer than the lease of an observer that died. */
async function waitForLease(
  leases: LeaseStore,
  signal: AbortSignal,
  { leaseMs, tickMs }: ObserveSettings,
): Promise<boolean> {
  const endAt = performance.now() + leaseMs * 1.2
  while (!signal.aborted) {
    if (await leases.acquire(LEASE, leaseMs)) return true
    if (performance.now() > endAt) return false
    await sleep(tickMs, undefined, { signal }).catch(() => {})
  }
  return false
}

async function pollUntilIdle(
  { upstream, ...deps }: ObserveDeps,
  signal: AbortSignal,
  settings: ObserveSettings,
): Promise<boolean> {
  const { jobWorkerStore, logger } = deps
  const endAt = performance.now() + settings.maxRunMs
  const ending = new AbortController()
  const context = {
    ...deps,
    settings,
    upstream: upstream.as({ tenantId: SERVER_TENANT, priority: 'poll', signal, logger }),
    dubbingReads: createDubbingReadLimits(ending.signal),
  }
  const polls = new RunningPolls()
  try {
    while (!signal.aborted && performance.now() < endAt) {
      polls.throwIfFailed()
      const due = await jobWorkerStore.findDue(polls.jobIds())
      for (const batch of toBatches(due)) polls.add(batch, pollJobs(context, batch))
      if (polls.isEmpty && !(await jobWorkerStore.hasActive())) return true
      await sleep(settings.tickMs, undefined, { signal }).catch(() => {})
    }
    return false
  } finally {
    // Polls that wait for a read slot are left to the next observer.
    ending.abort()
    await polls.settled()
  }
}

/** A slow poll does not delay the polls of other jobs. */
class RunningPolls {
  readonly #byJob = new Map<string, Promise<unknown>>()
  readonly #failure = new AbortController()

  get isEmpty(): boolean {
    return this.#byJob.size === 0
  }

  jobIds(): Iterable<string> {
    return this.#byJob.keys()
  }

  add(jobs: readonly { id: string }[], poll: Promise<unknown>): void {
    const running = poll
      .catch((error: unknown) => this.#failure.abort(error))
      .finally(() => {
        for (const { id } of jobs) this.#byJob.delete(id)
      })
    for (const { id } of jobs) this.#byJob.set(id, running)
  }

  throwIfFailed(): void {
    this.#failure.signal.throwIfAborted()
  }

  async settled(): Promise<void> {
    await Promise.all(this.#byJob.values())
  }
}
