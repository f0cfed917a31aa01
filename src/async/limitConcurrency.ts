import PQueue from 'p-queue'

/**
 * Runs at most `concurrency` tasks at a time, in the order of the calls. When the signal aborts, waiting and later tasks
 * reject with its reason; running tasks continue.
 */
export function limitConcurrency(
  concurrency: number,
  signal?: AbortSignal,
): <Value>(task: () => Promise<Value>) => Promise<Value> {
  const queue = new PQueue({ concurrency })
  return <Value>(task: () => Promise<Value>) => {
    const { promise, resolve, reject } = Promise.withResolvers<Value>()
    const onAbort = () => reject(signal?.reason)
    if (signal?.aborted) onAbort()
    signal?.addEventListener('abort', onAbort, { once: true })
    // The `signal` option of p-queue would also reject a running task, and give its slot to the next one.
    void queue.add(async () => {
      signal?.removeEventListener('abort', onAbort)
      if (signal?.aborted) return
      try {
        resolve(await task())
      } catch (error) {
        reject(error)
      }
    })
    return promise
  }
}
