import type { Viewer } from '../../auth/Viewer.js'
import { viewerKey } from '../../auth/viewerKey.js'
import { RateLimited, ServiceUnavailable } from '../../errors.js'

export interface OperationLimits {
  /** Running operations of one viewer or one anonymous address over all WebSockets and event streams. */
  operationsPerViewer: number
  anonymousOperations: number
}

/** A null address, that of a gateway, has no limit of its own. */
export interface OperationOwner {
  readonly viewer: Viewer
  readonly address: string | null
}

export function ownerKey({ viewer, address }: OperationOwner): string {
  return viewer.kind === 'user' ? `viewer ${viewerKey(viewer)}` : `address ${address ?? ''}`
}

/** Limits the running operations over WebSockets and event streams, across all connections of a viewer. */
export class OperationLimiter {
  readonly #limits: OperationLimits
  readonly #onRefuse: (reason: 'operations' | 'anonymous_operations') => void
  readonly #running = new Map<string, number>()
  #anonymous = 0

  constructor(limits: OperationLimits, onRefuse: (reason: 'operations' | 'anonymous_operations') => void) {
    this.#limits = limits
    this.#onRefuse = onRefuse
  }

  /**
   * Counts one operation until the returned function is called.
   * @throws RateLimited at the limit of the viewer, ServiceUnavailable at that of all anonymous viewers.
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
      throw new ServiceUnavailable('This server runs too many anonymous operations; try again shortly.')
    }
    if (key !== null) this.#running.set(key, running + 1)
    if (isAnonymous) this.#anonymous += 1
    let hasEnded = false
    return () => {
      if (hasEnded) return
      hasEnded = true
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
