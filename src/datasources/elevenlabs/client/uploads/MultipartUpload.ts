import { Readable } from 'node:stream'
import { SenderRate } from '../../../../async/limiters/SenderRate.js'
import type { PreemptibleWork } from '../../../../async/limiters/SlotPreemption.js'
import { raceAbort } from '../../../../async/raceAbort.js'
import { UploadRefused, UpstreamTimeout } from '../../../../errors.js'
import type { UploadTimeouts, UpstreamLimits } from '../../limiters/upstreamLimits.js'
import type { FileArguments } from '../argumentsOf.js'
import type { CallScope } from '../CallScope.js'
import { type MultipartText, multipartText } from './multipart.js'
import type { UploadOptions, UploadPart } from './UploadPart.js'

export interface UploadForm {
  readonly fields: readonly (readonly [name: string, value: string])[]
  readonly fileField: string
  /** Each is read to its end before the next one. */
  readonly files: AsyncIterable<UploadPart>
}

export interface UploadPace extends Pick<UpstreamLimits, 'uploadHeadBytes' | 'senderRateWindowMs'> {
  readonly timeouts: UploadTimeouts
}

/**
 * Streams the fields and files of one upload. Holds only its head, which is received before the upload acquires a slot, and one
 * chunk.
 *
 * The body has chunked encoding, so a connection that closes before the final boundary carries an incomplete message, which no
 * server may execute (RFC 9112, section 8).
 */
export class MultipartUpload {
  readonly #form: UploadForm
  readonly #options: UploadOptions
  readonly #timeouts: UploadTimeouts
  readonly #headBytes: number
  readonly #rate: SenderRate
  readonly #text: MultipartText = multipartText()
  readonly #open = new Map<AsyncIterator<unknown>, AsyncIterable<unknown>>()
  readonly #head: Uint8Array[] = []
  readonly #ending = new AbortController()
  #source: AsyncGenerator<Uint8Array> | undefined
  #isReceived = false
  #isStarted = false
  #hasResponse = false
  #isWhole = false
  #isEnded = false
  #watchdog: NodeJS.Timeout | undefined
  #file: UploadPart | undefined
  readonly #sent: (readonly string[])[] = []

  constructor(form: UploadForm, options: UploadOptions, { timeouts, uploadHeadBytes, senderRateWindowMs }: UploadPace) {
    this.#form = form
    this.#options = options
    this.#timeouts = timeouts
    this.#headBytes = uploadHeadBytes
    this.#rate = new SenderRate(senderRateWindowMs)
  }

  get contentType(): string {
    return this.#text.contentType
  }

  /** Whether a connection has read from it, so that it cannot be sent again. */
  get isStarted(): boolean {
    return this.#isStarted
  }

  /** The arguments that its files came in, for errors about them. */
  get files(): FileArguments {
    return { field: this.#form.fileField, sent: this.#sent }
  }

  get isWhole(): boolean {
    return this.#isWhole
  }

  /** Receives the first bytes from the sender. Resolves at once if they were received before. */
  async receiveHead(scope: CallScope): Promise<void> {
    if (this.#source !== undefined || this.#headBytes === 0) return
    this.#source = this.#contents(scope)
    let left = this.#headBytes
    while (left > 0) {
      const { done, value } = await this.#source.next()
      if (done) {
        this.#isReceived = true
        break
      }
      this.#head.push(value)
      left -= value.length
    }
    clearTimeout(this.#watchdog)
  }

  /** To be called when the slot is acquired. The upload can be ended until all its bytes are received. */
  preemptible(scope: CallScope): PreemptibleWork {
    this.#rate.reset()
    const rate = () => (this.#isReceived || this.#isEnded ? null : this.#rate.bytesPerSec)
    const argument = () => this.#file?.argument ?? []
    return {
      get bytesPerSec() {
        return rate()
      },
      preempt() {
        const message = `This upload was slow (${Math.round(rate() ?? 0)} bytes/s) while others waited. Send it again later.`
        scope.abort(new UploadRefused('SLOW', message).at(...argument()))
      },
    }
  }

  /**
   * The body. Errors of files, of the hook and of timeouts abort the scope first, so that they have precedence over the error of
   * the connection.
   */
  async *chunks(scope: CallScope, onWhole: () => void): AsyncGenerator<Uint8Array> {
    this.#isStarted = true
    scope.signal.addEventListener('abort', () => this.end(), { once: true })
    const { receiverIdleMs, headMs } = this.#timeouts
    try {
      for await (const chunk of this.#received(scope)) {
        await this.#pauseAfterResponse()
        this.#watch(receiverIdleMs, () => scope.abort(new UpstreamTimeout()))
        yield chunk
        this.#stopIfEnded()
      }
      clearTimeout(this.#watchdog)
      const { beforeFinalBoundary } = this.#options
      if (beforeFinalBoundary) await this.#unlessEnded(beforeFinalBoundary())
      await this.#pauseAfterResponse()
      this.#stopIfEnded()
      this.#isWhole = true
      onWhole()
      this.#watch(headMs, () => scope.abort(new UpstreamTimeout()))
      yield Buffer.from(this.#text.finalBoundary)
    } catch (error) {
      if (!this.#isEnded) scope.abort(error)
      throw error
    }
  }

  /** To be called with the response head: nothing more is sent. */
  onResponse(): void {
    this.#hasResponse = true
    clearTimeout(this.#watchdog)
  }

  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    clearTimeout(this.#watchdog)
    this.#ending.abort(new UploadEnded())
    if (!this.#isStarted && this.#source === undefined) {
      this.#open.set(this.#form.files[Symbol.asyncIterator](), this.#form.files)
    }
    for (const [iterator, source] of this.#open) closeFile(iterator, source)
    this.#open.clear()
  }

  async *#received(scope: CallScope): AsyncGenerator<Uint8Array> {
    for (let chunk = this.#head.shift(); chunk !== undefined; chunk = this.#head.shift()) yield chunk
    this.#source ??= this.#contents(scope)
    yield* this.#source
    this.#isReceived = true
  }

  async *#contents(scope: CallScope): AsyncGenerator<Uint8Array> {
    const { fields, fileField, files } = this.#form
    const text = fields.map(([name, value]) => this.#text.field(name, value)).join('')
    if (text) yield Buffer.from(text)
    for await (const file of this.#read(files, scope)) {
      this.#file = file
      this.#sent.push(file.argument ?? [])
      yield Buffer.from(this.#text.fileHead(fileField, file))
      yield* this.#read(file.bytes, scope)
      this.#file = undefined
      yield Buffer.from(this.#text.fileEnd)
    }
  }

  async *#read<Item>(source: AsyncIterable<Item>, scope: CallScope): AsyncGenerator<Item> {
    const iterator = source[Symbol.asyncIterator]()
    this.#open.set(iterator, source)
    const onIdle = () => {
      const { fileName, argument = [] } = this.#file ?? {}
      const message = 'The sender of this file sent no bytes for too long.'
      scope.abort(new UploadRefused('IDLE', message, { fileName }).at(...argument))
    }
    for (;;) {
      this.#watch(this.#timeouts.senderIdleMs, onIdle)
      this.#rate.waitBegins()
      const { done, value } = await this.#unlessEnded(iterator.next())
      this.#rate.waitEnds(value instanceof Uint8Array ? value.length : 0)
      if (done) break
      yield value
    }
    this.#open.delete(iterator)
  }

  #watch(ms: number, onTimeout: () => void): void {
    clearTimeout(this.#watchdog)
    if (!this.#hasResponse) this.#watchdog = setTimeout(onTimeout, ms)
  }

  #unlessEnded<Value>(work: Promise<Value>): Promise<Value> {
    return raceAbort(work, this.#ending.signal)
  }

  /** Pauses after an early response: the connection stays open until the response is read. */
  async #pauseAfterResponse(): Promise<void> {
    if (this.#hasResponse) await this.#unlessEnded(new Promise<never>(() => {}))
  }

  #stopIfEnded(): void {
    if (this.#isEnded) throw new UploadEnded()
  }
}

/** For the connection. The caller gets the reason of the scope. */
class UploadEnded extends Error {
  override readonly name = 'UploadEnded'
}

function closeFile(iterator: AsyncIterator<unknown>, source: AsyncIterable<unknown>): void {
  // The `return` of a stream iterator waits for the next chunk of its source.
  if (source instanceof Readable) source.destroy()
  // The upload has ended, so errors do not matter.
  Promise.resolve(iterator.return?.()).catch(() => {})
}
