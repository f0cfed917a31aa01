import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { addressKey } from '../../auth/addressKey.js'
import { secretsMatch } from '../../auth/secretsMatch.js'
import type { Logger } from '../../logger.js'
import { ByteBudget } from '../../media/ByteBudget.js'
import { isLocalHost } from '../http/isLocalHost.js'
import type { ConnectionLimiter, Eviction } from './ConnectionLimiter.js'
import type { SocketProtocol } from './createSocketProtocol.js'
import { SocketConnection } from './SocketConnection.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

const paths = new Set(['/graphql', '/ws'])
const goingAway = 1001
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

export interface SocketServerOptions
  extends Pick<SubscriptionOptions, 'gatewaySecret' | 'sameOriginOnly' | 'localHostOnly'> {
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

class GraphqlSockets implements SocketServer {
  readonly #options: SocketServerOptions
  readonly #server: WebSocketServer
  readonly #budget: ByteBudget
  readonly #evicted = new Set<WebSocket>()
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
    const status = this.#refusalOf(request)
    if (status !== undefined) {
      // Otherwise the socket stays open until its client closes it.
      socket.once('finish', () => socket.destroy())
      socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, request, socket))
  }

  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    const { clients } = this.#server
    const closed = [...clients].map((client) => new Promise((resolve) => client.once('close', resolve)))
    for (const client of clients) client.close(goingAway, 'This server is shutting down.')
    const timer = setTimeout(() => {
      for (const client of clients) client.terminate()
    }, closeTimeoutMs)
    await Promise.all(closed)
    clearTimeout(timer)
  }

  #refusalOf({ url = '', headers }: IncomingMessage): string | undefined {
    const { gatewaySecret, sameOriginOnly = false, localHostOnly = false } = this.#options
    const [path = ''] = url.split('?')
    if (!paths.has(path)) return '404 Not Found'
    if (gatewaySecret !== undefined && !secretsMatch(gatewaySecret, headers['x-gateway-secret'])) {
      return '403 Forbidden'
    }
    if (localHostOnly && !isLocalHost(headers.host)) return '403 Forbidden'
    if (sameOriginOnly && !isSameOrigin(headers)) return '403 Forbidden'
    if (this.#isClosing) return '503 Service Unavailable'
    return undefined
  }

  #open(webSocket: WebSocket, request: IncomingMessage, stream: Duplex): void {
    const { gatewaySecret, connections, limits, logger, protocol } = this.#options
    const address = gatewaySecret === undefined ? addressKey(request.socket.remoteAddress) : null
    const slot = connections.openSocket(address, (reason) => this.#evict(webSocket, reason))
    const connection = new SocketConnection(webSocket, { stream, limits, budget: this.#budget, logger })
    if (webSocket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) connection.keepAlive()
    const closed = protocol.opened(connection, { connection, request, slot, address })
    webSocket.once('close', (code, reason) => {
      slot.release()
      this.#evicted.delete(webSocket)
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

function isSameOrigin({ origin, host }: IncomingMessage['headers']): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
