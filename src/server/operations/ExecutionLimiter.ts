import { RateLimited, RequestAborted, ServiceUnavailable } from '../../errors.js'

export interface ExecutionLimits {
  readonly total: number
  readonly anonymous: number
  readonly perKey: number
  readonly perAnonymousKey: number
  /** Callers of one key that may wait for a slot, each for up to `queueMs`. */
  readonly queuedPerKey: number
  readonly queueMs: number
}

export interface ExecutionOwner {
  readonly isAnonymous: boolean
  /** A viewer, or the address of anonymous callers. Null: only the total limits apply. */
  readonly key: string | null
}

interface Waiting {
  start(): void
}

interface Share {
  running: number
  readonly waiting: Set<Waiting>
}

const retryAfterMs = 1_000

/** Limits the operations in progress, per key and in total. A key that uses all its slots waits for one of them. */
export class ExecutionLimiter {
  readonly #limits: ExecutionLimits
  readonly #shares = new Map<string, Share>()
  #running = 0
  #anonymous = 0

  constructor(limits: ExecutionLimits) {
    this.#limits = limits
  }

  get running(): { signedIn: number; anonymous: number } {
    return { signedIn: this.#running - this.#anonymous, anonymous: this.#anonymous }
  }

  /**
   * Returns a function that releases the slot and is safe to call twice.
   * @throws RateLimited when the queue of the key is full or times out, ServiceUnavailable at a total limit,
   * RequestAborted with the signal.
   */
  async acquire(owner: ExecutionOwner, signal?: AbortSignal): Promise<() => void> {
    const { isAnonymous, key } = owner
    const shareKey = key === null ? 'all' : `${isAnonymous ? 'address' : 'viewer'} ${key}`
    const share = this.#shares.get(shareKey) ?? { running: 0, waiting: new Set() }
    if (share.running >= this.#limitOf(owner)) {
      // The slot is passed on within the key, so the other counts do not change.
      await this.#wait(share, { isShared: key === null, signal })
    } else {
      this.#assertCapacity(isAnonymous)
      this.#running += 1
      if (isAnonymous) this.#anonymous += 1
      share.running += 1
      this.#shares.set(shareKey, share)
    }
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#release(isAnonymous, shareKey, share)
    }
  }

  #limitOf({ isAnonymous, key }: ExecutionOwner): number {
    const { total, anonymous, perKey, perAnonymousKey } = this.#limits
    if (key === null) return isAnonymous ? anonymous : total
    return isAnonymous ? perAnonymousKey : perKey
  }

  #assertCapacity(isAnonymous: boolean): void {
    const { total, anonymous } = this.#limits
    if (this.#running < total && !(isAnonymous && this.#anonymous >= anonymous)) return
    throw overloaded()
  }

  #release(isAnonymous: boolean, shareKey: string, share: Share): void {
    const [next] = share.waiting
    if (next) {
      next.start()
      return
    }
    this.#running -= 1
    if (isAnonymous) this.#anonymous -= 1
    share.running -= 1
    if (share.running === 0) this.#shares.delete(shareKey)
  }

  #wait(share: Share, { isShared, signal }: { isShared: boolean; signal?: AbortSignal }): Promise<void> {
    const { queuedPerKey, queueMs } = this.#limits
    if (share.waiting.size >= queuedPerKey) throw refusalOf(isShared)
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', leave)
        share.waiting.delete(waiting)
      }
      const waiting: Waiting = {
        start() {
          end()
          resolve()
        },
      }
      const refuse = (error: Error) => {
        end()
        reject(error)
      }
      const leave = () => refuse(new RequestAborted())
      const timer = setTimeout(() => refuse(refusalOf(isShared)), queueMs)
      if (signal?.aborted) return leave()
      signal?.addEventListener('abort', leave, { once: true })
      share.waiting.add(waiting)
    })
  }
}

function overloaded(): ServiceUnavailable {
  return new ServiceUnavailable('This server has too many operations in progress; try again shortly.')
}

/** A limit that many callers share is not the fault of the refused caller. */
function refusalOf(isShared: boolean): Error {
  return isShared ? overloaded() : new RateLimited('VIEWER', { retryAfterMs })
}
