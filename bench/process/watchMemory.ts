export interface MemoryGrowth {
  /** Maximum increase of resident memory. */
  readonly growthMiB: number
  /**
   * The same for buffer memory only. Resident memory may not grow although buffers do, if the process has free memory.
   */
  readonly bufferGrowthMiB: number
}

const pollMs = 5

/**
 * Watches the memory of this process; the returned function stops the watch. The peak reported by the system is
 * unsuitable, because it includes the start of the process.
 */
export function watchMemory(): () => MemoryGrowth {
  const before = process.memoryUsage()
  let rss = before.rss
  let buffers = before.arrayBuffers
  const sample = () => {
    const now = process.memoryUsage()
    rss = Math.max(rss, now.rss)
    buffers = Math.max(buffers, now.arrayBuffers)
  }
  const timer = setInterval(sample, pollMs)
  return () => {
    clearInterval(timer)
    sample()
    return {
      growthMiB: (rss - before.rss) / 2 ** 20,
      bufferGrowthMiB: (buffers - before.arrayBuffers) / 2 ** 20,
    }
  }
}
