const QUEUE_MS = 50
const MAX_QUEUE = 1000

/** Requests in flight against a limit. Those beyond it wait a moment for a place. */
export interface ConcurrencyLimit {
  readonly maximum: number
  readonly current: number
  /** A place, to be given back once; undefined when none became free in time. */
  enter(signal: AbortSignal): Promise<(() => void) | undefined>
}

export function createConcurrencyLimit(maximum: number): ConcurrencyLimit {
  if (!Number.isInteger(maximum) || maximum < 1) throw new RangeError(`Not a number of requests: ${maximum}`)
  const queue: (() => void)[] = []
  let current = 0

  const leave = () => {
    // A place is handed on to the one who has waited longest, so that no newcomer can slip in between.
    const next = queue.shift()
    if (next) next()
    else current -= 1
  }
  const place = () => {
    let left = false
    return () => {
      if (!left) leave()
      left = true
    }
  }

  return {
    maximum,
    get current() {
      return current
    },
    enter(signal) {
      if (current < maximum) {
        current += 1
        return Promise.resolve(place())
      }
      if (queue.length >= MAX_QUEUE || signal.aborted) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const settle = (given: boolean) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', giveUp)
          resolve(given ? place() : undefined)
        }
        const granted = () => settle(true)
        const giveUp = () => {
          const index = queue.indexOf(granted)
          if (index >= 0) queue.splice(index, 1)
          settle(false)
        }
        const timer = setTimeout(giveUp, QUEUE_MS)
        signal.addEventListener('abort', giveUp, { once: true })
        queue.push(granted)
      })
    },
  }
}
