import { SAMPLE_RATE } from './codecs/wav.js'

// Read once: in the jest sandbox, looking up a global costs more than the arithmetic.
const { abs, max } = Math

const BUCKETS_PER_SECOND = 10
const MAX_BUCKETS = 600

/** Peak amplitude of each of a number of equal ranges, 0..1. */
export function waveform(pcm: Int16Array): number[] {
  const seconds = pcm.length / SAMPLE_RATE
  const buckets = Math.min(MAX_BUCKETS, Math.max(1, Math.ceil(seconds * BUCKETS_PER_SECOND)))
  return Array.from({ length: buckets }, (_, bucket) => {
    const end = Math.floor(((bucket + 1) * pcm.length) / buckets)
    let peak = 0
    for (let i = Math.floor((bucket * pcm.length) / buckets); i < end; i++) peak = max(peak, abs(pcm[i]!))
    return Math.min(1, Math.round((peak / 32_767) * 10_000) / 10_000)
  })
}
