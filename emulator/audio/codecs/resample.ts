/** The same sound at another sampling rate. */
export function resample(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm
  const step = from / to
  const length = Math.round(pcm.length / step)
  const result = new Int16Array(length)
  for (let i = 0; i < length; i++) {
    result[i] = Math.round(step > 1 ? average(pcm, i * step, (i + 1) * step) : between(pcm, i * step))
  }
  return result
}

/** The mean of a stretch: what would be too high for the slower rate is smoothed away. */
function average(pcm: Int16Array, start: number, end: number): number {
  const first = Math.floor(start)
  const last = Math.min(pcm.length, Math.max(first + 1, Math.floor(end)))
  let sum = 0
  for (let i = first; i < last; i++) sum += pcm[i]!
  return sum / (last - first)
}

function between(pcm: Int16Array, at: number): number {
  const before = Math.floor(at)
  const first = pcm[before] ?? 0
  return first + ((pcm[before + 1] ?? first) - first) * (at - before)
}
