import { setTimeout as sleep } from 'node:timers/promises'
import type { DubbingMetadata } from '../../datasources/elevenlabs/apis/DubbingApi.js'
import type { DubbingResourceView } from '../../datasources/elevenlabs/apis/DubbingResourceView.js'
import { RequestAborted, UpstreamNotFound } from '../../errors.js'
import { DubbingChanges } from './DubbingChanges.js'
import type { DubbingReader } from './DubbingReader.js'

export interface DubbingSnapshot {
  /** `DubbingPoller.changeNumber` after the poll. */
  readonly changeNumber: number
  /** Null if the dubbing has nothing to edit. */
  readonly view: DubbingResourceView | null
  readonly startedAt: number
}

export interface PollIntervals {
  minMs: number
  maxMs: number
  /** Without changes for this time, a dubbing is idle. */
  idleAfterMs: number
  /** Interval of polls of an idle dubbing: edits in other programs are not announced. */
  idleMs: number
}

interface Poll {
  readonly startedAt: number
  isDone: boolean
  /** Cleared after an interval, because a snapshot can be large. Null if the poll failed. */
  snapshot: Promise<DubbingSnapshot | null | 'ABORTED'> | undefined
}

/** A dubbing that takes long to read is polled less often: after this multiple of the duration of the read. */
const REST_FACTOR = 4
/** The interval grows to this share of the time since the last change. */
const QUIET_SHARE = 0.25
const MISSING_TO_CONFIRM = 2

/** Polls one dubbing for all its followers in this process. A follower remembers the number of the last change it has seen. */
export class DubbingPoller {
  readonly #intervals: PollIntervals
  readonly #changes = new DubbingChanges()
  #poll: Poll | undefined
  #durationMs = 0
  #changedAt = performance.now()
  #invalidatedAt = 0
  #missing = 0
  #metadata: { key: string; reading: Promise<DubbingMetadata> } | undefined

  constructor(intervals: PollIntervals) {
    this.#intervals = intervals
  }

  get changeNumber(): number {
    return this.#changes.number
  }

  changedSince(changeNumber: number): string[] {
    return this.#changes.since(changeNumber)
  }

  /** Upstream has confirmed that the dubbing does not exist. */
  get isGone(): boolean {
    return this.#missing >= MISSING_TO_CONFIRM
  }

  /** Polls that started earlier may have missed an announced change. */
  get invalidatedAt(): number {
    return this.#invalidatedAt
  }

  invalidate(): void {
    this.#invalidatedAt = performance.now()
    this.#changedAt = this.#invalidatedAt
  }

  /** How long a follower waits for an event before the next poll. */
  get intervalMs(): number {
    const { minMs, maxMs, idleMs } = this.#intervals
    return this.#isIdle ? idleMs : Math.min(maxMs, Math.max(minMs, this.#quietMs * QUIET_SHARE))
  }

  /** Whether a follower polls after its interval. Of an idle dubbing, one poll is enough for all followers. */
  get isDue(): boolean {
    return !this.#isIdle || performance.now() - (this.#poll?.startedAt ?? 0) >= this.#intervals.idleMs
  }

  get #quietMs(): number {
    return performance.now() - this.#changedAt
  }

  get #isIdle(): boolean {
    return this.#quietMs > this.#intervals.idleAfterMs
  }

  get #minIntervalMs(): number {
    return Math.max(this.#intervals.minMs, this.#durationMs * REST_FACTOR)
  }

  /** The snapshot of a poll that started at `notBefore` or later. Null if the poll failed. */
  async poll(notBefore: number, reader: DubbingReader): Promise<DubbingSnapshot | null> {
    while (!reader.signal.aborted) {
      const last = this.#poll
      if (last?.snapshot && (last.startedAt >= notBefore || !last.isDone)) {
        const snapshot = await last.snapshot
        if (snapshot === 'ABORTED') this.#forget(last)
        else if (last.startedAt >= notBefore) return snapshot
      } else await this.#startAfterInterval(reader)
    }
    return null
  }

  /** Reads the metadata once for all followers with the same `key`. */
  async readMetadata(key: string, reader: DubbingReader): Promise<DubbingMetadata> {
    for (;;) {
      if (this.#metadata?.key !== key) this.#metadata = { key, reading: reader.readMetadata() }
      const shared = this.#metadata
      try {
        return await shared.reading
      } catch (error) {
        if (this.#metadata === shared) this.#metadata = undefined
        // If another follower aborted its read, this one reads again.
        if (!(error instanceof RequestAborted) || reader.signal.aborted) throw error
      }
    }
  }

  /** After a wait it starts nothing: another follower may have done so. */
  async #startAfterInterval(reader: DubbingReader): Promise<void> {
    const waitMs = this.#poll ? this.#poll.startedAt + this.#minIntervalMs - performance.now() : 0
    if (waitMs > 0) await sleep(waitMs, undefined, { signal: reader.signal }).catch(() => {})
    else this.#start(reader)
  }

  #start(reader: DubbingReader): void {
    const startedAt = performance.now()
    const poll: Poll = { startedAt, isDone: false, snapshot: undefined }
    poll.snapshot = this.#read(startedAt, reader).finally(() => {
      poll.isDone = true
      this.#durationMs = performance.now() - startedAt
      setTimeout(() => {
        poll.snapshot = undefined
      }, this.#minIntervalMs).unref()
    })
    this.#poll = poll
  }

  #forget(poll: Poll): void {
    if (this.#poll === poll) this.#poll = undefined
  }

  async #read(startedAt: number, reader: DubbingReader): Promise<DubbingSnapshot | null | 'ABORTED'> {
    try {
      const view = await reader.readResource()
      this.#missing = 0
      if (view) await this.#recordChange(view, reader)
      return { changeNumber: this.#changes.number, view, startedAt }
    } catch (error) {
      if (reader.signal.aborted) return 'ABORTED'
      if (error instanceof UpstreamNotFound) this.#missing += 1
      else reader.logger.warn({ err: error }, 'a followed dubbing could not be read')
      return null
    }
  }

  async #recordChange(view: DubbingResourceView, reader: DubbingReader): Promise<void> {
    const diff = this.#changes.compare(view)
    if (diff === null) return
    await reader.recordVersion(diff.version, diff.isUnversioned)
    if (!diff.isFirst) this.#changedAt = performance.now()
    this.#changes.add(diff)
  }
}
