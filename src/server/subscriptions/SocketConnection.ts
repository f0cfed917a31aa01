import type { Duplex } from 'node:stream'
import { CloseCode, MessageType, type WebSocket as ProtocolSocket, parseMessage } from 'graphql-ws'
import type { WebSocket } from 'ws'
import type { Logger } from '../../logger.js'
import type { ByteBudget } from '../../media/ByteBudget.js'
import { SendMeter } from '../responses/SendMeter.js'
import type { Reader, UnsentBytes } from '../responses/UnsentBytes.js'
import { SocketInbox } from './SocketInbox.js'
import type { SubscriptionLimits } from './SubscriptionOptions.js'

const internalError = 4500
/** What fits into a close frame. */
const longestReason = 123

export interface SocketConnectionOptions {
  /** What the WebSocket runs on. */
  stream: Duplex
  limits: SubscriptionLimits
  budget: ByteBudget
  logger: Logger
}

/**
 * A WebSocket as the protocol sees it. A message counts as sent when the system has taken it, so whoever waits for that
 * before the next one never has more than one waiting here; and who does not take it in time is cut off.
 */
export class SocketConnection implements ProtocolSocket {
  readonly protocol: string
  /** Aborted when the connection has gone. */
  readonly signal: AbortSignal
  readonly #socket: WebSocket
  readonly #limits: SubscriptionLimits
  readonly #logger: Logger
  readonly #closed: Promise<void>
  readonly #inbox: SocketInbox
  #meter: SendMeter | undefined

  constructor(socket: WebSocket, { stream, limits, budget, logger }: SocketConnectionOptions) {
    this.protocol = socket.protocol
    this.#socket = socket
    this.#limits = limits
    this.#logger = logger
    const controller = new AbortController()
    this.signal = controller.signal
    this.#closed = new Promise((resolve) => {
      socket.once('close', () => {
        controller.abort()
        resolve()
      })
    })
    // A frame that is none, or too long: the socket closes itself with the right code.
    socket.on('error', (error) => logger.debug({ err: error }, 'a WebSocket was closed for an error'))
    socket.on('ping', () => this.#assertTaken())
    const close = (code: number, reason: string) => this.close(code, reason)
    this.#inbox = new SocketInbox(socket, stream, { limits, budget, close })
  }

  /** The viewer is known; `owner` is whose share of the memory for large messages the connection uses. */
  identify(owner: string): void {
    this.#inbox.identify(owner)
  }

  /** Sends pings from now on, and closes what does not answer or takes too long to send a message. */
  keepAlive(): void {
    const socket = this.#socket
    const { keepAliveMs } = this.#limits
    let isAlive = true
    socket.on('pong', () => {
      isAlive = true
    })
    const timer = setInterval(() => {
      if (!isAlive || this.#inbox.isStalled(keepAliveMs)) return socket.terminate()
      isAlive = false
      socket.ping()
    }, keepAliveMs)
    socket.once('close', () => clearInterval(timer))
  }

  /** Counts what waits for the client, and cuts it off where that is too much. */
  meterSends(unsent: UnsentBytes, reader: Reader): void {
    this.#meter = new SendMeter(unsent, reader, () => this.#socket.terminate())
  }

  send(data: string): Promise<void> {
    const socket = this.#socket
    // Not at once: whoever sends would go on and on, and nobody would get to hear that the socket is closed.
    if (socket.readyState !== socket.OPEN || !this.#assertTaken()) return this.#closed
    const taken = this.#meter?.begin(data)
    if (taken === null) {
      socket.terminate()
      return this.#closed
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), this.#limits.sendTimeoutMs)
      socket.send(data, (error) => {
        clearTimeout(timer)
        taken?.()
        resolve(error ? this.#closed : undefined)
      })
    })
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, shortened(reason))
  }

  onMessage(handle: (data: string) => Promise<void>): void {
    this.#inbox.open((text) =>
      handle(text).catch((error: unknown) => {
        if (isServerMessage(text))
          return this.close(CloseCode.BadRequest, 'Only a server may send a message of this type.')
        this.#logger.error({ err: error }, 'a message of a client could not be handled')
        this.close(internalError, 'Internal server error')
      }),
    )
  }

  /** A client that keeps asking and never reads is cut off. */
  #assertTaken(): boolean {
    const isTaken = this.#socket.bufferedAmount <= this.#limits.bufferedBytes
    if (!isTaken) this.#socket.terminate()
    return isTaken
  }
}

const serverMessages: ReadonlySet<MessageType> = new Set([
  MessageType.ConnectionAck,
  MessageType.Next,
  MessageType.Error,
])

/** The limit of a close frame is in bytes, and the protocol repeats ids of clients in reasons. */
function shortened(reason = ''): string {
  const bytes = Buffer.from(reason)
  if (bytes.length <= longestReason) return reason
  return bytes
    .subarray(0, longestReason)
    .toString()
    .replace(/\ufffd$/, '')
}

/** Of a message that the protocol could not handle: it throws for these, as for a failure of its own. */
function isServerMessage(text: string): boolean {
  try {
    return serverMessages.has(parseMessage(text).type)
  } catch {
    return false
  }
}
