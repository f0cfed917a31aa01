/**
 * Loaded into the server before its program (`node --import`): tells the suite how much memory is held when all garbage is
 * collected, and ends the server when the suite has gone.
 */
export interface HeldMemory {
  readonly rssMiB: number
  readonly heapMiB: number
  /** Buffers and other memory outside of the heap. */
  readonly externalMiB: number
}

const mebibyte = 2 ** 20

process.on('message', (message) => {
  if (message !== 'tell held memory') return
  globalThis.gc?.()
  // What is released by finalizers of the first collection is gone after the second.
  setImmediate(() => {
    globalThis.gc?.()
    const { rss, heapUsed, external } = process.memoryUsage()
    const held: HeldMemory = { rssMiB: rss / mebibyte, heapMiB: heapUsed / mebibyte, externalMiB: external / mebibyte }
    process.send?.(held)
  })
})
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.channel?.unref()
