import DataLoader from 'dataloader'

export interface BatchOptions<Key> {
  /** The most keys that one call may carry. */
  maxBatchSize: number
  /** Tells equal keys apart from different ones where keys are objects. */
  cacheKeyFn?: (key: Key) => string
  onBatch?: (size: number) => void
}

/**
 * The one maker of loaders: many single loads become few calls of `fetchMany`, and the same key is fetched once. What
 * `fetchMany` does not answer is null. A loader lives for one request or one event, never longer.
 */
export function batchById<Key, Value>(
  fetchMany: (keys: readonly Key[]) => Promise<ReadonlyMap<string, Value>>,
  options: BatchOptions<Key>,
): DataLoader<Key, Value | null, string> {
  const keyOf = options.cacheKeyFn ?? String
  return new DataLoader<Key, Value | null, string>(
    async (keys) => {
      options.onBatch?.(keys.length)
      const values = await fetchMany(keys)
      return keys.map((key) => values.get(keyOf(key)) ?? null)
    },
    { maxBatchSize: options.maxBatchSize, cacheKeyFn: keyOf },
  )
}

/** For what upstream answers one at a time: nothing is batched, but the same key is fetched once. */
export function onceById<Key, Value>(
  fetchOne: (key: Key) => Promise<Value>,
  cacheKeyFn: (key: Key) => string = String,
): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => fetchOne(key).catch((error: Error) => error))),
    { batch: false, cacheKeyFn },
  )
}
