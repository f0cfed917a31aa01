import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { ByteBudget } from '../../media/ByteBudget.js'
import type { SubscriptionLimits } from './SubscriptionOptions.js'
import { TokenBucket } from './TokenBucket.js'

const tooBig = 1009
const tooMany = 4429
/** Smaller messages are not counted; the number of sockets limits them. */
const freeBytes = 16 * 1024
/** Read at most after the close frame was sent. */
const bytesAfterClose = 64 * 1024
/** Two bytes and a mask of four. */
const controlFrameHead = 6

export interface SocketInboxOptions {
  limits: SubscriptionLimits
  /** Of large messages, from the first byte until the operation that they start has ended. */
  budget: ByteBudget
  close(code: number, reason: string): void
}

interface Waiting {
  readonly text: string
  readonly release: () => void
}

/** Reads the messages of one client. Pauses its connection while it exceeds the rate. */
export class SocketInbox {
  readonly #socket: WebSocket
  readonly #options: SocketInboxOptions
  readonly #rate: TokenBucket
  readonly #waiting: Waiting[] = []
  #handle: (text: string) => Promise<void> = async () => {}
  /** The budget key. Null before authentication, when large messages are refused. */
  #owner: string | null = null
  #pendingBytes = 0
  #closingBytes = 0
  #partialBytes = 0
  #partialSince = 0
  #reservedBytes = 0
  #timer: NodeJS.Timeout | undefined

  constructor(socket: WebSocket, connection: Duplex, options: SocketInboxOptions) {
    const { messageBurst, messagesPerSecond } = options.limits
    this.#socket = socket
    this.#options = options
    this.#rate = new TokenBucket(messageBurst, messagesPerSecond)
    // Before the listener of ws: a chunk must be counted before its messages are emitted.
    connection.prependListener('data', (chunk: Buffer) => this.#receive(chunk.length))
    socket.on('ping', (payload) => this.#receiveControl(payload))
    socket.on('pong', (payload) => this.#receiveControl(payload))
    socket.on('message', (data: Buffer) => this.#receiveMessage(data))
    socket.once('close', () => this.#clear())
  }

  /** @param handle Must resolve when the operation that the message started has ended. */
  open(handle: (text: string) => Promise<void>): void {
    this.#handle = handle
  }

  identify(owner: string): void {
    this.#owner = owner
  }

  isStalled(forMs: number): boolean {
    return this.#partialBytes > 0 && performance.now() - this.#partialSince > forMs
  }

  get #isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  #receive(bytes: number): void {
    const { limits, budget, close } = this.#options
    if (!this.#isOpen) {
      this.#closingBytes += bytes
      if (this.#closingBytes > bytesAfterClose) this.#socket.terminate()
      return
    }
    if (this.#partialBytes === 0) this.#partialSince = performance.now()
    this.#partialBytes += bytes
    if (this.#owner === null) {
      this.#pendingBytes += bytes
      if (this.#pendingBytes > limits.pendingBytes)
        close(tooBig, 'Too many bytes before the connection was acknowledged.')
      return
    }
    const missing = this.#partialBytes - this.#reservedBytes
    if (this.#partialBytes <= freeBytes || missing <= 0) return
    if (budget.reserve(this.#owner, missing) === null) this.#reservedBytes += missing
    else close(tooMany, 'Too many large messages at the same time.')
  }

  #receiveControl(payload: Buffer): void {
    this.#partialBytes = Math.max(0, this.#partialBytes - controlFrameHead - payload.length)
    this.#rate.spend()
    this.#pump()
  }

  #receiveMessage(data: Buffer): void {
    const owner = this.#owner
    const reserved = this.#reservedBytes
    this.#partialBytes = 0
    this.#reservedBytes = 0
    const release = () => {
      if (owner !== null && reserved > 0) this.#options.budget.release(owner, reserved)
    }
    if (this.#isOpen) {
      this.#waiting.push({ text: String(data), release })
      this.#pump()
    } else release()
  }

  #pump(): void {
    if (this.#timer !== undefined) return
    while (this.#isOpen && this.#waiting.length > 0 && this.#rate.waitMs === 0) {
      const { text, release } = this.#waiting.shift()!
      this.#rate.spend()
      void this.#handle(text).finally(release)
    }
    const { waitMs } = this.#rate
    if (!this.#isOpen) this.#clear()
    else if (waitMs === 0) this.#resume()
    else {
      this.#socket.pause()
      this.#timer = setTimeout(() => {
        this.#timer = undefined
        this.#pump()
      }, waitMs)
    }
  }

  #clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const { release } of this.#waiting.splice(0)) release()
    if (this.#owner !== null) this.#options.budget.release(this.#owner, this.#reservedBytes)
    this.#reservedBytes = 0
    // To read its close frame.
    this.#resume()
  }

  #resume(): void {
    if (this.#socket.isPaused) this.#socket.resume()
  }
}
