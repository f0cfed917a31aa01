const LONGEST_MS = 2 ** 31 - 1

/** Waits for real time. True when it has passed, false when the signal cut it short. */
export function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  if (ms <= 0) return Promise.resolve(true)
  return new Promise((resolve) => {
    const end = (passed: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', aborted)
      resolve(passed)
    }
    const aborted = () => end(false)
    const timer = setTimeout(() => end(true), Math.min(ms, LONGEST_MS))
    signal.addEventListener('abort', aborted, { once: true })
  })
}
