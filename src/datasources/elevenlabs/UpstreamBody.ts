import { Readable } from 'node:stream'
import { type AppError, RequestAborted } from '../../errors.js'

/**
 * The bytes of an answer on their way through, with back-pressure, and with our own errors in place of the connection's.
 * Destroying it closes the connection under it.
 */
export class UpstreamBody extends Readable {
  /** Resolves when the connection is through with this body, with the error that ended it, if one did. */
  readonly over: Promise<AppError | undefined>
  readonly #source: Readable

  constructor(source: Readable, toError: (error: unknown) => AppError) {
    super()
    this.#source = source
    source.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) source.pause()
    })
    source.on('end', () => this.push(null))
    source.on('error', (error) => this.destroy(toError(error)))
    this.over = new Promise((resolve) => {
      source.once('close', () => {
        // A connection that closes without an end and without an error has cut the body all the same.
        if (!source.readableEnded && !this.destroyed) this.destroy(toError(undefined))
        // Destroyed without an error: its reader has left.
        resolve(source.readableEnded ? undefined : ((this.errored as AppError | null) ?? new RequestAborted()))
      })
    })
  }

  override _read(): void {
    this.#source.resume()
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#source.destroy()
    callback(error)
  }
}
