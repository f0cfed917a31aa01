import type { IncomingMessage } from 'node:http'
import { Readable, type Writable } from 'node:stream'
import { SenderRate } from '../../datasources/elevenlabs/limiters/SenderRate.js'
import { UploadRefused } from '../../errors.js'
import { RateGuard, type RateLimit } from './RateGuard.js'

export interface UploadBodyEvents {
  /** Told which parser the body is piped into, before anything is. */
  onParser(parser: Writable): void
  /** Told once why no more will come. The body is not destroyed by it. */
  onBroken(reason: UploadRefused): void
}

/**
 * The body of a multipart request for as long as it is being read as one. It stands between the request and the parser
 * so that the request outlives both: what is left of it can still be thrown away. A sender that stalls is told apart
 * from a reader that does.
 */
export class UploadBody extends Readable {
  readonly headers: IncomingMessage['headers']
  readonly #request: IncomingMessage
  readonly #guard: RateGuard
  readonly #rate: SenderRate
  readonly #events: UploadBodyEvents

  constructor(request: IncomingMessage, limit: RateLimit, events: UploadBodyEvents) {
    super()
    this.headers = request.headers
    this.#request = request
    this.#rate = new SenderRate(limit.windowMs)
    this.#guard = new RateGuard(limit, (isIdle) => {
      const reason = isIdle
        ? new UploadRefused('IDLE', 'The sender of this upload fell silent.')
        : new UploadRefused('SLOW', `This upload was slower than ${limit.bytesPerSec} bytes/s on average.`)
      events.onBroken(reason)
    })
    this.#events = events
    request.on('data', this.#take)
    request.once('end', this.#finish)
    request.once('close', this.#notice)
    request.on('error', this.#notice)
    request.pause()
    if (request.destroyed) process.nextTick(this.#notice)
  }

  /** While it is this server that waits; null when there was not enough of that, and when all is here. */
  get bytesPerSec(): number | null {
    return this.destroyed || this.#request.complete ? null : this.#rate.bytesPerSec
  }

  override pipe<Destination extends NodeJS.WritableStream>(destination: Destination): Destination {
    this.#events.onParser(destination as unknown as Writable)
    return super.pipe(destination)
  }

  override _read(): void {
    this.#guard.start()
    this.#rate.waitBegins()
    this.#request.resume()
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#stopWaiting()
    this.#request.off('data', this.#take)
    this.#request.off('end', this.#finish)
    this.#request.off('close', this.#notice)
    this.#request.pause()
    callback(error)
  }

  readonly #take = (chunk: Buffer): void => {
    this.#guard.count(chunk.length)
    this.#rate.waitEnds(chunk.length)
    if (this.push(chunk)) {
      this.#rate.waitBegins()
      return
    }
    this.#stopWaiting()
    this.#request.pause()
  }

  readonly #finish = (): void => {
    this.#stopWaiting()
    this.push(null)
  }

  readonly #notice = (): void => {
    if (!this.#request.complete) {
      this.#events.onBroken(new UploadRefused('CUT', 'The connection broke off during the upload.'))
    }
  }

  #stopWaiting(): void {
    this.#guard.stop()
    this.#rate.waitEnds(0)
  }
}
