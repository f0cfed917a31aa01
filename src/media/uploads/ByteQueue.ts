/** Many times what a connection holds before it asks for no more, which is 64 KiB and one chunk. */
const ringBytes = 1024 * 1024
/** Smaller ones may lie in memory that Node shares among buffers. */
const smallestOfItsOwn = 16 * 1024
/** What a multipart parser holds back of a chunk, since it could be the beginning of a boundary; that it copies. */
const longestHeldBack = 128

/**
 * Moves chunks on their way through into one small piece of memory that is used over and over, and frees their own at
 * once. Left to the garbage collector, which does not hurry for memory outside of its heap, 64 to 100 MiB of dead chunks
 * gather in the course of a large upload.
 *
 * What `take` gives is good until another 960 KiB have been taken. A connection asks for a chunk only when it holds less
 * than its high-water mark, so it has long written this one by then. Whoever keeps a chunk has to copy it.
 */
export class ByteQueue {
  readonly #ring = Buffer.allocUnsafeSlow(ringBytes)
  #end = 0

  /** The same bytes elsewhere. `chunk` must not be used any more, nor anything else that lies in its memory. */
  take(chunk: Uint8Array): Uint8Array {
    if (chunk.length > ringBytes / 16) return chunk
    if (this.#end + chunk.length > ringBytes) this.#end = 0
    const start = this.#end
    this.#ring.set(chunk, start)
    this.#end += chunk.length
    free(chunk)
    return this.#ring.subarray(start, this.#end)
  }
}

function free({ buffer, byteOffset, length }: Uint8Array): void {
  const isAllThereIs = byteOffset === 0 && buffer.byteLength - length <= longestHeldBack
  if (isAllThereIs && length >= smallestOfItsOwn && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
