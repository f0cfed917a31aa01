import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'

export interface OperationLimits {
  /** Operations that run at the same time over WebSockets and event streams, of one viewer or one anonymous address. */
  operationsPerViewer: number
  /** The same of all anonymous viewers together. */
  anonymousOperations: number
}

/** Who runs an operation. An address of null is not bounded by itself: that of a gateway. */
export interface OperationOwner {
  readonly viewer: Viewer
  readonly address: string | null
}

/** Identifies the viewer, or the address of an anonymous one. */
export function ownerKey({ viewer, address }: OperationOwner): string {
  return viewer.kind === 'user' ? `viewer ${viewerKey(viewer)}` : `address ${address ?? ''}`
}

/** Bounds the operations that run over WebSockets and event streams, across all connections of a viewer. */
export class OperationLimiter {
  readonly #limits: OperationLimits
  readonly #onRefuse: (reason: 'operations' | 'anonymous_operations') => void
  readonly #running = new Map<string, number>()
  #anonymous = 0

  /** @param onRefuse Gets the reason of each refusal. */
  constructor(limits: OperationLimits, onRefuse: (reason: 'operations' | 'anonymous_operations') => void) {
    this.#limits = limits
    this.#onRefuse = onRefuse
  }

  /**
   * Counts one operation until the returned function is called.
   *
   * @throws RateLimited when the viewer has too many, ServiceUnavailable when all anonymous viewers together have.
   */
  begin(owner: OperationOwner): () => void {
    const { operationsPerViewer, anonymousOperations } = this.#limits
    const isAnonymous = owner.viewer.kind === 'anonymous'
    const key = isAnonymous && owner.address === null ? null : ownerKey(owner)
    const running = key === null ? 0 : (this.#running.get(key) ?? 0)
    if (running >= operationsPerViewer) {
      this.#onRefuse('operations')
      throw new RateLimited('VIEWER')
    }
    if (isAnonymous && this.#anonymous >= anonymousOperations) {
      this.#onRefuse('anonymous_operations')
      throw new ServiceUnavailable('This server runs too many anonymous operations; try again later.')
    }
    if (key !== null) this.#running.set(key, running + 1)
    if (isAnonymous) this.#anonymous += 1
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      if (isAnonymous) this.#anonymous -= 1
      if (key !== null) this.#end(key)
    }
  }

  #end(key: string): void {
    const left = (this.#running.get(key) ?? 1) - 1
    if (left > 0) this.#running.set(key, left)
    else this.#running.delete(key)
  }
}
