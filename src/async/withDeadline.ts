import { ServiceUnavailable } from '../errors.js'

/**
 * Waits no longer than this for a database, a disk or a stream. What was begun is not stopped by it: some of it has a
 * timeout of its own, and some has none that could fire. A plain timer: to abort a signal for each wait makes an error
 * with a stack each time.
 */
export function withDeadline<T>(work: Promise<T>, timeoutMs: number, what: string, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal?.reason)
    const timer = setTimeout(() => {
      const cause = new Error(`${what} took longer than ${timeoutMs} ms`)
      reject(new ServiceUnavailable(undefined, { cause }))
    }, timeoutMs).unref()
    if (signal?.aborted) giveUp()
    signal?.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    })
  })
}
