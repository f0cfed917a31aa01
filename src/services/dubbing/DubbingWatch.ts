import { setTimeout as sleep } from 'node:timers/promises'
import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { changedSegments, type SegmentDigests } from '../../datasources/elevenlabs/apis/segmentDigests.js'
import { RequestAborted, UpstreamNotFound } from '../../errors.js'
import type { Logger } from '../../logger.js'

/** What a look at a dub has shown. */
export interface DubbingSnapshot {
  /** Rises with each look that showed something new. */
  readonly number: number
  /** Null where there is nothing to edit. */
  readonly view: DubbingResourceView | null
  readonly begunAt: number
}

/** The eyes of one follower. All of them see the same, so that one looks for all. */
export interface DubbingReader {
  /**
   * Null where there is nothing to edit.
   *
   * @throws UpstreamNotFound when the dub does not exist.
   */
  readResource(): Promise<DubbingResourceView | null>
  readMetadata(): Promise<DubbingMetadata>
  noteSeen(version: number, isChange: boolean): Promise<void>
  signal: AbortSignal
  logger: Logger
}

export interface WatchPace {
  /** Nobody makes it look more often than this. */
  leastMs: number
  /** Between two looks at what has been quiet for long … */
  mostMs: number
  /** … and when it is taken to be at rest … */
  restAfterMs: number
  /** … and looked at so seldom, but never not at all: nobody announces what is done past this server. */
  restMs: number
}

const defaultWatchPace: WatchPace = { leastMs: 1_000, mostMs: 30_000, restAfterMs: 5 * 60_000, restMs: 2 * 60_000 }

interface Look {
  readonly begunAt: number
  isDone: boolean
  /** Kept for a moment, for whoever comes along; null for a look that failed. */
  sight: Promise<DubbingSnapshot | null | 'LEFT'> | undefined
}

/** What takes long to be read is read more seldom: so many times as long as it took, it is left alone. */
const REST_FACTOR = 4
/** The longer nothing has changed, the longer the next look may wait: for so much of that time. */
const QUIET_SHARE = 0.25
const NEEDED_WORDS = 2

/**
 * One dub that is followed in this process, by however many. What is in it is read once for all of them, and of what was
 * read only digests are kept; a follower only has to remember up to which look it has seen.
 */
export class DubbingWatch {
  readonly #pace: WatchPace
  #look: Look | undefined
  #tookMs = 0
  #newsAt = performance.now()
  #announcedAt = 0
  #number = 0
  #missing = 0
  #version = 0
  #digests: SegmentDigests | undefined
  /** All but the segments, in short. */
  #rest = ''
  /** By segment: with which look it was last seen to have changed. */
  readonly #changedIn = new Map<string, number>()
  readonly #changedSince = new Map<number, string[]>()
  #metadata: { mark: string; reading: Promise<DubbingMetadata> } | undefined

  constructor(pace: WatchPace) {
    this.#pace = pace
  }

  /** Of the last look that showed something new. */
  get number(): number {
    return this.#number
  }

  /** Upstream has said more than once that it does not exist. */
  get isGone(): boolean {
    return this.#missing >= NEEDED_WORDS
  }

  /** A look that began before this may have missed what was announced. */
  get announcedAt(): number {
    return this.#announcedAt
  }

  /** Something was announced, so more may come soon. */
  stir(): void {
    this.#announcedAt = performance.now()
    this.#newsAt = this.#announcedAt
  }

  /** How long to wait for an announcement before the next look. */
  get pauseMs(): number {
    const { leastMs, mostMs, restMs } = this.#pace
    return this.#isAtRest ? restMs : Math.min(mostMs, Math.max(leastMs, this.#quietMs * QUIET_SHARE))
  }

  /** Whether a follower who has waited looks again; of one at rest, a look is enough for all of them. */
  get isDue(): boolean {
    return !this.#isAtRest || performance.now() - (this.#look?.begunAt ?? 0) >= this.#pace.restMs
  }

  get #quietMs(): number {
    return performance.now() - this.#newsAt
  }

  get #isAtRest(): boolean {
    return this.#quietMs > this.#pace.restAfterMs
  }

  /** What is seen by a look that began at that moment or later. Null when it failed, which proves nothing. */
  async look(notBefore: number, eyes: DubbingReader): Promise<DubbingSnapshot | null> {
    while (!eyes.signal.aborted) {
      const last = this.#look
      if (last?.sight && (last.begunAt >= notBefore || !last.isDone)) {
        const sight = await last.sight
        if (sight === 'LEFT') this.#forget(last)
        else if (last.begunAt >= notBefore) return sight
        continue
      }
      const waitMs = last ? last.begunAt + this.#intervalMs - performance.now() : 0
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: eyes.signal }).catch(() => {})
      else this.#begin(eyes)
    }
    return null
  }

  /** The segments that came, changed or went after the look of this number. */
  changedSince(number: number): string[] {
    let changed = this.#changedSince.get(number)
    if (changed === undefined) {
      changed = Array.from(this.#changedIn).flatMap(([id, changedIn]) => (changedIn > number ? [id] : []))
      this.#changedSince.set(number, changed)
    }
    return changed
  }

  /** The state of the dub, read once for all that have seen the same of it so far. */
  async metadata(mark: string, eyes: DubbingReader): Promise<DubbingMetadata> {
    for (;;) {
      if (this.#metadata?.mark !== mark) this.#metadata = { mark, reading: eyes.readMetadata() }
      const shared = this.#metadata
      try {
        return await shared.reading
      } catch (error) {
        if (this.#metadata === shared) this.#metadata = undefined
        // It was another one that left.
        if (!(error instanceof RequestAborted) || eyes.signal.aborted) throw error
      }
    }
  }

  get #intervalMs(): number {
    return Math.max(this.#pace.leastMs, this.#tookMs * REST_FACTOR)
  }

  #begin(eyes: DubbingReader): void {
    const begunAt = performance.now()
    const look: Look = { begunAt, isDone: false, sight: undefined }
    look.sight = this.#see(begunAt, eyes).finally(() => {
      look.isDone = true
      this.#tookMs = performance.now() - begunAt
      // It holds all that is in the dub, which nobody may ask for again for hours.
      setTimeout(() => {
        look.sight = undefined
      }, this.#intervalMs).unref()
    })
    this.#look = look
  }

  #forget(look: Look): void {
    if (this.#look === look) this.#look = undefined
  }

  async #see(begunAt: number, eyes: DubbingReader): Promise<DubbingSnapshot | null | 'LEFT'> {
    try {
      const view = await eyes.readResource()
      this.#missing = 0
      if (view) await this.#compare(view, eyes)
      return { number: this.#number, view, begunAt }
    } catch (error) {
      if (eyes.signal.aborted) return 'LEFT'
      if (error instanceof UpstreamNotFound) this.#missing += 1
      else eyes.logger.warn({ err: error }, 'a dub that is followed could not be read')
      return null
    }
  }

  async #compare(view: DubbingResourceView, eyes: DubbingReader): Promise<void> {
    const digests = view.digests()
    const rest = JSON.stringify([view.version, view.targetLanguages, view.speakers(), view.renders()])
    const isFirst = this.#digests === undefined
    const changed = this.#digests ? changedSegments(this.#digests, digests) : []
    if (!isFirst && changed.length === 0 && rest === this.#rest) return
    // What changed before the first look was seen by none: whoever comes back has to be given the dub as it is.
    const isChange = isFirst || view.version <= this.#version
    await eyes.noteSeen(view.version, isChange)
    if (!isFirst) this.#newsAt = performance.now()
    this.#number += 1
    this.#changedSince.clear()
    for (const id of changed) {
      // Behind those that have changed before it.
      this.#changedIn.delete(id)
      this.#changedIn.set(id, this.#number)
    }
    this.#digests = digests
    this.#rest = rest
    this.#version = view.version
  }
}

/** The dubs that are followed in one process. */
export class DubbingWatches {
  readonly #pace: WatchPace
  readonly #byDubbing = new Map<string, { watch: DubbingWatch; followers: number }>()

  constructor(pace: WatchPace = defaultWatchPace) {
    this.#pace = pace
  }

  /** To be left again. */
  join(dubbingId: string): DubbingWatch {
    const known = this.#byDubbing.get(dubbingId) ?? { watch: new DubbingWatch(this.#pace), followers: 0 }
    known.followers += 1
    this.#byDubbing.set(dubbingId, known)
    return known.watch
  }

  leave(dubbingId: string): void {
    const known = this.#byDubbing.get(dubbingId)
    if (known && --known.followers === 0) this.#byDubbing.delete(dubbingId)
  }
}
