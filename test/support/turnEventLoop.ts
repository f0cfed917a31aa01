import { setImmediate } from 'node:timers/promises'

/** Lets the event loop turn this many times: sufficient if neither timers nor other processes are involved. */
export async function turnEventLoop(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await setImmediate()
}
