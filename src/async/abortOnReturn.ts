/**
 * Runs a generator with a signal that aborts when the generator ends or its reader returns. Without the signal, `return`
 * has no effect while the generator waits.
 */
export function abortOnReturn<Value>(
  signal: AbortSignal,
  start: (signal: AbortSignal) => AsyncGenerator<Value, undefined>,
): AsyncIterableIterator<Value> {
  const leaving = new AbortController()
  async function* run(): AsyncGenerator<Value, undefined> {
    try {
      yield* start(AbortSignal.any([signal, leaving.signal]))
    } finally {
      leaving.abort()
    }
  }
  const values = run()
  return {
    next: () => values.next(),
    return: () => {
      leaving.abort()
      return values.return(undefined)
    },
    [Symbol.asyncIterator]() {
      return this
    },
  }
}
