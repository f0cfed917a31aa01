/** The two logarithmic codes of telephony (ITU-T G.711): one byte for each sample. */

const ULAW_BIAS = 132
const ULAW_LOUDEST = 32_635
const ALAW_LOUDEST = 32_767

/** The highest set bit of a positive number. */
function highestBit(value: number): number {
  return 31 - Math.clz32(value)
}

export function encodeUlaw(pcm: Int16Array): Buffer {
  const bytes = Buffer.alloc(pcm.length)
  for (let i = 0; i < pcm.length; i++) {
    const sample = pcm[i]!
    const magnitude = Math.min(ULAW_LOUDEST, Math.abs(sample)) + ULAW_BIAS
    const exponent = highestBit(magnitude) - 7
    const mantissa = (magnitude >> (exponent + 3)) & 0x0f
    bytes[i] = ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff
  }
  return bytes
}

export function encodeAlaw(pcm: Int16Array): Buffer {
  const bytes = Buffer.alloc(pcm.length)
  for (let i = 0; i < pcm.length; i++) {
    const sample = pcm[i]!
    // Without a bias nought has no sign of its own: negative values begin one below it.
    const magnitude = Math.min(ALAW_LOUDEST, sample < 0 ? -sample - 1 : sample)
    const exponent = magnitude < 256 ? 0 : highestBit(magnitude) - 7
    const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f
    bytes[i] = ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55
  }
  return bytes
}
