import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { addressKey } from '../../auth/addressKey.js'
import type { Logger } from '../../logger.js'
import { ByteBudget } from '../../media/ByteBudget.js'
import { refusedSource, type SourcePolicy } from '../http/refusedSource.js'
import { rawErrorResponse } from '../responses/errorResponse.js'
import type { ConnectionLimiter, Eviction } from './ConnectionLimiter.js'
import type { SocketExtra, SocketProtocol } from './createSocketProtocol.js'
import { endSocket } from './endSocket.js'
import { SocketConnection } from './SocketConnection.js'
import type { SubscriptionLimits } from './SubscriptionOptions.js'

const paths = new Set(['/graphql', '/ws'])
const closeTimeoutMs = 2_000
/** Sockets that wait for the close frame of their client. Beyond this number they are terminated. */
const maxClosing = 1_000
/** Each fragment and each chunk takes memory in addition to its bytes. */
const maxFragments = 1_024
const maxBufferedChunks = 4_096

/** After 1000 a graphql-ws client reconnects for its next operation, after 4408 at once with back-off. */
const evictions: Readonly<Record<Eviction, { code: number; reason: string }>> = {
  idle: { code: 1000, reason: 'An anonymous connection without an operation is closed.' },
  pending: { code: CloseCode.ConnectionInitialisationTimeout, reason: 'Connection initialisation timeout' },
}

export interface SocketServer {
  readonly size: number
  close(): Promise<void>
}

export interface SocketServerOptions extends SourcePolicy {
  protocol: SocketProtocol
  limits: SubscriptionLimits
  connections: ConnectionLimiter
  logger: Logger
  onEvict(reason: Eviction): void
}

/** Serves WebSockets on `/graphql` and `/ws`. The viewer is authenticated by the first message. */
export function serveSockets(fastify: FastifyInstance, options: SocketServerOptions): SocketServer {
  const server = new GraphqlSockets(options)
  fastify.server.on('upgrade', (request, socket, head) => server.upgrade(request, socket, head))
  return server
}

interface UpgradeRefusal {
  status: 403 | 404 | 503
  code: string
  message: string
  retryable?: boolean
}

class GraphqlSockets implements SocketServer {
  readonly #options: SocketServerOptions
  readonly #server: WebSocketServer
  readonly #budget: ByteBudget
  readonly #evicted = new Set<WebSocket>()
  readonly #extras = new Map<WebSocket, SocketExtra>()
  #isClosing = false

  constructor(options: SocketServerOptions) {
    const { limits } = options
    this.#options = options
    this.#budget = new ByteBudget({ total: limits.messageBytesInAll, perKey: limits.messageBytesPerViewer })
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: limits.messageBytes,
      ...{ maxFragments, maxBufferedChunks, closeTimeout: closeTimeoutMs, handleProtocols },
    })
  }

  get size(): number {
    return this.#server.clients.size
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const refusal = this.#refusalOf(request)
    if (refusal !== undefined) {
      // Otherwise the socket stays open until its client closes it.
      socket.once('finish', () => socket.destroy())
      const { status, message, ...extensions } = refusal
      socket.end(rawErrorResponse(status, { message, extensions }, request.headers.accept))
      return
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, request, socket))
  }

  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    const { clients } = this.#server
    const closed = [...clients].map((client) => new Promise((resolve) => client.once('close', resolve)))
    for (const extra of this.#extras.values()) endSocket(extra, 'SHUTDOWN')
    const timer = setTimeout(() => {
      for (const client of clients) client.terminate()
    }, closeTimeoutMs)
    await Promise.all(closed)
    clearTimeout(timer)
  }

  #refusalOf({ url = '', headers }: IncomingMessage): UpgradeRefusal | undefined {
    const [path = ''] = url.split('?')
    if (!paths.has(path)) return { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this path.' }
    const message = refusedSource(headers, this.#options)
    if (message !== undefined) return { status: 403, code: 'FORBIDDEN', message }
    if (!this.#isClosing) return undefined
    return { status: 503, code: 'SERVICE_UNAVAILABLE', message: 'This server is shutting down.', retryable: true }
  }

  #open(webSocket: WebSocket, request: IncomingMessage, stream: Duplex): void {
    const { gatewaySecret, connections, limits, logger, protocol } = this.#options
    const address = gatewaySecret === undefined ? addressKey(request.socket.remoteAddress) : null
    const slot = connections.openSocket(address, (reason) => this.#evict(webSocket, reason))
    const connection = new SocketConnection(webSocket, { stream, limits, budget: this.#budget, logger })
    if (webSocket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) connection.keepAlive()
    const extra: SocketExtra = { connection, request, slot, address, open: new Set() }
    this.#extras.set(webSocket, extra)
    const closed = protocol.opened(connection, extra)
    webSocket.once('close', (code, reason) => {
      slot.release()
      this.#evicted.delete(webSocket)
      this.#extras.delete(webSocket)
      void closed(code, String(reason)).catch((error: unknown) => {
        logger.error({ err: error }, 'a connection could not be closed')
      })
    })
  }

  #evict(webSocket: WebSocket, reason: Eviction): void {
    this.#options.onEvict(reason)
    const { code, reason: text } = evictions[reason]
    if (this.#evicted.size < maxClosing) webSocket.close(code, text)
    else webSocket.terminate()
    this.#evicted.add(webSocket)
  }
}
