import { ServiceUnavailable } from '../errors.js'
import { raceAbort } from './raceAbort.js'

export interface Deadline {
  timeoutMs: number
  /** Names the work in the cause of the error, e.g. `A ping`. */
  what: string
  signal?: AbortSignal
}

/**
 * Waits for `work` until its deadline. The work itself is not cancelled.
 *
 * @throws ServiceUnavailable after `timeoutMs`, or the reason of the signal.
 */
export function withDeadline<T>(work: Promise<T>, { timeoutMs, what, signal }: Deadline): Promise<T> {
  return new Promise((resolve, reject) => {
    // A timer instead of AbortSignal.timeout, which creates an error with a stack for each call.
    const timer = setTimeout(() => {
      const cause = new Error(`${what} took longer than ${timeoutMs} ms`)
      reject(new ServiceUnavailable(undefined, { cause }))
    }, timeoutMs).unref()
    raceAbort(work, signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}
