import { abortOnReturn } from '../../async/abortOnReturn.js'
import { createSignal, notifyOnEvents } from '../../async/createSignal.js'
import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingRow } from '../../datasources/postgres/dubbing/DubbingStore.js'
import type { JobView } from '../../datasources/postgres/jobs/JobView.js'
import { dubbingTopic } from '../../datasources/postgres/jobs/jobRows.js'
import { NotFound } from '../../errors.js'
import type { DubbingPoller, DubbingSnapshot } from './DubbingPoller.js'
import { type DubbingPollers, pollersOf } from './DubbingPollers.js'
import { createDubbingReader, type DubbingReader } from './DubbingReader.js'

export interface DubbingEvent {
  readonly revision: number
  readonly row: DubbingRow
  readonly view: DubbingResourceView | null
  /** Null if it is unknown what the follower has seen. */
  readonly changedSegmentIds: readonly string[] | null
  /** One upstream call for all followers. */
  metadata(): Promise<DubbingMetadata>
}

export type FollowContext = Pick<Context, 'viewer' | 'bus' | 'signal' | 'dubbings' | 'jobs' | 'upstream' | 'logger'>

export interface FollowDubbing {
  /** The highest revision that the client has. */
  since?: number | null
  /** Interval of reads without an event, because the bus may lose messages. */
  rereadMs?: number
  pollers?: DubbingPollers
}

const REREAD_MS = 30_000
/** Changes of older jobs do not cause events. */
const followedJobs = 20
/** Smallest step after a time of `performance.now`. */
const TICK_MS = 0.001

/**
 * The dubbing and each change of its row, jobs, segments, speakers and renders, until it has failed, is gone, is no longer
 * visible, or is finished and not editable. Edits in other programs are found by polling, less often the longer there were
 * none.
 *
 * @throws NotFound if the dubbing is not visible.
 */
export async function followDubbing(
  context: FollowContext,
  id: string,
  options: FollowDubbing = {},
): Promise<AsyncIterableIterator<DubbingEvent>> {
  authorize(context.viewer, 'dubbing:read')
  const [row] = await context.dubbings.getMany([id])
  if (!row) throw new NotFound('Dubbing', id)
  return abortOnReturn(context.signal, (signal) => dubbingEvents({ ...context, signal }, id, options))
}

async function* dubbingEvents(
  context: FollowContext,
  id: string,
  { since = null, rereadMs = REREAD_MS, pollers = pollersOf(context.bus) }: FollowDubbing,
): AsyncGenerator<DubbingEvent, undefined> {
  const { bus, signal } = context
  const poller = pollers.join(id)
  const follower = new DubbingFollower(context, id, { poller, since })
  const changed = createSignal(signal)
  const onEvent = () => {
    poller.invalidate()
    changed.notify()
  }
  try {
    void notifyOnEvents(bus.subscribe(dubbingTopic(id), signal), onEvent)
    while (!signal.aborted) {
      const row = await follower.read()
      if (signal.aborted || poller.isGone || row === null) return
      // Yielded without a variable: a slow reader must not keep the view in memory.
      if (follower.advance()) yield follower.takeEvent()
      if (isFinal(row)) return
      await changed.wait(isEditable(row) ? Math.min(rereadMs, poller.intervalMs) : rereadMs)
    }
  } finally {
    pollers.leave(id)
  }
}

interface State {
  row: DubbingRow
  jobs: readonly JobView[]
}

interface Seen {
  revision: number
  /** Identifies the state of the row and the jobs. */
  stateKey: string
  /** Null if no poll has succeeded. */
  changeNumber: number | null
  polledAt: number
}

class DubbingFollower {
  readonly #context: FollowContext
  readonly #id: string
  readonly #poller: DubbingPoller
  readonly #since: number | null
  readonly #reader: DubbingReader
  /** Without followers there is no poll, so the revision does not show all earlier changes. */
  readonly #wasFollowed: boolean
  #state: State | null = null
  #snapshot: DubbingSnapshot | null = null
  #seen: Seen | undefined
  #changedSegmentIds: string[] | null = null

  constructor(context: FollowContext, id: string, { poller, since }: { poller: DubbingPoller; since: number | null }) {
    this.#context = context
    this.#id = id
    this.#poller = poller
    this.#since = since
    this.#reader = createDubbingReader(context, id)
    this.#wasFollowed = poller.changeNumber > 0
  }

  /** Null if the dubbing is not visible. */
  async read(): Promise<DubbingRow | null> {
    this.#snapshot = null
    this.#state = await this.#readState()
    const notBefore = this.#state && this.#pollNotBefore(this.#state.row)
    if (notBefore !== null) {
      this.#snapshot = await this.#poller.poll(notBefore, this.#reader)
      // The poll may have taken long: the permission has to hold at the moment of delivery.
      this.#state = await this.#readState()
    }
    return this.#state?.row ?? null
  }

  /** Records what was read as seen. True if the follower has to be sent an event. */
  advance(): boolean {
    if (this.#state === null) return false
    const seen = this.#seen
    const now = toSeen(this.#state, this.#snapshot, seen)
    if (seen === undefined ? this.#isKnown(now, this.#state.row) : !isDifferent(now, seen)) {
      this.#seen = { ...now, revision: seen?.revision ?? Math.min(now.revision, this.#since ?? 0) }
      this.#snapshot = null
      return false
    }
    this.#changedSegmentIds = this.#changedBetween(seen, now)
    this.#seen = { ...now, revision: Math.max(now.revision, (seen?.revision ?? -1) + 1) }
    return true
  }

  takeEvent(): DubbingEvent {
    const { revision, stateKey } = this.#seen!
    const { row } = this.#state!
    const view = this.#snapshot?.view ?? null
    this.#snapshot = null
    const metadata = () => this.#poller.readMetadata(stateKey, this.#reader)
    return { revision, row, view, changedSegmentIds: this.#changedSegmentIds, metadata }
  }

  async #readState(): Promise<State | null> {
    const { dubbings, jobs } = this.#context
    const subjects = { kind: 'DUBBING', keys: [this.#id] } as const
    const [[row], [page]] = await Promise.all([
      dubbings.getMany([this.#id]),
      jobs.listOfSubjects(subjects, {}, { first: followedJobs }),
    ])
    return row ? { row, jobs: page?.records ?? [] } : null
  }

  /** The earliest start of the next poll. Null if none is needed. */
  #pollNotBefore(row: DubbingRow): number | null {
    if (!isEditable(row)) return null
    const { invalidatedAt, isDue, changeNumber } = this.#poller
    const seen = this.#seen
    if (seen === undefined || seen.changeNumber === null || invalidatedAt > seen.polledAt) return invalidatedAt
    // A poll that another follower has started since is new enough.
    return isDue || changeNumber !== seen.changeNumber ? seen.polledAt + TICK_MS : null
  }

  #isKnown({ revision }: Seen, row: DubbingRow): boolean {
    return revision <= (this.#since ?? -1) && (this.#wasFollowed || !isEditable(row))
  }

  #changedBetween(seen: Seen | undefined, now: Seen): string[] | null {
    if (seen === undefined) return null
    if (seen.changeNumber === null) return now.changeNumber === null ? [] : null
    return this.#poller.changedSince(seen.changeNumber)
  }
}

function toSeen({ row, jobs }: State, snapshot: DubbingSnapshot | null, seen: Seen | undefined): Seen {
  const { name, status, isStudio, sourceLanguage, targetLanguages, durationSecs } = row
  const newestJob = Math.max(0, ...jobs.map(({ revision }) => revision))
  return {
    // Times of the database, so that all processes give the same revision.
    revision: Math.max(row.updatedAt.getTime(), ...jobs.map(({ updatedAt }) => updatedAt.getTime())),
    stateKey: JSON.stringify([name, status, isStudio, sourceLanguage, targetLanguages, durationSecs, newestJob]),
    changeNumber: snapshot?.view ? snapshot.changeNumber : (seen?.changeNumber ?? null),
    polledAt: snapshot?.startedAt ?? seen?.polledAt ?? 0,
  }
}

function isDifferent(now: Seen, seen: Seen): boolean {
  return now.stateKey !== seen.stateKey || now.changeNumber !== seen.changeNumber
}

function isEditable({ isStudio, status }: DubbingRow): boolean {
  return isStudio && (status === 'DUBBED' || status === 'UNKNOWN')
}

function isFinal({ isStudio, status }: DubbingRow): boolean {
  return status === 'FAILED' || (status === 'DUBBED' && !isStudio)
}
