import type { IncomingMessage } from 'node:http'
import { Readable, type Writable } from 'node:stream'
import { SenderRate } from '../../async/limiters/SenderRate.js'
import { UploadRefused } from '../../errors.js'
import { sizeText } from '../../text/sizeText.js'
import { RateGuard, type RateLimit } from './RateGuard.js'

export interface UploadBodyEvents {
  /** Called before the body is piped into the parser. */
  onParser(parser: Writable): void
  /** Called once when no more bytes will arrive. Does not destroy the body. */
  onBroken(reason: UploadRefused): void
  onReceived?(bytes: number): void
}

/**
 * The body of a multipart request, between the request and the parser: the request outlives both, so that its rest can
 * be discarded. Measures the rate of the sender only while this server waits.
 */
export class UploadBody extends Readable {
  readonly headers: IncomingMessage['headers']
  readonly #request: IncomingMessage
  readonly #guard: RateGuard
  readonly #rate: SenderRate
  readonly #events: UploadBodyEvents

  constructor(request: IncomingMessage, limit: RateLimit, events: UploadBodyEvents) {
    super()
    this.headers = { ...request.headers, 'content-type': inLowerCase(request.headers['content-type']) }
    this.#request = request
    this.#rate = new SenderRate(limit.windowMs)
    this.#guard = new RateGuard(limit, (isIdle) => {
      const reason = isIdle
        ? new UploadRefused('IDLE', `This upload sent almost no bytes for ${limit.graceMs / 1000} seconds.`)
        : new UploadRefused('SLOW', `This upload was slower than ${sizeText(limit.bytesPerSec)} per second on average.`)
      events.onBroken(reason)
    })
    this.#events = events
    request.on('data', this.#onData)
    request.once('end', this.#onEnd)
    request.once('close', this.#onClose)
    request.on('error', this.#onClose)
    request.pause()
    if (request.destroyed) process.nextTick(this.#onClose)
  }

  /** The rate while this server waits. Null if it waited too little, or if the body is complete. */
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
    this.#request.off('data', this.#onData)
    this.#request.off('end', this.#onEnd)
    this.#request.off('close', this.#onClose)
    this.#request.pause()
    callback(error)
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#guard.count(chunk.length)
    this.#events.onReceived?.(chunk.length)
    this.#rate.waitEnds(chunk.length)
    if (this.push(chunk)) {
      this.#rate.waitBegins()
      return
    }
    this.#stopWaiting()
    this.#request.pause()
  }

  readonly #onEnd = (): void => {
    this.#stopWaiting()
    this.push(null)
  }

  readonly #onClose = (): void => {
    if (!this.#request.complete) {
      this.#events.onBroken(new UploadRefused('CUT', 'The connection was closed during the upload.'))
    }
  }

  #stopWaiting(): void {
    this.#guard.stop()
    this.#rate.waitEnds(0)
  }
}

/** The parser compares the media type, and the semicolon after it, as text. */
function inLowerCase(contentType: string | undefined): string | undefined {
  return contentType?.replace(/^\s*multipart\/form-data\s*(?=;|$)/i, 'multipart/form-data')
}
