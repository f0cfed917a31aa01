/**
 * Settles as `work` does, or rejects when the signal aborts, with its reason unless `toError` makes another. The work itself
 * is not cancelled.
 */
export function raceAbort<Value>(
  work: Promise<Value>,
  signal: AbortSignal | undefined,
  toError: (reason: unknown) => unknown = (reason) => reason,
): Promise<Value> {
  if (signal === undefined) return work
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(toError(signal.reason))
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
