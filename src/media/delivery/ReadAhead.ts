import { Readable } from 'node:stream'
import { UpstreamUnavailable } from '../../errors.js'
import type { ByteBudget } from '../ByteBudget.js'

/** Buffered without a reservation; less would slow down fast readers. */
const freeBytes = 64 * 1024
const stepBytes = 256 * 1024

export interface ReadAheadOptions {
  readonly maxBytes: number
  readonly budget: ByteBudget
  readonly key: string
}

/** Reads ahead of a slow reader, up to `maxBytes` and the budget, so that it does not keep the source open. */
export class ReadAhead extends Readable {
  readonly #source: Readable
  readonly #options: ReadAheadOptions
  #reserved = 0

  constructor(source: Readable, options: ReadAheadOptions) {
    super({ highWaterMark: freeBytes })
    this.#source = source
    this.#options = options
    source.on('data', (chunk: Uint8Array) => {
      this.push(chunk)
      if (!this.#mayBufferMore()) source.pause()
    })
    source.on('end', () => this.push(null))
    source.on('error', (error) => this.destroy(error))
    source.once('close', () => {
      if (!source.readableEnded && !this.destroyed) this.destroy(new UpstreamUnavailable())
    })
  }

  override read(size?: number): Uint8Array | null {
    const chunk = super.read(size) as Uint8Array | null
    this.#releaseExcess()
    if (this.#source.isPaused() && this.#mayBufferMore()) this.#source.resume()
    return chunk
  }

  override _read(): void {
    // `read` resumes the source: `_read` is not called for each read.
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#options.budget.release(this.#options.key, this.#reserved)
    this.#reserved = 0
    this.#source.on('error', () => {}).destroy()
    callback(error)
  }

  #mayBufferMore(): boolean {
    const { maxBytes, budget, key } = this.#options
    const held = this.readableLength
    if (held < freeBytes) return true
    if (held >= maxBytes || this.destroyed) return false
    if (held < this.#reserved) return true
    if (budget.reserve(key, stepBytes) !== null) return false
    this.#reserved += stepBytes
    return true
  }

  #releaseExcess(): void {
    const needed = this.readableLength < freeBytes ? 0 : Math.ceil(this.readableLength / stepBytes) * stepBytes
    const excess = this.#reserved - needed
    if (excess < stepBytes) return
    this.#options.budget.release(this.#options.key, excess)
    this.#reserved = needed
  }
}
