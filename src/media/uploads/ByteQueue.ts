/** Many times what a connection buffers, which is 64 KiB and one chunk. */
const ringBytes = 1024 * 1024
/** Smaller buffers may share their memory. */
const minOwnBytes = 16 * 1024
/** A multipart parser keeps, and copies, up to this much of a chunk, because it could begin a boundary. */
const maxHeldBack = 128

/**
 * Copies chunks into a ring buffer and frees their own memory at once. The garbage collector would let 64 to 100 MiB of
 * unused chunks accumulate during a large upload, because they are outside its heap. A chunk is valid until another 960
 * KiB have been taken; a connection has written it long before.
 */
export class ByteQueue {
  readonly #ring = Buffer.allocUnsafeSlow(ringBytes)
  #end = 0

  /** Copies the bytes. `chunk`, and anything that shares its memory, must not be used any more. */
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
  const ownsMemory = byteOffset === 0 && buffer.byteLength - length <= maxHeldBack
  if (ownsMemory && length >= minOwnBytes && buffer instanceof ArrayBuffer) buffer.transfer(0)
}
