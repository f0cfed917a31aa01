/** A map as it stands on the wire, its values unseen; without entries where there is none, or something else. */
export function rawMap<Value>(value: unknown): Readonly<Record<string, Value | null | undefined>> {
  return isRawObject(value) ? (value as Record<string, Value>) : {}
}

/** The entries of a map of objects, without those that have no key to be asked by or are no objects. */
export function* rawEntries<Value extends object>(value: unknown): Generator<[key: string, value: Value]> {
  for (const [key, item] of Object.entries(rawMap<Value>(value))) {
    if (key !== '' && isRawObject(item)) yield [key, item as Value]
  }
}

export function isRawObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
