import DataLoader from 'dataloader'

export interface BatchOptions<Key> {
  maxBatchSize: number
  /** For keys that are objects. */
  cacheKeyFn?: (key: Key) => string
  onBatch?: (size: number) => void
}

/** Loads missing keys as null. Loaders live for one request or one subscription event. */
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

/** For upstream calls that read one key: caches without batching. */
export function onceById<Key, Value>(
  fetchOne: (key: Key) => Promise<Value>,
  cacheKeyFn: (key: Key) => string = String,
): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => fetchOne(key).catch((error: Error) => error))),
    { batch: false, cacheKeyFn },
  )
}
