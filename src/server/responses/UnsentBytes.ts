import { type AppError, RateLimited, ServiceUnavailable } from '../../errors.js'

/** Buffered by the operating system even if the client does not read. Smaller responses are not counted. */
export const smallBytes = 16 * 1024

export interface UnsentLimits {
  readonly total: number
  readonly anonymous: number
  readonly perKey: number
  readonly perAnonymousKey: number
  /** Longest time without progress before the connection is closed. */
  readonly idleMs: number
  /** After this time the average rate must be at least `bytesPerSecond`. */
  readonly graceMs: number
  readonly bytesPerSecond: number
}

export interface Reader {
  readonly isAnonymous: boolean
  /** A viewer, or the address of an anonymous caller. Null: only the total limits apply. */
  readonly key: string | null
}

export type UnsentLimit = 'key' | 'total'

export interface Transfer {
  progress(bytes: number): void
  end(): void
}

interface Running extends Reader {
  readonly total: number
  readonly startedAt: number
  progressAt: number
  left: number
  disconnect(): void
}

const sweepMs = 1_000
/** Without progress for this time, a connection may be closed for others. */
const stalledMs = 1_000

/** Counts the bytes of responses that clients have not read yet, and closes connections that read too slowly. */
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
   * The limit that a further response would exceed. Before it is reported, stalled connections of the same limit are
   * closed, the longest stalled first.
   */
  exceededLimit(reader: Reader, bytes: number): UnsentLimit | null {
    if (this.#exceeded(reader, bytes) === null) return null
    const now = performance.now()
    const stalled = [...this.#running]
      .filter(({ progressAt }) => now - progressAt >= stalledMs)
      .sort((one, other) => one.progressAt - other.progressAt)
    for (const transfer of stalled) {
      const isOwn = transfer.isAnonymous === reader.isAnonymous && transfer.key === reader.key
      const now = this.#exceeded(reader, bytes)
      if (now === null) return null
      if (isOwn || (now === 'total' && (transfer.isAnonymous || !reader.isAnonymous))) this.#disconnect(transfer)
    }
    return this.#exceeded(reader, bytes)
  }

  /** Counts a response until the transfer ends. `disconnect` must close its connection. */
  begin(reader: Reader, bytes: number, disconnect: () => void): Transfer {
    const now = performance.now()
    const running: Running = { ...reader, total: bytes, left: 0, startedAt: now, progressAt: now, disconnect }
    this.#running.add(running)
    this.#add(running, bytes)
    this.#timer ??= setInterval(() => this.#sweep(), sweepMs).unref()
    return {
      progress: (sent) => {
        running.progressAt = performance.now()
        this.#add(running, -Math.min(sent, running.left))
      },
      end: () => this.#end(running),
    }
  }

  #exceeded({ isAnonymous, key }: Reader, bytes: number): UnsentLimit | null {
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

  #disconnect(running: Running): void {
    this.#end(running)
    running.disconnect()
  }

  #sweep(): void {
    const { idleMs, graceMs, bytesPerSecond } = this.#limits
    const now = performance.now()
    for (const running of this.#running) {
      const { total, left, startedAt, progressAt } = running
      const isIdle = now - progressAt > idleMs
      const expected = ((now - startedAt - graceMs) * bytesPerSecond) / 1_000
      if (isIdle || total - left < expected) this.#disconnect(running)
    }
  }
}

export function unsentError(limit: UnsentLimit): AppError {
  if (limit === 'key') return new RateLimited('VIEWER')
  return new ServiceUnavailable('This server has too many responses that clients have not read; try again shortly.')
}

function mapKey(isAnonymous: boolean, key: string): string {
  return `${isAnonymous ? 'address' : 'viewer'} ${key}`
}
