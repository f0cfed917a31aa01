import { Readable } from 'node:stream'
import { SenderRate } from '../../../async/limiters/SenderRate.js'
import type { PreemptibleWork } from '../../../async/limiters/SlotPreemption.js'
import { type AppError, RequestAborted } from '../../../errors.js'
import { SlowReader } from './SlowReader.js'

const READER_RATE_WINDOW_MS = 1_000

/** A response body with back-pressure and with AppErrors. Destroying it closes the connection. */
export class UpstreamBody extends Readable {
  /** Resolves when the connection has ended the body, with an error if it broke. */
  readonly ended: Promise<AppError | undefined>
  readonly #source: Readable
  /** Rate of the reader, while the buffer is full. */
  readonly #rate = new SenderRate(READER_RATE_WINDOW_MS)
  #isPaused = false
  #bytesAtPause = 0

  /** @param whenEmpty Error for a body without a byte. Default: no error. */
  constructor(source: Readable, toError: (error: unknown) => AppError, whenEmpty?: () => AppError) {
    super()
    this.#source = source
    // A stream without an error listener would end the process. Later readers get the error too.
    this.on('error', () => {})
    let isEmpty = true
    source.on('data', (chunk: Buffer) => {
      isEmpty = false
      if (!this.push(chunk)) this.#pause()
    })
    source.on('end', () => {
      if (isEmpty && whenEmpty) this.destroy(whenEmpty())
      else this.push(null)
    })
    source.on('error', (error) => this.destroy(toError(error)))
    this.ended = new Promise((resolve) => {
      source.once('close', () => {
        // Closed without an end and without an error: the body is incomplete.
        if (!source.readableEnded && !this.destroyed) this.destroy(toError(undefined))
        // Destroyed without an error by its reader.
        const error = this.errored as AppError | null
        resolve(source.readableEnded ? (error ?? undefined) : (error ?? new RequestAborted()))
      })
    })
  }

  get preemptible(): PreemptibleWork {
    const rate = () => (this.#source.readableEnded ? null : this.#rate.bytesPerSec)
    return {
      get bytesPerSec() {
        return rate()
      },
      preempt: () => void this.destroy(new SlowReader(rate() ?? 0)),
    }
  }

  override _read(): void {
    if (this.#isPaused) {
      this.#isPaused = false
      this.#rate.waitEnds(Math.max(0, this.#bytesAtPause - this.readableLength))
    }
    this.#source.resume()
  }

  #pause(): void {
    this.#source.pause()
    this.#isPaused = true
    this.#bytesAtPause = this.readableLength
    this.#rate.waitBegins()
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#source.destroy()
    callback(error)
  }
}
