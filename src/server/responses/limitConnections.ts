import { setMaxListeners } from 'node:events'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { addressKey } from '../../auth/addressKey.js'
import { onceGone } from './onceGone.js'

export interface ConnectionBounds {
  /** Connections of the process. */
  readonly total: number
  /** Of one address, not counting those on which somebody has signed in. */
  readonly perAddress: number
  /** Requests of one connection that are answered at a time. More than that are sent by nobody who reads the answers. */
  readonly requestsPerConnection: number
}

export interface HttpConnections {
  readonly size: number
  /** Somebody has signed in on this connection: it does not count for its address any more. */
  trust(socket: Socket): void
}

interface Connection {
  readonly socket: Socket
  readonly address: string
  requests: number
  isTrusted: boolean
}

/**
 * Bounds the connections of the HTTP server and the requests in flight on each. Where there are too many, the oldest of
 * those without a request gives way to the new one. WebSockets have bounds of their own.
 */
export function limitConnections(fastify: FastifyInstance, bounds: ConnectionBounds): HttpConnections {
  const { server } = fastify
  /** In the order in which they came. */
  const open = new Map<Socket, Connection>()
  const untrusted = new Map<string, Set<Connection>>()

  function distrust(connection: Connection): void {
    const ofAddress = untrusted.get(connection.address) ?? new Set()
    untrusted.set(connection.address, ofAddress.add(connection))
  }

  function trust(connection: Connection): void {
    connection.isTrusted = true
    const ofAddress = untrusted.get(connection.address)
    ofAddress?.delete(connection)
    if (ofAddress?.size === 0) untrusted.delete(connection.address)
  }

  function forget(connection: Connection): void {
    open.delete(connection.socket)
    trust(connection)
  }

  /** Closes the oldest one without a request, if there is one. */
  function closeOldest(connections: Iterable<Connection>, isTrusted = false): boolean {
    for (const connection of connections) {
      if (connection.requests > 0 || connection.isTrusted !== isTrusted) continue
      forget(connection)
      connection.socket.destroy()
      return true
    }
    return false
  }

  const makePlace = () => closeOldest(open.values()) || closeOldest(open.values(), true)

  server.on('connection', (socket: Socket) => {
    const address = addressKey(socket.remoteAddress) ?? ''
    const ofAddress = untrusted.get(address)
    const isFullAddress = (ofAddress?.size ?? 0) >= bounds.perAddress && !closeOldest(ofAddress ?? [])
    if (isFullAddress || (open.size >= bounds.total && !makePlace())) {
      socket.destroy()
      return
    }
    const connection: Connection = { socket, address, requests: 0, isTrusted: false }
    open.set(socket, connection)
    distrust(connection)
    // Each request in flight listens to it.
    setMaxListeners(0, socket)
    socket.once('close', () => forget(connection))
  })

  server.on('upgrade', ({ socket }) => {
    const connection = open.get(socket)
    if (connection !== undefined) forget(connection)
  })

  fastify.addHook('onRequest', async (request, reply) => {
    const connection = open.get(request.raw.socket)
    if (connection === undefined) return
    if (connection.requests >= bounds.requestsPerConnection) {
      reply.hijack()
      connection.socket.destroy()
      return
    }
    connection.requests += 1
    onceGone(reply, () => {
      connection.requests -= 1
    })
  })

  return {
    get size() {
      return open.size
    },
    trust(socket) {
      const connection = open.get(socket)
      if (connection !== undefined) trust(connection)
    },
  }
}
