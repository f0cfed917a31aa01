import { setImmediate } from 'node:timers/promises'

/** Lets the event loop turn this many times. Sufficient for everything that needs no timer and no other process. */
export async function turnEventLoop(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
}
