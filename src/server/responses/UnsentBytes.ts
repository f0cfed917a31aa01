import { type AppError, RateLimited, ServiceUnavailable } from '../../errors.js'

/** What the system takes at once even of a client that does not read. Less is not counted. */
export const smallBytes = 16 * 1024

export interface UnsentLimits {
  /** Of the process. */
  readonly total: number
  /** Of all anonymous callers together. */
  readonly anonymous: number
  readonly perKey: number
  readonly perAnonymousKey: number
  /** How long a client may take nothing of a response before its connection is cut. */
  readonly idleMs: number
  /** From then on the average rate of a response must be at least `bytesPerSecond`. */
  readonly graceMs: number
  readonly bytesPerSecond: number
}

export interface Reader {
  readonly isAnonymous: boolean
  /** A viewer, or the address of an anonymous caller; null is limited together with all that are anonymous. */
  readonly key: string | null
}

export type UnsentBound = 'key' | 'total'

/** A response that is being taken by its client. */
export interface Transfer {
  /** The client has taken so many bytes more. */
  progress(bytes: number): void
  /** Taken whole, or given up. Safe to call twice. */
  end(): void
}

interface Running extends Reader {
  readonly total: number
  readonly startedAt: number
  progressAt: number
  left: number
  cut(): void
}

const sweepMs = 1_000
/** A client that has taken nothing for so long gives way to others where memory is short. */
const stalledMs = 1_000

/**
 * Counts the bytes of responses that wait in this process for their clients, and cuts clients that take them too slowly.
 */
export class UnsentBytes {
  readonly #limits: UnsentLimits
  readonly #running = new Set<Running>()
  readonly #ofKeys = new Map<string, number>()
  #total = 0
  #anonymous = 0
  #timer: NodeJS.Timeout | undefined

  constructor(limits: UnsentLimits) {
    this.#limits = limits
  }

  get total(): number {
    return this.#total
  }

  /**
   * The bound that so many bytes more would exceed. Before that, clients of the same share that have stalled are cut, the
   * longest stalled first.
   */
  boundFor(reader: Reader, bytes: number): UnsentBound | null {
    const bound = this.#exceeded(reader, bytes)
    if (bound === null) return null
    const now = performance.now()
    const stalled = [...this.#running]
      .filter(({ progressAt }) => now - progressAt >= stalledMs)
      .sort((one, other) => one.progressAt - other.progressAt)
    for (const transfer of stalled) {
      const isOwn = transfer.isAnonymous === reader.isAnonymous && transfer.key === reader.key
      const now = this.#exceeded(reader, bytes)
      if (now === null) return null
      if (isOwn || (now === 'total' && (transfer.isAnonymous || !reader.isAnonymous))) this.#cut(transfer)
    }
    return this.#exceeded(reader, bytes)
  }

  /** Counts a response until it is taken. `cut` closes its connection. */
  begin(reader: Reader, bytes: number, cut: () => void): Transfer {
    const now = performance.now()
    const running: Running = { ...reader, total: bytes, left: 0, startedAt: now, progressAt: now, cut }
    this.#running.add(running)
    this.#add(running, bytes)
    this.#timer ??= setInterval(() => this.#sweep(), sweepMs).unref()
    return {
      progress: (taken) => {
        running.progressAt = performance.now()
        this.#add(running, -Math.min(taken, running.left))
      },
      end: () => this.#end(running),
    }
  }

  #exceeded({ isAnonymous, key }: Reader, bytes: number): UnsentBound | null {
    const { total, anonymous, perKey, perAnonymousKey } = this.#limits
    if (key !== null) {
      const most = isAnonymous ? perAnonymousKey : perKey
      if ((this.#ofKeys.get(mapKey(isAnonymous, key)) ?? 0) + bytes > most) return 'key'
    }
    if (isAnonymous && this.#anonymous + bytes > anonymous) return 'total'
    return this.#total + bytes > total ? 'total' : null
  }

  #add(running: Running, bytes: number): void {
    const { isAnonymous, key } = running
    running.left += bytes
    this.#total += bytes
    if (isAnonymous) this.#anonymous += bytes
    if (key === null) return
    const name = mapKey(isAnonymous, key)
    const ofKey = (this.#ofKeys.get(name) ?? 0) + bytes
    if (ofKey > 0) this.#ofKeys.set(name, ofKey)
    else this.#ofKeys.delete(name)
  }

  #end(running: Running): void {
    if (!this.#running.delete(running)) return
    this.#add(running, -running.left)
    if (this.#running.size > 0) return
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #cut(running: Running): void {
    this.#end(running)
    running.cut()
  }

  #sweep(): void {
    const { idleMs, graceMs, bytesPerSecond } = this.#limits
    const now = performance.now()
    for (const running of this.#running) {
      const { total, left, startedAt, progressAt } = running
      const isIdle = now - progressAt > idleMs
      const expected = ((now - startedAt - graceMs) * bytesPerSecond) / 1_000
      if (isIdle || total - left < expected) this.#cut(running)
    }
  }
}

/** Why a caller gets no further response while earlier ones are not taken. */
export function refusalFor(bound: UnsentBound): AppError {
  if (bound === 'key') return new RateLimited('VIEWER')
  return new ServiceUnavailable('Too many responses wait for slow clients; try again shortly.')
}

function mapKey(isAnonymous: boolean, key: string): string {
  return `${isAnonymous ? 'address' : 'viewer'} ${key}`
}
