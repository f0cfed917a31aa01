import { afterEach, jest } from '@jest/globals'

const timers = {
  timeouts: ['setTimeout', 'clearTimeout'],
  intervals: ['setInterval', 'clearInterval'],
  date: ['Date'],
} as const

export type StoppedTimers = keyof typeof timers

/** Sockets, promises and `waitUntil` need these. */
const neverStopped = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const

/**
 * Until the end of the test, the stopped timers advance only by `jest.advanceTimersByTime`, or by `jest.setSystemTime` for
 * the date: a slow machine cannot make them expire early.
 */
export function stopClock(...stopped: readonly StoppedTimers[]): void {
  const names: readonly string[] = stopped.length === 0 ? ['timeouts'] : stopped
  const running = Object.entries(timers).flatMap(([name, members]) => (names.includes(name) ? [] : members))
  jest.useFakeTimers({ doNotFake: [...neverStopped, ...running] })
}

afterEach(() => {
  jest.useRealTimers()
})
