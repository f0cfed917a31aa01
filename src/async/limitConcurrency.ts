/**
 * Lets work begin in the order in which it came, and never more of it at a time than this. Once the signal has fired none
 * begins any more: what waits is rejected at once with its reason, and what has begun goes on.
 */
export function limitConcurrency(
  most: number,
  over?: AbortSignal,
): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: PromiseWithResolvers<void>[] = []
  let running = 0
  const giveUp = () => {
    for (const { reject } of waiting.splice(0)) reject(over?.reason)
  }
  over?.addEventListener('abort', giveUp, { once: true })
  return async (work) => {
    over?.throwIfAborted()
    if (running >= most) {
      const turn = Promise.withResolvers<void>()
      waiting.push(turn)
      await turn.promise
    } else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes to the next one directly, so that nobody slips in between.
      if (next) next.resolve()
      else running -= 1
    }
  }
}
