import { setTimeout as sleep } from 'node:timers/promises'
import { turnEventLoop } from './turnEventLoop.js'

/** Waits until sockets of this process have received what was written to them. Unread data emits no event: hence the pause. */
export async function drainSockets(): Promise<void> {
  await sleep(50)
  await turnEventLoop(100)
}
