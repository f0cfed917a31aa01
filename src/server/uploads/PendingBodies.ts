export interface PendingBodyLimits {
  anonymous: number
  perViewer: number
  total: number
}

/**
 * Request bodies that have begun to arrive and are not complete. One too many ends the oldest, which is the slowest, of
 * the same viewer or of all; so new requests are not refused for the sake of slow ones.
 */
export class PendingBodies {
  readonly #limits: PendingBodyLimits
  readonly #all = new Set<() => void>()
  readonly #ofViewers = new Map<string, Set<() => void>>()

  constructor(limits: PendingBodyLimits) {
    this.#limits = limits
  }

  /** Counts a body until the returned function is called. `end` closes its connection. An empty key: anonymous. */
  add(viewerKey: string, end: () => void): () => void {
    const { anonymous, perViewer, total } = this.#limits
    const own = this.#ofViewers.get(viewerKey) ?? new Set()
    const isOneTooMany = own.size >= (viewerKey === '' ? anonymous : perViewer)
    const [oldest] = isOneTooMany ? own : this.#all.size >= total ? this.#all : []
    // Its connection is gone then, so it is not counted any more even where nothing says so.
    if (oldest) oldest()
    const leave = () => {
      this.#all.delete(leaveAndEnd)
      own.delete(leaveAndEnd)
      if (own.size === 0 && this.#ofViewers.get(viewerKey) === own) this.#ofViewers.delete(viewerKey)
    }
    const leaveAndEnd = () => {
      leave()
      end()
    }
    this.#all.add(leaveAndEnd)
    own.add(leaveAndEnd)
    this.#ofViewers.set(viewerKey, own)
    return leave
  }
}
