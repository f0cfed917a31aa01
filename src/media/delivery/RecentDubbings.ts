import type { DubbingParts } from './MediaUpstream.js'

interface Reading {
  readonly begunAt: number
  /** Undefined as long as it goes on, which may take long. */
  endedAt: number | undefined
  readonly parts: Promise<DubbingParts>
}

const KEPT_MS = 10_000
/** Each may be large. */
const MOST = 2

/**
 * The dubs of the studio that were read last, for moments only: whoever seeks in a medium, or plays one segment after the
 * other, asks for many of a dub at a time, and upstream tells where one lies only with all the others.
 */
export class RecentDubbings {
  readonly #readings = new Map<string, Reading>()
  readonly #keptMs: number

  constructor(keptMs = KEPT_MS) {
    this.#keptMs = keptMs
  }

  /**
   * One that was read a moment ago, if it will do; otherwise it is read anew. Who asks at the same time, shares. `begunAt` is
   * of the clock of `performance`.
   */
  async find(
    dubbingId: string,
    willDo: (parts: DubbingParts, begunAt: number) => boolean,
    read: () => Promise<DubbingParts>,
  ): Promise<DubbingParts> {
    let seen: Reading | undefined
    for (;;) {
      const reading = this.#readings.get(dubbingId)
      if (reading === undefined || reading === seen) break
      if (reading.endedAt !== undefined && performance.now() - reading.endedAt > this.#keptMs) break
      seen = reading
      // What went wrong for another, whose client may have left, may go well here.
      const parts = await reading.parts.catch(() => null)
      if (parts && willDo(parts, reading.begunAt)) return parts
    }
    return this.#keep(dubbingId, read())
  }

  #keep(dubbingId: string, parts: Promise<DubbingParts>): Promise<DubbingParts> {
    const reading: Reading = { begunAt: performance.now(), endedAt: undefined, parts }
    this.#readings.delete(dubbingId)
    this.#readings.set(dubbingId, reading)
    const [oldest] = this.#readings.keys()
    if (this.#readings.size > MOST) this.#readings.delete(oldest!)
    const forget = () => {
      if (this.#readings.get(dubbingId) === reading) this.#readings.delete(dubbingId)
    }
    parts.then(() => {
      reading.endedAt = performance.now()
      setTimeout(forget, this.#keptMs).unref()
    }, forget)
    return parts
  }
}
