interface Repeat {
  writtenAt: number
  /** Lines that were not written since then. */
  omitted: number
}

const intervalMs = 5 * 60_000
const maxFailures = 1_000

/** Decides which warnings and errors are written. Polls and retries would repeat the same one without end. */
export class RepeatedFailures {
  readonly #now: () => number
  readonly #repeats = new Map<string, Repeat>()

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** The arguments to log; null if they repeat a line of this interval. */
  admit(args: readonly unknown[], bindings: Record<string, unknown>): readonly unknown[] | null {
    if ('requestId' in bindings || 'reqId' in bindings) return args
    const { jobId: _, ...stable } = bindings
    const key = JSON.stringify([args.map(textsOf), textsOf(stable)])
    const now = this.#now()
    const last = this.#repeats.get(key)
    if (last !== undefined && now - last.writtenAt < intervalMs) {
      last.omitted += 1
      return null
    }
    this.#repeats.delete(key)
    if (this.#repeats.size >= maxFailures) this.#repeats.delete(this.#repeats.keys().next().value!)
    this.#repeats.set(key, { writtenAt: now, omitted: 0 })
    return last === undefined || last.omitted === 0 ? args : withCount(args, last.omitted)
  }
}

/** What identifies a failure: its texts, not its numbers and times. */
function textsOf(value: unknown): unknown {
  if (typeof value === 'string') return value
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (typeof value !== 'object' || value === null) return null
  return Object.entries(value).map(([name, field]) => {
    if (field instanceof Error) return textsOf(field)
    return typeof field === 'string' && name !== 'upstreamRequestId' ? [name, field] : null
  })
}

function withCount([first, ...rest]: readonly unknown[], omitted: number): readonly unknown[] {
  if (typeof first === 'string') return [{ omitted }, first, ...rest]
  return [first instanceof Error ? { err: first, omitted } : { ...(first as object), omitted }, ...rest]
}
