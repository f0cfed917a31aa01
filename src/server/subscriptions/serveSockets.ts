import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { GRAPHQL_TRANSPORT_WS_PROTOCOL, handleProtocols } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import { verifyGatewaySecret } from '../../auth/verifyGatewaySecret.js'
import type { Logger } from '../../logger.js'
import { isLocalHost } from '../isLocalHost.js'
import type { SocketProtocol } from './createSocketProtocol.js'
import { SocketConnection } from './SocketConnection.js'
import type { SubscriptionLimits, SubscriptionOptions } from './SubscriptionOptions.js'

const paths = new Set(['/graphql', '/ws'])
const goingAway = 1001
const closeTimeoutMs = 2_000

export interface SocketServer {
  readonly size: number
  close(): Promise<void>
}

export interface SocketServerOptions
  extends Pick<SubscriptionOptions, 'gatewaySecret' | 'sameOriginOnly' | 'localHostOnly'> {
  protocol: SocketProtocol
  limits: SubscriptionLimits
  logger: Logger
  /** Whether one more connection can be taken. */
  hasRoom(): boolean
}

/** Takes WebSockets on `/graphql` and `/ws`. Who is asking is settled by the first message. */
export function serveSockets(fastify: FastifyInstance, options: SocketServerOptions): SocketServer {
  const { protocol, limits, logger, gatewaySecret, sameOriginOnly = false, localHostOnly = false, hasRoom } = options
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    handleProtocols,
  })
  let isClosing = false

  function refusalOf({ url = '', headers }: IncomingMessage): string | undefined {
    const [path = ''] = url.split('?')
    if (!paths.has(path)) return '404 Not Found'
    if (gatewaySecret !== undefined && !verifyGatewaySecret(gatewaySecret, headers['x-gateway-secret'])) {
      return '403 Forbidden'
    }
    if (localHostOnly && !isLocalHost(headers.host)) return '403 Forbidden'
    if (sameOriginOnly && !isSameOrigin(headers)) return '403 Forbidden'
    if (isClosing || !hasRoom()) return '503 Service Unavailable'
    return undefined
  }

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy())
    const refusal = refusalOf(request)
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
      return
    }
    server.handleUpgrade(request, socket, head, (webSocket) => open(webSocket, request))
  }

  function open(webSocket: WebSocket, request: IncomingMessage): void {
    const connection = new SocketConnection(webSocket, limits, logger)
    if (webSocket.protocol === GRAPHQL_TRANSPORT_WS_PROTOCOL) connection.keepAlive()
    const closed = protocol.opened(connection, { connection, request })
    webSocket.once('close', (code, reason) => {
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
