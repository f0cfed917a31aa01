import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000

/**
 * Does something until it succeeds, for a while; at least once.
 *
 * @throws what the last attempt did, when the time is over or the signal fires.
 */
export async function retryWhile<Value>(
  work: () => Promise<Value>,
  withinMs: number,
  signal?: AbortSignal,
): Promise<Value> {
  const end = performance.now() + withinMs
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
    try {
      return await work()
    } catch (error) {
      if (signal?.aborted || performance.now() + pauseMs > end) throw error
      await sleep(pauseMs, undefined, { ref: false })
    }
  }
}
