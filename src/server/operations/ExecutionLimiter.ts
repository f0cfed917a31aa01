import { RateLimited, RequestAborted, ServiceUnavailable } from '../../errors.js'

export interface ExecutionLimits {
  /** In all, anonymous callers included. */
  readonly total: number
  readonly anonymous: number
  readonly perKey: number
  readonly perAnonymousKey: number
  /** How many of one key wait for a slot, and for how long at most. */
  readonly queuedPerKey: number
  readonly queueMs: number
}

export interface ExecutionOwner {
  readonly isAnonymous: boolean
  /** What has a limit of its own: a viewer, or the address of anonymous callers. Null is limited as a whole only. */
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

/**
 * Limits the operations in progress, per key first and then in all. A key that has all its slots in use waits for one of
 * its own; anonymous callers cannot use the slots of signed-in ones.
 */
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
   * Takes a slot. The returned function gives it back; calling it again does nothing.
   *
   * @throws RateLimited when the key has too many waiting or waited too long, ServiceUnavailable when the process has too
   * many in progress, RequestAborted when the signal fires while it waits.
   */
  async acquire(owner: ExecutionOwner, signal?: AbortSignal): Promise<() => void> {
    const { isAnonymous, key } = owner
    const shareKey = key === null ? 'all' : `${isAnonymous ? 'address' : 'viewer'} ${key}`
    const share = this.#shares.get(shareKey) ?? { running: 0, waiting: new Set() }
    const most = this.#mostOf(owner)
    if (share.running >= most) {
      // A slot of the key is handed over as it is, so the other counts stay.
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

  #mostOf({ isAnonymous, key }: ExecutionOwner): number {
    const { total, anonymous, perKey, perAnonymousKey } = this.#limits
    if (key === null) return isAnonymous ? anonymous : total
    return isAnonymous ? perAnonymousKey : perKey
  }

  #assertCapacity(isAnonymous: boolean): void {
    const { total, anonymous } = this.#limits
    if (this.#running < total && !(isAnonymous && this.#anonymous >= anonymous)) return
    throw tooMany()
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

function tooMany(): ServiceUnavailable {
  return new ServiceUnavailable('This server has too many operations in progress; try again shortly.')
}

/** A share of many callers says nothing of the one who is refused. */
function refusalOf(isShared: boolean): Error {
  return isShared ? tooMany() : new RateLimited('VIEWER', { retryAfterMs })
}
