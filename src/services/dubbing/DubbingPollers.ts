import type { EventBus } from '../../datasources/bus/EventBus.js'
import { DubbingPoller, type PollIntervals } from './DubbingPoller.js'

const defaultIntervals: PollIntervals = { minMs: 1_000, maxMs: 30_000, idleAfterMs: 5 * 60_000, idleMs: 2 * 60_000 }

export class DubbingPollers {
  readonly #intervals: PollIntervals
  readonly #byDubbing = new Map<string, { poller: DubbingPoller; followers: number }>()

  constructor(intervals: PollIntervals = defaultIntervals) {
    this.#intervals = intervals
  }

  /** Each `join` needs one `leave`. */
  join(dubbingId: string): DubbingPoller {
    const shared = this.#byDubbing.get(dubbingId) ?? { poller: new DubbingPoller(this.#intervals), followers: 0 }
    shared.followers += 1
    this.#byDubbing.set(dubbingId, shared)
    return shared.poller
  }

  leave(dubbingId: string): void {
    const shared = this.#byDubbing.get(dubbingId)
    if (shared && --shared.followers === 0) this.#byDubbing.delete(dubbingId)
  }
}

const pollersByBus = new WeakMap<Pick<EventBus, 'subscribe'>, DubbingPollers>()

/** A process has one bus, and so one set of pollers. */
export function pollersOf(bus: Pick<EventBus, 'subscribe'>): DubbingPollers {
  const pollers = pollersByBus.get(bus) ?? new DubbingPollers()
  pollersByBus.set(bus, pollers)
  return pollers
}
