/** The clock for all timestamps of the emulator. Tests can advance it. */
export interface EmulatorClock {
  now(): Date
  /** Moves the clock forward. A frozen clock stays frozen at the later time. */
  advance(ms: number): void
  /** Stops the clock; afterwards only `advance` moves it. */
  freeze(): void
}

/** A clock that starts at `startAt`: running, or frozen. */
export function createClock(startAt: Date, isFrozen = false): EmulatorClock {
  let offset = startAt.getTime() - Date.now()
  let frozenAt = isFrozen ? startAt.getTime() : undefined

  return {
    now: () => new Date(frozenAt ?? Date.now() + offset),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`ms must be a non-negative number (got ${ms})`)
      if (frozenAt === undefined) offset += ms
      else frozenAt += ms
    },
    freeze() {
      frozenAt ??= Date.now() + offset
    },
  }
}

/** Seconds since 1970, the unit of most timestamps of the API. */
export function unixSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
