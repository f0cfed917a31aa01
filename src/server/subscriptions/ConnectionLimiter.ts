import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'
import { KeyedSet } from './KeyedSet.js'

export interface ConnectionLimits {
  /** WebSockets and event streams of signed-in viewers. */
  sockets: number
  socketsPerViewer: number
  /** WebSockets and event streams of anonymous viewers. */
  anonymousSockets: number
  anonymousSocketsPerAddress: number
  /** WebSockets whose viewer is not known yet. */
  pendingSockets: number
  pendingSocketsPerAddress: number
  /** How long an anonymous WebSocket may be open without an operation. */
  anonymousIdleMs: number
}

/** Why an open socket is closed: it did not say in time who it is, or it has no operation. */
export type Eviction = 'pending' | 'idle'

/** Why a connection is refused: its viewer, its address or this process has as many as allowed. */
export type ConnectionRefusal = 'viewer' | 'address' | 'process'

export interface ConnectionLimiterOptions {
  limits: ConnectionLimits
  onRefuse(reason: ConnectionRefusal): void
}

/**
 * Bounds the open WebSockets and event streams. There is one pool for signed-in viewers, one for anonymous viewers and one
 * for WebSockets whose viewer is not known yet, so none of the three can exhaust another. A new WebSocket is always
 * accepted: when the pool is full, the oldest one in it is closed.
 *
 * An address of null is exempt from the bounds per address: that of a gateway, which connects on behalf of many users.
 */
export class ConnectionLimiter {
  readonly #limits: ConnectionLimits
  readonly #onRefuse: ConnectionLimiterOptions['onRefuse']
  readonly #pending = new KeyedSet<SocketPlace>()
  readonly #users = new KeyedSet<object>()
  readonly #anonymous = new KeyedSet<object>()
  /** The members of the anonymous pool that run no operation. */
  readonly #idle = new KeyedSet<SocketPlace>()

  constructor({ limits, onRefuse }: ConnectionLimiterOptions) {
    this.#limits = limits
    this.#onRefuse = onRefuse
  }

  get stats(): Readonly<Record<'pending' | 'anonymous' | 'signed_in', number>> {
    return { pending: this.#pending.size, anonymous: this.#anonymous.size, signed_in: this.#users.size }
  }

  /** @param evict Called when the socket has to be closed. Its place is released already. */
  openSocket(address: string | null, evict: (reason: Eviction) => void): SocketPlace {
    const { pendingSockets, pendingSocketsPerAddress } = this.#limits
    if (this.#pending.sizeOf(address) >= pendingSocketsPerAddress) this.#pending.oldestOf(address)?.evict('pending')
    if (this.#pending.size >= pendingSockets) this.#pending.oldestOfLargest()?.evict('pending')
    const { anonymousIdleMs } = this.#limits
    const place: SocketPlace = new SocketPlace(evict, {
      leavePending: () => this.#pending.delete(address, place),
      enter: (viewer) => this.#enter(viewer, address, place),
      setIdle: (isIdle) => (isIdle ? this.#idle.add(address, place) : this.#idle.delete(address, place)),
      anonymousIdleMs,
    })
    this.#pending.add(address, place)
    return place
  }

  /**
   * Takes a place for an event stream, until the returned function is called.
   *
   * @throws RateLimited when the viewer or the address has too many, ServiceUnavailable when this process has.
   */
  openStream(viewer: Viewer, address: string | null): () => void {
    return this.#enter(viewer, address, {})
  }

  #enter(viewer: Viewer, address: string | null, member: object): () => void {
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
      return new ServiceUnavailable('This server has too many open connections; try again later.')
    return new RateLimited('VIEWER')
  }
}

interface PlaceHooks {
  leavePending(): void
  enter(viewer: Viewer): () => void
  setIdle(isIdle: boolean): void
  readonly anonymousIdleMs: number
}

/** The place of one WebSocket: first in the pending pool, then in that of its viewer. */
export class SocketPlace {
  readonly #onEvict: (reason: Eviction) => void
  readonly #hooks: PlaceHooks
  #leave: () => void
  #isReleased = false
  #isAnonymous = false
  #operations = 0
  #idleTimer: NodeJS.Timeout | undefined

  constructor(onEvict: (reason: Eviction) => void, hooks: PlaceHooks) {
    this.#onEvict = onEvict
    this.#hooks = hooks
    this.#leave = hooks.leavePending
  }

  /** Operations that run on this socket, including those whose client no longer waits for them. */
  get operations(): number {
    return this.#operations
  }

  /**
   * Moves the socket to the pool of its viewer.
   *
   * @throws RateLimited when the viewer or the address has too many, ServiceUnavailable when this process has.
   */
  identify(viewer: Viewer): void {
    if (this.#isReleased) return
    // First: a refused socket stays in the pending pool until it is closed.
    const leave = this.#hooks.enter(viewer)
    this.#leave()
    this.#leave = leave
    this.#isAnonymous = viewer.kind === 'anonymous'
    this.#updateIdle(true)
  }

  /** An operation begins; it ends when the returned function is called. */
  begin(): () => void {
    this.#operations += 1
    if (this.#operations === 1) this.#updateIdle(false)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#operations -= 1
      if (this.#operations === 0) this.#updateIdle(true)
    }
  }

  evict(reason: Eviction): void {
    if (this.#isReleased) return
    this.release()
    this.#onEvict(reason)
  }

  /** Safe to call twice. */
  release(): void {
    if (this.#isReleased) return
    this.#updateIdle(false)
    this.#isReleased = true
    this.#leave()
  }

  #updateIdle(isIdle: boolean): void {
    if (!this.#isAnonymous || this.#isReleased) return
    this.#hooks.setIdle(isIdle)
    clearTimeout(this.#idleTimer)
    if (isIdle) this.#idleTimer = setTimeout(() => this.evict('idle'), this.#hooks.anonymousIdleMs)
  }
}
