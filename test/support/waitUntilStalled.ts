import { setTimeout as sleep } from 'node:timers/promises'

const maxMs = 45_000

/**
 * Returns the value of a counter of progress once it is above zero and has stayed equal for `quietMs`. Backpressure emits no
 * event at its end, so the pause is the measurement.
 */
export async function waitUntilStalled(progress: () => number, quietMs = 250): Promise<number> {
  const deadline = performance.now() + maxMs
  for (let before = 0; performance.now() < deadline; ) {
    const now = progress()
    if (now > 0 && now === before) return now
    before = now
    await sleep(quietMs)
  }
  throw new Error(`Timed out after ${maxMs} ms waiting until the progress stalls.`)
}
