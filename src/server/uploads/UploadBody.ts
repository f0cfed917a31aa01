import type { IncomingMessage } from 'node:http'
import { Readable, type Writable } from 'node:stream'
import { UploadRefused } from '../../errors.js'

/** How long a sender may send less than this many bytes, while it is this server that waits. */
export interface IdleLimit {
  ms: number
  bytes: number
}

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
  readonly #idle: IdleLimit
  readonly #events: UploadBodyEvents
  #timer: NodeJS.Timeout | undefined
  #sinceTimer = 0

  constructor(request: IncomingMessage, idle: IdleLimit, events: UploadBodyEvents) {
    super()
    this.headers = request.headers
    this.#request = request
    this.#idle = idle
    this.#events = events
    request.on('data', this.#take)
    request.once('end', this.#finish)
    request.once('close', this.#notice)
    request.on('error', this.#notice)
    request.pause()
    if (request.destroyed) process.nextTick(this.#notice)
  }

  override pipe<Destination extends NodeJS.WritableStream>(destination: Destination): Destination {
    this.#events.onParser(destination as unknown as Writable)
    return super.pipe(destination)
  }

  override _read(): void {
    this.#timer ??= setTimeout(() => {
      this.#events.onBroken(new UploadRefused('IDLE', 'The sender of this upload fell silent.'))
    }, this.#idle.ms)
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
    this.#sinceTimer += chunk.length
    if (this.#sinceTimer >= this.#idle.bytes) {
      this.#sinceTimer = 0
      this.#timer?.refresh()
    }
    if (this.push(chunk)) return
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
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#sinceTimer = 0
  }
}
