import { createHash, timingSafeEqual } from 'node:crypto'

/** Compares in constant time. False for an empty secret and for a header that was sent several times. */
export function secretsMatch(expected: string, header: string | string[] | undefined): boolean {
  const given = typeof header === 'string' ? header : ''
  // timingSafeEqual needs equal lengths, and the length of the secret must not show.
  const isEqual = timingSafeEqual(sha256(expected), sha256(given))
  return isEqual && expected !== ''
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
