export interface Signal {
  notify(): void
  /** Waits until `notify` is called, or was called since the last wait, for `timeoutMs` at most. */
  wait(timeoutMs: number): Promise<void>
}

/** For one waiter. Several calls of `notify` before a wait count as one. The abort signal notifies too. */
export function createSignal(abortSignal: AbortSignal): Signal {
  let isNotified = false
  let wake: (() => void) | undefined
  const notify = () => {
    isNotified = true
    wake?.()
  }
  abortSignal.addEventListener('abort', notify, { once: true })
  return {
    notify,
    async wait(timeoutMs) {
      if (!isNotified) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wake = undefined
      isNotified = false
    },
  }
}

/** Calls `notify` for each event, and once after the last. */
export async function notifyOnEvents(events: AsyncIterable<unknown>, notify: () => void): Promise<void> {
  for await (const _ of events) notify()
  notify()
}
