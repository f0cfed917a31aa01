const MAX_WAIT_MS = 50
const MAX_WAITING = 1000

/** Limits requests in flight. Requests above the limit wait for a short time. */
export interface ConcurrencyLimiter {
  readonly maximum: number
  readonly current: number
  /** Resolves with a function that releases the slot, or with undefined if no slot became free in time. */
  acquire(signal: AbortSignal): Promise<(() => void) | undefined>
}

export function createConcurrencyLimiter(maximum: number): ConcurrencyLimiter {
  if (!Number.isInteger(maximum) || maximum < 1)
    throw new RangeError(`maximum must be a positive integer (got ${maximum})`)
  const queue: (() => void)[] = []
  let current = 0

  const release = () => {
    // The slot passes directly to the longest waiting request, so that a new request cannot take it first.
    const next = queue.shift()
    if (next) next()
    else current -= 1
  }
  const createRelease = () => {
    let released = false
    return () => {
      if (!released) release()
      released = true
    }
  }

  return {
    maximum,
    get current() {
      return current
    },
    acquire(signal) {
      if (current < maximum) {
        current += 1
        return Promise.resolve(createRelease())
      }
      if (queue.length >= MAX_WAITING || signal.aborted) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        const finish = (isGranted: boolean) => {
          clearTimeout(timer)
          signal.removeEventListener('abort', abandon)
          resolve(isGranted ? createRelease() : undefined)
        }
        const grant = () => finish(true)
        const abandon = () => {
          const index = queue.indexOf(grant)
          if (index >= 0) queue.splice(index, 1)
          finish(false)
        }
        const timer = setTimeout(abandon, MAX_WAIT_MS)
        signal.addEventListener('abort', abandon, { once: true })
        queue.push(grant)
      })
    },
  }
}
