/** Converts samples to another sampling rate. */
export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm
  const step = from / to
  const length = Math.round(pcm.length / step)
  const result = new Int16Array(length)
  for (let i = 0; i < length; i++) {
    result[i] = Math.round(step > 1 ? average(pcm, i * step, (i + 1) * step) : interpolate(pcm, i * step))
  }
  return result
}

/** The mean of a range. Averaging removes frequencies above the Nyquist limit of the lower rate. */
function average(pcm: Int16Array, start: number, end: number): number {
  const first = Math.floor(start)
  const last = Math.min(pcm.length, Math.max(first + 1, Math.floor(end)))
  let sum = 0
  for (let i = first; i < last; i++) sum += pcm[i]!
  return sum / (last - first)
}

function interpolate(pcm: Int16Array, at: number): number {
  const before = Math.floor(at)
  const first = pcm[before] ?? 0
  return first + ((pcm[before + 1] ?? first) - first) * (at - before)
}
