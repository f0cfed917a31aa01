import { Readable } from 'node:stream'
import { SenderRate } from '../../../async/limiters/SenderRate.js'
import type { PreemptibleWork } from '../../../async/limiters/SlotPreemption.js'
import { type AppError, RequestAborted } from '../../../errors.js'
import { SlowReader } from './SlowReader.js'

const READER_RATE_WINDOW_MS = 1_000

/**
 * The bytes of an answer on their way through, with back-pressure, and with our own errors in place of the connection's.
 * Destroying it closes the connection under it.
 */
export class UpstreamBody extends Readable {
  /** Resolves when the connection is through with this body, with the error that ended it, if one did. */
  readonly over: Promise<AppError | undefined>
  readonly #source: Readable
  /** Of the reader: it is waited for while this holds as much as it may. */
  readonly #rate = new SenderRate(READER_RATE_WINDOW_MS)
  #isPaused = false
  #bytesAtPause = 0

  /** @param whenEmpty What an end without a single byte is taken for; left out, it is an end like any other. */
  constructor(source: Readable, toError: (error: unknown) => AppError, whenEmpty?: () => AppError) {
    super()
    this.#source = source
    // It may break before anybody reads it, and an error that nobody listens to would end the process. Whoever comes to
    // read it afterwards is told all the same.
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
    this.over = new Promise((resolve) => {
      source.once('close', () => {
        // A connection that closes without an end and without an error has cut the body all the same.
        if (!source.readableEnded && !this.destroyed) this.destroy(toError(undefined))
        // Destroyed without an error: its reader has left.
        const error = this.errored as AppError | null
        resolve(source.readableEnded ? (error ?? undefined) : (error ?? new RequestAborted()))
      })
    })
  }

  /** Lets it be closed in favour of callers that wait for its slot, when its reader is slow. */
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
