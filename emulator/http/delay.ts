const MAX_TIMER_MS = 2 ** 31 - 1

/** Waits in real time. Resolves with false if the signal aborts first. */
export function delay(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  if (ms <= 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const finish = (elapsed: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      resolve(elapsed)
    }
    const onAbort = () => finish(false)
    const timer = setTimeout(() => finish(true), Math.min(ms, MAX_TIMER_MS))
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
