import { setTimeout as sleep } from 'node:timers/promises'
import { holdLease } from '../../async/holdLease.js'
import type { Upstream } from '../../datasources/elevenlabs/openUpstream.js'
import type { ObservedJob } from '../../datasources/postgres/jobs/JobWorkerStore.js'
import type { LeaseStore } from '../../datasources/postgres/leases/LeaseStore.js'
import { openDubbingTurns } from './pollDubbings.js'
import { partsOf, pollJobs } from './pollJobs.js'
import type { PollDeps, PollSettings } from './pollSettings.js'

export interface ObserveDeps extends Omit<PollDeps, 'upstream'> {
  leases: LeaseStore
  upstream: Pick<Upstream, 'as'>
}

export interface ObserveSettings extends PollSettings {
  /** How often the one observer asks the database what is due; upstream is asked only for what is. */
  tickMs: number
  /** How long a dead observer keeps the others away. */
  leaseMs: number
  /** When to make room for other work; a successor goes on. */
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

export type ObserveResult =
  /** No job is active. */
  | 'IDLE'
  /** Jobs go on, and somebody has to. */
  | 'UNFINISHED'
  /** Another process does it. */
  | 'TAKEN'

const LEASE = 'observe-jobs'

/**
 * Observes all active jobs as long as there are any. One process in the whole cluster does, and while it does another
 * stands by for as long as it would take to notice that the first one died.
 */
export async function observeJobs(
  { leases, upstream, ...sources }: ObserveDeps,
  signal: AbortSignal,
  settings: ObserveSettings = defaultObserveSettings,
): Promise<ObserveResult> {
  const { tickMs, leaseMs, maxRunMs } = settings
  const { logger } = sources
  if (!(await waitForLease(leases, signal, settings))) return 'TAKEN'
  const lease = holdLease({
    renew: () => leases.acquire(LEASE, leaseMs),
    everyMs: leaseMs / 4,
    onError: (error) => logger.warn({ err: error }, 'the lease of the observer could not be renewed'),
  })
  const isOver = AbortSignal.any([signal, lease.lost])
  const deps = { ...sources, upstream: upstream.as({ tenantId: null, priority: 'poll', signal: isOver, logger }) }
  const endAt = performance.now() + maxRunMs
  const ending = new AbortController()
  const turns = openDubbingTurns(ending.signal)
  /** By job: one that takes long to be looked at must not keep the others waiting. */
  const looks = new Map<string, Promise<unknown>>()
  const failing = new AbortController()
  const begin = (jobs: readonly ObservedJob[]) => {
    const look = pollJobs(deps, jobs, settings, turns)
      .catch((error: unknown) => failing.abort(error))
      .finally(() => {
        for (const { id } of jobs) looks.delete(id)
      })
    for (const { id } of jobs) looks.set(id, look)
  }
  try {
    while (!isOver.aborted && performance.now() < endAt) {
      failing.signal.throwIfAborted()
      const due = await sources.jobWorkerStore.due(looks.keys())
      if (due.length > 0) partsOf(due).forEach(begin)
      else if (looks.size === 0 && !(await sources.jobWorkerStore.hasActive())) return 'IDLE'
      await sleep(tickMs, undefined, { signal: isOver }).catch(() => {})
    }
    return lease.lost.aborted ? 'TAKEN' : 'UNFINISHED'
  } finally {
    // The looks that only wait for their turn are made by the successor, which has to wait for those that have begun.
    ending.abort()
    await Promise.all(looks.values())
    await lease.stop()
    await leases.release(LEASE)
  }
}

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
