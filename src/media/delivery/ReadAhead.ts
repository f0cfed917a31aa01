import { Readable } from 'node:stream'
import { UpstreamUnavailable } from '../../errors.js'
import type { ByteBudget } from '../ByteBudget.js'

/** What each reader may hold without a reservation; less would slow down even fast readers. */
const FREE_BYTES = 64 * 1024
const STEP_BYTES = 256 * 1024

export interface ReadAheadOptions {
  /** Most bytes that are read ahead of the reader. */
  readonly maxBytes: number
  readonly budget: ByteBudget
  /** Whose share of the budget the bytes take. */
  readonly key: string
}

/**
 * Reads a source as fast as it comes, up to a bound on what its reader has not taken yet, so that a slow reader does not
 * keep the source open. Beyond the bound, or when the budget is exhausted, the source is read no faster than the reader
 * reads.
 */
export class ReadAhead extends Readable {
  readonly #source: Readable
  readonly #options: ReadAheadOptions
  #reserved = 0

  constructor(source: Readable, options: ReadAheadOptions) {
    super({ highWaterMark: FREE_BYTES })
    this.#source = source
    this.#options = options
    source.on('data', (chunk: Uint8Array) => {
      this.push(chunk)
      if (!this.#mayHoldMore()) source.pause()
    })
    source.on('end', () => this.push(null))
    source.on('error', (error) => this.destroy(error))
    source.once('close', () => {
      if (!source.readableEnded && !this.destroyed) this.destroy(new UpstreamUnavailable())
    })
  }

  override read(size?: number): Uint8Array | null {
    const chunk = super.read(size) as Uint8Array | null
    this.#giveBack()
    if (this.#source.isPaused() && this.#mayHoldMore()) this.#source.resume()
    return chunk
  }

  override _read(): void {
    // The source is resumed in `read`, which also knows of bytes that are taken while no more are asked for.
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#options.budget.release(this.#options.key, this.#reserved)
    this.#reserved = 0
    this.#source.on('error', () => {}).destroy()
    callback(error)
  }

  #mayHoldMore(): boolean {
    const { maxBytes, budget, key } = this.#options
    const held = this.readableLength
    if (held < FREE_BYTES) return true
    if (held >= maxBytes || this.destroyed) return false
    if (held < this.#reserved) return true
    if (budget.reserve(key, STEP_BYTES) !== null) return false
    this.#reserved += STEP_BYTES
    return true
  }

  #giveBack(): void {
    const needed = this.readableLength < FREE_BYTES ? 0 : Math.ceil(this.readableLength / STEP_BYTES) * STEP_BYTES
    const excess = this.#reserved - needed
    if (excess < STEP_BYTES) return
    this.#options.budget.release(this.#options.key, excess)
    this.#reserved = needed
  }
}
