import { createHash } from 'node:crypto'

// Read once: in the jest sandbox, looking up a global costs more than the arithmetic.
const { imul } = Math

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A pseudo-random sequence of numbers in [0, 1) (mulberry32). */
export function seededRandom(seed: string): () => number {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** An id in the format of the API. The same seed returns the same id. */
export function idFrom(seed: string, length = 20): string {
  const digest = createHash('sha512').update(seed).digest()
  return Array.from(digest.subarray(0, length), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}
