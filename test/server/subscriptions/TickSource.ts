/** A source of events for any number of concurrent subscribers. */
export class TickSource {
  readonly #subscribers = new Set<(tick: number) => void>()
  readonly #watchers = new Set<() => void>()

  get size(): number {
    return this.#subscribers.size
  }

  emit(tick: number): void {
    for (const notify of this.#subscribers) notify(tick)
  }

  /** Resolves when there are exactly this many subscribers. */
  async reaches(size: number): Promise<void> {
    while (this.#subscribers.size !== size) await new Promise<void>((resolve) => this.#watchers.add(resolve))
  }

  async *subscribe(signal: AbortSignal): AsyncGenerator<number> {
    const ticks: number[] = []
    let wake = () => {}
    const notify = (tick: number) => {
      ticks.push(tick)
      wake()
    }
    this.#subscribers.add(notify)
    this.#tell()
    signal.addEventListener('abort', () => wake())
    try {
      while (!signal.aborted) {
        const tick = ticks.shift()
        if (tick !== undefined) yield tick
        else {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      }
    } finally {
      this.#subscribers.delete(notify)
      this.#tell()
    }
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher()
    this.#watchers.clear()
  }
}
