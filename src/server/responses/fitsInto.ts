/**
 * Whether the JSON of a value has at most `maxBytes` bytes, told without making it. Escapes and characters of several
 * bytes are counted as one, so the JSON can be longer: the text itself must be checked as well.
 */
export function fitsInto(value: unknown, maxBytes: number): boolean {
  return remainder(value, maxBytes) >= 0
}

/** What is left of `bytes`; negative as soon as they do not suffice. */
function remainder(value: unknown, bytes: number): number {
  if (typeof value === 'string') return bytes - value.length - 2
  if (typeof value !== 'object' || value === null) return bytes - 4
  let left = bytes - 2
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && left >= 0; i++) left = remainder(value[i], left - 1)
    return left
  }
  // Not Object.keys: results have no prototype and are many.
  for (const key in value) {
    left = remainder((value as Record<string, unknown>)[key], left - key.length - 4)
    if (left < 0) break
  }
  return left
}
