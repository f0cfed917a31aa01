export interface Signal {
  ring(): void
  /** Waits until it rings, but no longer than that. */
  rung(timeoutMs: number): Promise<void>
}

/** Rung any number of times while nobody waits, it has rung once. The signal rings it too. */
export function createSignal(signal: AbortSignal): Signal {
  let hasRung = false
  let wake: (() => void) | undefined
  const ring = () => {
    hasRung = true
    wake?.()
  }
  signal.addEventListener('abort', ring, { once: true })
  return {
    ring,
    async rung(timeoutMs) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      wake = undefined
      hasRung = false
    },
  }
}

/** Rings with each event, and when there will be no more: either way whoever waits has to look up. */
export async function notifyOnEvents(events: AsyncIterable<unknown>, ring: () => void): Promise<void> {
  for await (const _ of events) ring()
  ring()
}
