/** Lets work begin in the order in which it came, and never more of it at a time than this. */
export function fewAtOnce(most: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // The place goes to the next one directly, so that nobody slips in between.
      if (next) next()
      else running -= 1
    }
  }
}
