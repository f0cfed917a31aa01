import { createHash } from 'node:crypto'

// Read once: in the sandbox of a test runner a look-up of the global costs more than the arithmetic.
const { imul } = Math

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An endless row of numbers in [0, 1) that is the same for the same seed (mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** An id in the manner of the API: letters and digits, the same for the same seed. */
export function idFrom(seed: string, length = 20): string {
  const digest = createHash('sha512').update(seed).digest()
  return Array.from(digest.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
