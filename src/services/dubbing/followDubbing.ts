import { createSignal, notifyOnEvents } from '../../async/createSignal.js'
import { authorize } from '../../auth/authorize.js'
import type { Context } from '../../context.js'
import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingRow } from '../../datasources/postgres/dubbing/DubbingStore.js'
import type { JobView } from '../../datasources/postgres/jobs/JobView.js'
import { dubbingTopic } from '../../datasources/postgres/jobs/jobRows.js'
import { NotFound, UpstreamNotFound, UpstreamRejected } from '../../errors.js'
import { type DubbingReader, type DubbingSnapshot, type DubbingWatch, DubbingWatches } from './DubbingWatch.js'

/** A dub as it is for one follower, at the moment of its delivery. */
export interface DubbingNews {
  readonly revision: number
  readonly row: DubbingRow
  /** All that is in it, where it was read for this. */
  readonly view: DubbingResourceView | null
  /** Null where nothing is known of what the follower saw before. */
  readonly changedSegmentIds: readonly string[] | null
  /** What upstream says of it. One call for all followers. */
  metadata(): Promise<DubbingMetadata>
}

export type FollowContext = Pick<Context, 'viewer' | 'bus' | 'signal' | 'dubbings' | 'jobs' | 'upstream' | 'logger'>

export interface FollowDubbing {
  /** The highest revision that the client has. */
  since?: number | null
  /** Looks so often even when nothing is heard: a message of a bus may be lost. */
  lookEveryMs?: number
  watches?: DubbingWatches
}

const LOOK_EVERY_MS = 30_000

const LATER_MS = 0.001

/** What upstream says of a dub in which there is nothing to edit, or not yet. */
const NOT_EDITABLE: ReadonlySet<string> = new Set(['dubbing_not_dubbed', 'dubbing_not_editable', 'dubbing_failed'])

/** One for each bus, which there is one of in a process. */
const watchesOf = new WeakMap<FollowContext['bus'], DubbingWatches>()

/**
 * A dub as it is, and then each of its changes: its state, its version, its jobs and, of one that can be edited, its
 * segments, speakers and renders. It ends when the dub has failed or is gone, and when a dub that nobody can edit is done.
 * Changes are seen when they are announced; those that upstream tells nobody of are looked for, the more seldom the longer
 * there were none.
 *
 * What cannot be seen is refused at once; later, when a permission is withdrawn, it just ends.
 */
export async function followDubbing(
  context: FollowContext,
  id: string,
  options: FollowDubbing = {},
): Promise<AsyncIterableIterator<DubbingNews>> {
  authorize(context.viewer, 'dubbing:read')
  const [row] = await context.dubbings.getMany([id])
  if (!row) throw new NotFound('Dubbing', id)
  const leaving = new AbortController()
  const signal = AbortSignal.any([context.signal, leaving.signal])
  const stream = changes({ ...context, signal }, id, options, () => leaving.abort())
  const followed: AsyncIterableIterator<DubbingNews> = {
    next: () => stream.next(),
    // A generator that waits does not hear of this by itself.
    return: () => {
      leaving.abort()
      return stream.return(undefined)
    },
    [Symbol.asyncIterator]: () => followed,
  }
  return followed
}

/** What a follower remembers: however slow it is, this is all that is kept for it. */
interface Seen {
  revision: number
  /** Of row and jobs. */
  mark: string
  /** Of the look; null where none succeeded. */
  number: number | null
  begunAt: number
}

async function* changes(
  context: FollowContext,
  id: string,
  { since = null, lookEveryMs = LOOK_EVERY_MS, watches = watchesAt(context.bus) }: FollowDubbing,
  leave: () => void,
): AsyncGenerator<DubbingNews, undefined> {
  const { bus, signal } = context
  const watch = watches.join(id)
  // Of what changed while nobody followed, no revision tells.
  const wasFollowed = watch.number > 0
  const changes = createSignal(signal)
  const eyes = eyesOf(context, id)
  let seen: Seen | undefined
  try {
    const announced = () => {
      watch.stir()
      changes.notify()
    }
    void notifyOnEvents(bus.subscribe(dubbingTopic(id), signal), announced)
    for (let state = await readState(context, id); state !== null && !signal.aborted; ) {
      const notBefore = isOpen(state.row) ? whenToLook(watch, seen) : null
      let sight: DubbingSnapshot | null = null
      if (notBefore !== null) {
        sight = await watch.look(notBefore, eyes)
        // Whatever time the look took: what is given is what may be seen now.
        state = await readState(context, id)
      }
      if (signal.aborted || watch.isGone || state === null) return
      const { row } = state

      const now = remember(state, sight, seen)
      const isKnown = now.revision <= (since ?? -1) && (wasFollowed || !isOpen(row))
      const isNews = seen === undefined ? !isKnown : isOther(now, seen)
      if (isNews) {
        const changedSegmentIds = changedBetween(seen, now, watch)
        const revision = Math.max(now.revision, (seen?.revision ?? -1) + 1)
        seen = { ...now, revision }
        const release = () => {
          const view = sight?.view ?? null
          // All that is in a dub must not be kept for a reader that is slow.
          sight = null
          return view
        }
        const { mark } = seen
        const metadata = () => watch.metadata(mark, eyes)
        yield { revision, row, view: release(), changedSegmentIds, metadata }
      } else seen = { ...now, revision: seen?.revision ?? Math.min(now.revision, since ?? 0) }
      if (isOver(row)) return

      await changes.wait(isOpen(row) ? Math.min(lookEveryMs, watch.pauseMs) : lookEveryMs)
      state = await readState(context, id)
    }
  } finally {
    watches.leave(id)
    leave()
  }
}

interface State {
  row: DubbingRow
  jobs: readonly JobView[]
}

/** Null when the viewer may not see it, or not any more. */
async function readState({ dubbings, jobs }: FollowContext, id: string): Promise<State | null> {
  const [[row], [ofDub = []]] = await Promise.all([dubbings.getMany([id]), jobs.ofDubbing([id])])
  return row ? { row, jobs: ofDub } : null
}

function remember({ row, jobs }: State, sight: DubbingSnapshot | null, seen: Seen | undefined): Seen {
  const { name, status, isStudio, sourceLanguage, targetLanguages, durationSecs } = row
  const newestJob = Math.max(0, ...jobs.map(({ revision }) => revision))
  const isSeen = sight !== null && sight.view !== null
  return {
    // Of the database's clock, so that it means the same to all processes.
    revision: Math.max(row.updatedAt.getTime(), ...jobs.map(({ updatedAt }) => updatedAt.getTime())),
    mark: JSON.stringify([name, status, isStudio, sourceLanguage, targetLanguages, durationSecs, newestJob]),
    number: isSeen ? sight.number : (seen?.number ?? null),
    begunAt: sight?.begunAt ?? seen?.begunAt ?? 0,
  }
}

function isOther(now: Seen, seen: Seen): boolean {
  return now.mark !== seen.mark || now.number !== seen.number
}

function changedBetween(seen: Seen | undefined, now: Seen, watch: DubbingWatch): string[] | null {
  if (seen === undefined) return null
  if (seen.number === null) return now.number === null ? [] : null
  return watch.changedSince(seen.number)
}

/** How new a look has to be; null where none is needed. */
function whenToLook(watch: DubbingWatch, seen: Seen | undefined): number | null {
  const { announcedAt } = watch
  if (seen === undefined || seen.number === null || announcedAt > seen.begunAt) return announcedAt
  // Any that another follower has asked for since will do.
  return watch.isDue || watch.number !== seen.number ? seen.begunAt + LATER_MS : null
}

/** Whether there may be segments to look at. */
function isOpen({ isStudio, status }: DubbingRow): boolean {
  return isStudio && (status === 'DUBBED' || status === 'UNKNOWN')
}

/** Nothing changes any more. */
function isOver({ isStudio, status }: DubbingRow): boolean {
  return status === 'FAILED' || (status === 'DUBBED' && !isStudio)
}

function eyesOf({ upstream, dubbings, signal, logger }: FollowContext, id: string): DubbingReader {
  const readMetadata = () => upstream.dubbing.get(id)
  return {
    signal,
    logger,
    readMetadata,
    noteSeen: (version, isChange) => dubbings.noteSeen(id, version, isChange),
    async readResource() {
      try {
        return await upstream.polling.dubbing.getResource(id)
      } catch (error) {
        if (error instanceof UpstreamRejected && NOT_EDITABLE.has(error.upstreamCode)) return null
        if (!(error instanceof UpstreamNotFound)) throw error
        // Only the dub by itself says that it does not exist.
        await readMetadata()
        return null
      }
    },
  }
}

function watchesAt(bus: FollowContext['bus']): DubbingWatches {
  const known = watchesOf.get(bus) ?? new DubbingWatches()
  watchesOf.set(bus, known)
  return known
}
