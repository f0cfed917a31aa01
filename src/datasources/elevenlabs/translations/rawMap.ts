/** An empty map if the value is not an object. The values are not checked. */
export function rawMap<Value>(value: unknown): Readonly<Record<string, Value | null | undefined>> {
  return isRawObject(value) ? (value as Record<string, Value>) : {}
}

/** The entries of a map of objects, without empty keys and without other values. */
export function* rawEntries<Value extends object>(value: unknown): Generator<[key: string, value: Value]> {
  for (const [key, item] of Object.entries(rawMap<Value>(value))) {
    if (key !== '' && isRawObject(item)) yield [key, item as Value]
  }
}

export function isRawObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
