import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'
import { KeyedSet } from './KeyedSet.js'

export interface ConnectionLimits {
  sockets: number
  socketsPerViewer: number
  anonymousSockets: number
  anonymousSocketsPerAddress: number
  /** WebSockets that have not authenticated yet. */
  pendingSockets: number
  pendingSocketsPerAddress: number
  /** Longest time of an anonymous WebSocket without an operation. */
  anonymousIdleMs: number
}

/** Why an open socket is closed for another one: it has not authenticated yet, or it has no operation. */
export type Eviction = 'pending' | 'idle'

export type ConnectionRefusal = 'viewer' | 'address' | 'process'

export interface ConnectionLimiterOptions {
  limits: ConnectionLimits
  onRefuse(reason: ConnectionRefusal): void
}

/**
 * Limits the open WebSockets and event streams. Signed-in viewers, anonymous viewers and WebSockets that have not
 * authenticated yet have a pool each, so none can exhaust another. A new WebSocket is always accepted into the pending
 * pool; when that is full, its oldest one is closed. A null address, that of a gateway, is exempt from the limits per
 * address.
 */
export class ConnectionLimiter {
  readonly #limits: ConnectionLimits
  readonly #onRefuse: ConnectionLimiterOptions['onRefuse']
  readonly #pending = new KeyedSet<SocketSlot>()
  readonly #users = new KeyedSet<object>()
  readonly #anonymous = new KeyedSet<object>()
  readonly #idle = new KeyedSet<SocketSlot>()

  constructor({ limits, onRefuse }: ConnectionLimiterOptions) {
    this.#limits = limits
    this.#onRefuse = onRefuse
  }

  get stats(): Readonly<Record<'pending' | 'anonymous' | 'signed_in', number>> {
    return { pending: this.#pending.size, anonymous: this.#anonymous.size, signed_in: this.#users.size }
  }

  /** @param evict Must close the socket. Its slot is already released. */
  openSocket(address: string | null, evict: (reason: Eviction) => void): SocketSlot {
    const { pendingSockets, pendingSocketsPerAddress } = this.#limits
    if (this.#pending.sizeOf(address) >= pendingSocketsPerAddress) this.#pending.oldestOf(address)?.evict('pending')
    if (this.#pending.size >= pendingSockets) this.#pending.oldestOfLargest()?.evict('pending')
    const { anonymousIdleMs } = this.#limits
    const slot: SocketSlot = new SocketSlot(evict, {
      leavePending: () => this.#pending.delete(address, slot),
      acquire: (viewer) => this.#acquire(viewer, address, slot),
      setIdle: (isIdle) => (isIdle ? this.#idle.add(address, slot) : this.#idle.delete(address, slot)),
      anonymousIdleMs,
    })
    this.#pending.add(address, slot)
    return slot
  }

  /**
   * Acquires a slot for an event stream. The returned function releases it.
   * @throws RateLimited at the limit of the viewer or address, ServiceUnavailable at the limit of the process.
   */
  openStream(viewer: Viewer, address: string | null): () => void {
    return this.#acquire(viewer, address, {})
  }

  #acquire(viewer: Viewer, address: string | null, member: object): () => void {
    const { sockets, socketsPerViewer, anonymousSockets, anonymousSocketsPerAddress } = this.#limits
    if (viewer.kind === 'user') {
      const key = viewerKey(viewer)
      if (this.#users.sizeOf(key) >= socketsPerViewer) throw this.#refuse('viewer')
      if (this.#users.size >= sockets) throw this.#refuse('process')
      this.#users.add(key, member)
      return () => this.#users.delete(key, member)
    }
    const anonymous = this.#anonymous
    if (anonymous.sizeOf(address) >= anonymousSocketsPerAddress) this.#idle.oldestOf(address)?.evict('idle')
    if (anonymous.sizeOf(address) >= anonymousSocketsPerAddress) throw this.#refuse('address')
    if (anonymous.size >= anonymousSockets) this.#idle.oldestOfLargest()?.evict('idle')
    if (anonymous.size >= anonymousSockets) throw this.#refuse('process')
    anonymous.add(address, member)
    return () => anonymous.delete(address, member)
  }

  #refuse(reason: ConnectionRefusal): Error {
    this.#onRefuse(reason)
    if (reason === 'process')
      return new ServiceUnavailable('This server has too many open connections; try again shortly.')
    return new RateLimited('VIEWER')
  }
}

interface SlotHooks {
  leavePending(): void
  acquire(viewer: Viewer): () => void
  setIdle(isIdle: boolean): void
  readonly anonymousIdleMs: number
}

/** The slot of one WebSocket, first in the pending pool, then in that of its viewer. */
export class SocketSlot {
  readonly #onEvict: (reason: Eviction) => void
  readonly #hooks: SlotHooks
  #leavePool: () => void
  #isReleased = false
  #isAnonymous = false
  #operations = 0
  #idleTimer: NodeJS.Timeout | undefined

  constructor(onEvict: (reason: Eviction) => void, hooks: SlotHooks) {
    this.#onEvict = onEvict
    this.#hooks = hooks
    this.#leavePool = hooks.leavePending
  }

  /** Running operations, including those that the client has completed. */
  get operations(): number {
    return this.#operations
  }

  /**
   * Moves the socket to the pool of its viewer.
   * @throws RateLimited at the limit of the viewer or address, ServiceUnavailable at the limit of the process.
   */
  identify(viewer: Viewer): void {
    if (this.#isReleased) return
    // If it throws, the socket stays in the pending pool until it is closed.
    const leavePool = this.#hooks.acquire(viewer)
    this.#leavePool()
    this.#leavePool = leavePool
    this.#isAnonymous = viewer.kind === 'anonymous'
    this.#updateIdle(true)
  }

  begin(): () => void {
    this.#operations += 1
    if (this.#operations === 1) this.#updateIdle(false)
    let hasEnded = false
    return () => {
      if (hasEnded) return
      hasEnded = true
      this.#operations -= 1
      if (this.#operations === 0) this.#updateIdle(true)
    }
  }

  evict(reason: Eviction): void {
    if (this.#isReleased) return
    this.release()
    this.#onEvict(reason)
  }

  release(): void {
    if (this.#isReleased) return
    this.#updateIdle(false)
    this.#isReleased = true
    this.#leavePool()
  }

  #updateIdle(isIdle: boolean): void {
    if (!this.#isAnonymous || this.#isReleased) return
    this.#hooks.setIdle(isIdle)
    clearTimeout(this.#idleTimer)
    if (isIdle) this.#idleTimer = setTimeout(() => this.evict('idle'), this.#hooks.anonymousIdleMs)
  }
}
