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
const maxReasonBytes = 123

export interface SocketConnectionOptions {
  stream: Duplex
  limits: SubscriptionLimits
  budget: ByteBudget
  logger: Logger
}

/**
 * The WebSocket of graphql-ws. A message counts as sent when the operating system has accepted it; clients that do not
 * read it in time are terminated.
 */
export class SocketConnection implements ProtocolSocket {
  readonly protocol: string
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
    // For a malformed or too long frame the socket closes itself.
    socket.on('error', (error) => logger.debug({ err: error }, 'a WebSocket was closed because of an error'))
    socket.on('ping', () => this.#terminateSlowReader())
    const close = (code: number, reason: string) => this.close(code, reason)
    this.#inbox = new SocketInbox(socket, stream, { limits, budget, close })
  }

  identify(owner: string): void {
    this.#inbox.identify(owner)
  }

  /** Sends pings. Terminates a connection that does not respond, or keeps a message incomplete. */
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

  meterSends(unsent: UnsentBytes, reader: Reader): void {
    this.#meter = new SendMeter(unsent, reader, () => this.#socket.terminate())
  }

  send(data: string): Promise<void> {
    const socket = this.#socket
    // Resolves later: a loop of sends must let the close event be emitted.
    if (socket.readyState !== socket.OPEN || this.#terminateSlowReader()) return this.#closed
    const endTransfer = this.#meter?.begin(data)
    if (endTransfer === null) {
      socket.terminate()
      return this.#closed
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => socket.terminate(), this.#limits.sendTimeoutMs)
      socket.send(data, (error) => {
        clearTimeout(timer)
        endTransfer?.()
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
        this.#logger.error({ err: error }, 'a client message could not be handled')
        this.close(internalError, 'Internal server error')
      }),
    )
  }

  #terminateSlowReader(): boolean {
    const isSlow = this.#socket.bufferedAmount > this.#limits.bufferedBytes
    if (isSlow) this.#socket.terminate()
    return isSlow
  }
}

const serverMessages: ReadonlySet<MessageType> = new Set([
  MessageType.ConnectionAck,
  MessageType.Next,
  MessageType.Error,
])

/** Reasons can contain ids of clients. */
function shortened(reason = ''): string {
  const bytes = Buffer.from(reason)
  if (bytes.length <= maxReasonBytes) return reason
  return bytes
    .subarray(0, maxReasonBytes)
    .toString()
    .replace(/\ufffd$/, '')
}

/** graphql-ws throws for messages that only a server may send. */
function isServerMessage(text: string): boolean {
  try {
    return serverMessages.has(parseMessage(text).type)
  } catch {
    return false
  }
}
