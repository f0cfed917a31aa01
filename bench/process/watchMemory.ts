export interface MemorySeen {
  /** How far the resident memory of the process rose above what it was. */
  readonly growthMiB: number
  /**
   * The same of the memory of buffers alone, where bytes that are passed on lie: resident memory may not rise although
   * they do, as long as the process still has room from before.
   */
  readonly bufferGrowthMiB: number
}

const lookEveryMs = 5

/**
 * Watches the memory of this process from now on; what it gives ends the watch. The peak that the system keeps would not
 * do: it is that of the whole life of the process, and a start may take more than what comes after.
 */
export function watchMemory(): () => MemorySeen {
  const before = process.memoryUsage()
  let rss = before.rss
  let buffers = before.arrayBuffers
  const look = () => {
    const now = process.memoryUsage()
    rss = Math.max(rss, now.rss)
    buffers = Math.max(buffers, now.arrayBuffers)
  }
  const timer = setInterval(look, lookEveryMs)
  return () => {
    clearInterval(timer)
    look()
    return {
      growthMiB: (rss - before.rss) / 2 ** 20,
      bufferGrowthMiB: (buffers - before.arrayBuffers) / 2 ** 20,
    }
  }
}
