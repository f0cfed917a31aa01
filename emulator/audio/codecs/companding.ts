/** The two logarithmic codes of ITU-T G.711: one byte per sample. */

const ULAW_BIAS = 132
const ULAW_MAX = 32_635
const ALAW_MAX = 32_767

function highestBit(value: number): number {
  return 31 - Math.clz32(value)
}

export function encodeUlaw(pcm: Int16Array): Buffer {
  const bytes = Buffer.alloc(pcm.length)
  for (let i = 0; i < pcm.length; i++) {
    const sample = pcm[i]!
    const magnitude = Math.min(ULAW_MAX, Math.abs(sample)) + ULAW_BIAS
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
    // A-law has no bias, so zero has no sign of its own: negative values start at -1.
    const magnitude = Math.min(ALAW_MAX, sample < 0 ? -sample - 1 : sample)
    const exponent = magnitude < 256 ? 0 : highestBit(magnitude) - 7
    const mantissa = (magnitude >> (exponent === 0 ? 4 : exponent + 3)) & 0x0f
    bytes[i] = ((sample < 0 ? 0 : 0x80) | (exponent << 4) | mantissa) ^ 0x55
  }
  return bytes
}
