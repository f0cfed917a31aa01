/**
 * Runs a generator with a signal that aborts when the generator ends or its reader returns. Without the signal, `return`
 * has no effect while the generator waits.
 */
export function abortOnReturn<Value>(
  signal: AbortSignal,
  start: (signal: AbortSignal) => AsyncGenerator<Value, undefined>,
): AsyncIterableIterator<Value> {
  const leaving = new AbortController()
  const values = start(AbortSignal.any([signal, leaving.signal]))
  return {
    // A generator with `yield*` would keep the last value in memory until the reader asks for the next one.
    async next() {
      try {
        const result = await values.next()
        if (result.done) leaving.abort()
        return result
      } catch (error) {
        leaving.abort()
        throw error
      }
    },
    return: () => {
      leaving.abort()
      return values.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
