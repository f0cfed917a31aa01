/**
 * Estimates whether the JSON of a value has at most `maxBytes` bytes, without creating it. Escapes and multi-byte
 * characters count as one byte, so the JSON itself must be checked too.
 */
export function fitsInto(value: unknown, maxBytes: number): boolean {
  return remainder(value, maxBytes) >= 0
}

function remainder(value: unknown, bytes: number): number {
  if (typeof value === 'string') return bytes - value.length - 2
  if (typeof value !== 'object' || value === null) return bytes - 4
  let left = bytes - 2
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length && left >= 0; i++) left = remainder(value[i], left - 1)
    return left
  }
  // Faster than Object.keys; results have no prototype.
  for (const key in value) {
    left = remainder((value as Record<string, unknown>)[key], left - key.length - 4)
    if (left < 0) break
  }
  return left
}
