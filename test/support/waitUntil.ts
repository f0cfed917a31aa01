import { setTimeout as sleep } from 'node:timers/promises'

const firstPauseMs = 2
const maxPauseMs = 25

export interface WaitOptions {
  timeoutMs?: number
}

/**
 * Polls until the condition returns a truthy value, and returns that value. For conditions that emit no event. Also polls
 * while the clock is stopped.
 *
 * @param what the awaited state as a clause for the error, e.g. 'upstream is called'
 * @param timeoutMs Default: less than the time-out of a test, so that this error is reported.
 */
export async function waitUntil<Value>(
  condition: () => Value | Promise<Value>,
  what: string | (() => string),
  { timeoutMs = 55_000 }: WaitOptions = {},
): Promise<Exclude<Awaited<Value>, false | null | undefined | 0>> {
  const deadline = performance.now() + timeoutMs
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.2, maxPauseMs)) {
    const value = await condition()
    if (value) return value as Exclude<Awaited<Value>, false | null | undefined | 0>
    if (performance.now() > deadline) {
      throw new Error(`Timed out after ${timeoutMs} ms waiting until ${typeof what === 'string' ? what : what()}.`)
    }
    await sleep(pauseMs)
  }
}
