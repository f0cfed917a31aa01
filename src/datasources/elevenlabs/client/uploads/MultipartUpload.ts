import { Readable } from 'node:stream'
import { SenderRate } from '../../../../async/limiters/SenderRate.js'
import type { PreemptibleWork } from '../../../../async/limiters/SlotPreemption.js'
import { raceAbort } from '../../../../async/raceAbort.js'
import { UploadRefused, UpstreamTimeout } from '../../../../errors.js'
import type { UploadTimeouts, UpstreamLimits } from '../../limiters/upstreamLimits.js'
import type { FileArguments } from '../argumentOf.js'
import type { CallScope } from '../CallScope.js'
import { type MultipartText, multipartText } from './multipart.js'
import type { UploadOptions, UploadPart } from './UploadPart.js'

export interface UploadForm {
  readonly fields: readonly (readonly [name: string, value: string])[]
  /** Name of the form field that every file goes into. */
  readonly fileField: string
  /** Read one after the other, each to its end before the next is asked for. */
  readonly files: AsyncIterable<UploadPart>
}

export interface UploadPace extends Pick<UpstreamLimits, 'uploadHeadBytes' | 'senderRateWindowMs'> {
  readonly timeouts: UploadTimeouts
}

/**
 * The body of one upload: fields, then files, as they are read. Nothing is held but its head, which is received before
 * the upload takes a slot, and after that the chunk that is on its way.
 *
 * The body is chunked and has no length of its own. A connection that closes before the last chunk has therefore carried
 * an incomplete message, which no server may take for a request (RFC 9112, section 8): as long as the final boundary has
 * not left, nothing was carried out.
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
  #isAnswered = false
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

  /** Whether anything of it has been given to a connection, so that it cannot be sent again. */
  get isStarted(): boolean {
    return this.#isStarted
  }

  /** The arguments that its files came in, for errors about them. */
  get files(): FileArguments {
    return { field: this.#form.fileField, sent: this.#sent }
  }

  /** Whether the final boundary has been handed over. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** Receives what the sender sends first, so that no slot is held meanwhile. Resolves at once when that was done before. */
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

  /** For the slot that the upload takes now. It can be ended as long as something of it is still to be received. */
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
   * The bytes, to be pulled by the connection; the time until the next pull is the time that the upstream takes to read.
   * What a file, the hook or a deadline throws ends the whole scope, so that it comes before the error of the connection
   * which breaks off for it.
   */
  async *chunks(scope: CallScope, onWhole: () => void): AsyncGenerator<Uint8Array> {
    this.#isStarted = true
    scope.signal.addEventListener('abort', () => this.end(), { once: true })
    const { receiverIdleMs, headMs } = this.#timeouts
    try {
      for await (const chunk of this.#received(scope)) {
        await this.#untilWanted()
        this.#watch(receiverIdleMs, () => scope.abort(new UpstreamTimeout()))
        yield chunk
        this.#stopIfEnded()
      }
      clearTimeout(this.#watchdog)
      const { beforeFinalBoundary } = this.#options
      if (beforeFinalBoundary) await this.#unlessEnded(beforeFinalBoundary())
      await this.#untilWanted()
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

  /** The head of an answer is here: what has not been read of the files by now will not be. */
  answered(): void {
    this.#isAnswered = true
    clearTimeout(this.#watchdog)
  }

  /** Gives back whatever is still open, read or unread. */
  end(): void {
    if (this.#isEnded) return
    this.#isEnded = true
    clearTimeout(this.#watchdog)
    this.#ending.abort(new UploadEnded())
    if (!this.#isStarted && this.#source === undefined) {
      this.#open.set(this.#form.files[Symbol.asyncIterator](), this.#form.files)
    }
    for (const [iterator, source] of this.#open) giveBack(iterator, source)
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

  #watch(ms: number, onSilence: () => void): void {
    clearTimeout(this.#watchdog)
    if (!this.#isAnswered) this.#watchdog = setTimeout(onSilence, ms)
  }

  #unlessEnded<Value>(work: Promise<Value>): Promise<Value> {
    return raceAbort(work, this.#ending.signal)
  }

  /** An answer that came early is read to its end before the connection breaks off; meanwhile nothing more is sent. */
  async #untilWanted(): Promise<void> {
    if (this.#isAnswered) await this.#unlessEnded(new Promise<never>(() => {}))
  }

  #stopIfEnded(): void {
    if (this.#isEnded) throw new UploadEnded()
  }
}

/** Tells only the connection; whoever called is told why. */
class UploadEnded extends Error {
  override readonly name = 'UploadEnded'
}

function giveBack(iterator: AsyncIterator<unknown>, source: AsyncIterable<unknown>): void {
  // The iterator of a stream that waits for its source would heed its return only when the source speaks again.
  if (source instanceof Readable) source.destroy()
  // Nobody is left who could be told.
  Promise.resolve(iterator.return?.()).catch(() => {})
}
