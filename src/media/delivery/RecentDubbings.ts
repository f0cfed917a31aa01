import type { DubbingParts } from './MediaUpstream.js'

interface Reading {
  readonly begunAt: number
  endedAt: number | undefined
  readonly parts: Promise<DubbingParts>
}

const defaultKeepMs = 10_000
const maxKept = 2

/** Caches studio dubbings for seconds, because players send many requests and only whole dubbings can be read. */
export class RecentDubbings {
  readonly #readings = new Map<string, Reading>()
  readonly #keepMs: number

  constructor(keepMs = defaultKeepMs) {
    this.#keepMs = keepMs
  }

  /** A cached dubbing, or a new read that concurrent callers share. `begunAt` is a `performance.now()`. */
  async find(
    dubbingId: string,
    isCurrent: (parts: DubbingParts, begunAt: number) => boolean,
    read: () => Promise<DubbingParts>,
  ): Promise<DubbingParts> {
    let seen: Reading | undefined
    for (;;) {
      const reading = this.#readings.get(dubbingId)
      if (reading === undefined || reading === seen) break
      if (reading.endedAt !== undefined && performance.now() - reading.endedAt > this.#keepMs) break
      seen = reading
      // The error of another caller, for example that its client left, does not concern this one.
      const parts = await reading.parts.catch(() => null)
      if (parts && isCurrent(parts, reading.begunAt)) return parts
    }
    return this.#keep(dubbingId, read())
  }

  #keep(dubbingId: string, parts: Promise<DubbingParts>): Promise<DubbingParts> {
    const reading: Reading = { begunAt: performance.now(), endedAt: undefined, parts }
    this.#readings.delete(dubbingId)
    this.#readings.set(dubbingId, reading)
    const [oldest] = this.#readings.keys()
    if (this.#readings.size > maxKept) this.#readings.delete(oldest!)
    const remove = () => {
      if (this.#readings.get(dubbingId) === reading) this.#readings.delete(dubbingId)
    }
    parts.then(() => {
      reading.endedAt = performance.now()
      setTimeout(remove, this.#keepMs).unref()
    }, remove)
    return parts
  }
}
