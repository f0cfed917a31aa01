export interface PendingBodyLimits {
  anonymous: number
  perViewer: number
  total: number
}

/** The incomplete request bodies. At a limit the oldest body is ended, not the new one refused. */
export class PendingBodies {
  readonly #limits: PendingBodyLimits
  readonly #all = new Set<() => void>()
  readonly #ofViewers = new Map<string, Set<() => void>>()

  constructor(limits: PendingBodyLimits) {
    this.#limits = limits
  }

  /** Counts a body until the returned function is called. `end` must close its connection. An empty key is anonymous. */
  add(viewerKey: string, end: () => void): () => void {
    const { anonymous, perViewer, total } = this.#limits
    const own = this.#ofViewers.get(viewerKey) ?? new Set()
    const isFull = own.size >= (viewerKey === '' ? anonymous : perViewer)
    const [oldest] = isFull ? own : this.#all.size >= total ? this.#all : []
    oldest?.()
    const remove = () => {
      this.#all.delete(removeAndEnd)
      own.delete(removeAndEnd)
      if (own.size === 0 && this.#ofViewers.get(viewerKey) === own) this.#ofViewers.delete(viewerKey)
    }
    const removeAndEnd = () => {
      remove()
      end()
    }
    this.#all.add(removeAndEnd)
    own.add(removeAndEnd)
    this.#ofViewers.set(viewerKey, own)
    return remove
  }
}
