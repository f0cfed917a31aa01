/**
 * Loaded into the server before its program (`node --import`): reports how much memory is held after garbage collection, and
 * ends the server when the suite has ended.
 */
export interface HeldMemory {
  readonly rssMiB: number
  readonly heapMiB: number
  /** Buffers and WebAssembly memory, outside of the heap. */
  readonly externalMiB: number
}

const mebibyte = 2 ** 20

/** V8 keeps the pages of a freed heap in a pool for reuse. Only a collection of last resort gives them back to the system. */
function collectGarbage(): void {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

process.on('message', (message) => {
  if (message !== 'report held memory') return
  collectGarbage()
  // Finalizers of the first collection release memory that only the second one frees.
  setImmediate(() => {
    collectGarbage()
    const { rss, heapUsed, external } = process.memoryUsage()
    const held: HeldMemory = { rssMiB: rss / mebibyte, heapMiB: heapUsed / mebibyte, externalMiB: external / mebibyte }
    process.send?.(held)
  })
})
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
process.channel?.unref()
