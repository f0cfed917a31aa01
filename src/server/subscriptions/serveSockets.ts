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
/** Sockets that wait for the close frame of their client. Beyond this they are cut without it. */
const mostClosing = 1_000
/** No client needs more for a message of the allowed size; each fragment and each chunk costs memory of its own. */
const mostFragments = 1_024
const mostChunks = 4_096

/**
 * A client that has no operation loses nothing; with the normal code, clients of graphql-ws connect again when they have
 * one. With the other they try again at once, with pauses that grow.
 */
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

/** Takes WebSockets on `/graphql` and `/ws`. Who is asking is settled by the first message. */
export function serveSockets(fastify: FastifyInstance, options: SocketServerOptions): SocketServer {
  const { protocol, limits, logger, gatewaySecret, sameOriginOnly = false, localHostOnly = false } = options
  const budget = new ByteBudget({ total: limits.messageBytesInAll, perKey: limits.messageBytesPerViewer })
  const serverOptions = {
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    maxFragments: mostFragments,
    maxBufferedChunks: mostChunks,
    closeTimeout: closeTimeoutMs,
    handleProtocols,
  }
  const server = new WebSocketServer(serverOptions)
  const evicted = new Set<WebSocket>()
  let isClosing = false

  function refusalOf({ url = '', headers }: IncomingMessage): string | undefined {
    const [path = ''] = url.split('?')
    if (!paths.has(path)) return '404 Not Found'
    if (gatewaySecret !== undefined && !secretsMatch(gatewaySecret, headers['x-gateway-secret'])) {
      return '403 Forbidden'
    }
    if (localHostOnly && !isLocalHost(headers.host)) return '403 Forbidden'
    if (sameOriginOnly && !isSameOrigin(headers)) return '403 Forbidden'
    if (isClosing) return '503 Service Unavailable'
    return undefined
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const refusal = refusalOf(request)
    if (refusal !== undefined) {
      // Otherwise it stays open for as long as its client does.
      socket.once('finish', () => socket.destroy())
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    server.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, request, socket))
  }

  function evict(webSocket: WebSocket, reason: Eviction): void {
    options.onEvict(reason)
    const { code, reason: text } = evictions[reason]
    if (evicted.size < mostClosing) webSocket.close(code, text)
    else webSocket.terminate()
    evicted.add(webSocket)
  }

  function open(webSocket: WebSocket, request: IncomingMessage, stream: Duplex): void {
    const address = gatewaySecret === undefined ? addressKey(request.socket.remoteAddress) : null
    const place = options.connections.openSocket(address, (reason) => evict(webSocket, reason))
    const connection = new SocketConnection(webSocket, { stream, limits, budget, logger })
    if (webSocket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) connection.keepAlive()
    const closed = protocol.opened(connection, { connection, request, place, address })
    webSocket.once('close', (code, reason) => {
      place.release()
      evicted.delete(webSocket)
      void closed(code, String(reason)).catch((error: unknown) => {
        logger.error({ err: error }, 'a connection did not close cleanly')
      })
    })
  }

  fastify.server.on('upgrade', upgrade)

  return {
    get size() {
      return server.clients.size
    },
    async close() {
      if (isClosing) return
      isClosing = true
      const { clients } = server
      const gone = [...clients].map((client) => new Promise((resolve) => client.once('close', resolve)))
      for (const client of clients) client.close(goingAway, 'This server is going away.')
      const timer = setTimeout(() => {
        for (const client of clients) client.terminate()
      }, closeTimeoutMs)
      await Promise.all(gone)
      clearTimeout(timer)
    },
  }
}

function isSameOrigin({ origin, host }: IncomingMessage['headers']): boolean {
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)
}
