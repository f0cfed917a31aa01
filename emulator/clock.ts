/** The time of the emulator: every timestamp it issues is read here, so that a test decides how late it is. */
export interface EmulatorClock {
  /** The emulator's present moment. */
  now(): Date
  /** Moves time forward by this many milliseconds; a frozen clock stays frozen at the later moment. */
  advance(ms: number): void
  /** Stops the clock: from now on only `advance` moves it. */
  freeze(): void
}

/** A clock that runs on from `startAt`. */
export function createClock(startAt: Date): EmulatorClock {
  let offset = startAt.getTime() - Date.now()
  let frozenAt: number | undefined

  return {
    now: () => new Date(frozenAt ?? Date.now() + offset),
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) throw new RangeError(`Time runs forward: ${ms} ms is no step`)
      if (frozenAt === undefined) offset += ms
      else frozenAt += ms
    },
    freeze() {
      frozenAt ??= Date.now() + offset
    },
  }
}

/** Seconds since 1970, the unit of almost every timestamp of the API. */
export function unixSeconds(at: Date): number {
  return Math.floor(at.getTime() / 1000)
}
