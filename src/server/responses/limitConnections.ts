import { setMaxListeners } from 'node:events'
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { addressKey } from '../../auth/addressKey.js'
import { onceClosed } from './onceClosed.js'

export interface ConnectionBounds {
  readonly total: number
  /** Connections of one address, not counting those that carried a valid token. */
  readonly perAddress: number
  /** Requests in progress on one connection. A connection with more is closed. */
  readonly requestsPerConnection: number
}

export interface HttpConnections {
  readonly size: number
  /** Marks a connection that carried a valid token: it no longer counts for its address. */
  trust(socket: Socket): void
}

interface Connection {
  readonly socket: Socket
  readonly address: string
  requests: number
  isTrusted: boolean
}

/** Limits HTTP connections and the requests in progress on each. WebSockets have their own limits. */
export function limitConnections(fastify: FastifyInstance, bounds: ConnectionBounds): HttpConnections {
  const connections = new ConnectionTable(bounds)
  fastify.server.on('connection', (socket: Socket) => {
    if (!connections.add(socket)) {
      socket.destroy()
      return
    }
    setMaxListeners(0, socket)
    socket.once('close', () => connections.remove(socket))
  })
  fastify.server.on('upgrade', ({ socket }) => connections.remove(socket))
  fastify.addHook('onRequest', async (request, reply) => {
    const connection = connections.find(request.raw.socket)
    if (connection === undefined) return
    if (connection.requests >= bounds.requestsPerConnection) {
      reply.hijack()
      connection.socket.destroy()
      return
    }
    connection.requests += 1
    onceClosed(reply, () => {
      connection.requests -= 1
    })
  })
  return connections
}

class ConnectionTable implements HttpConnections {
  readonly #bounds: ConnectionBounds
  readonly #open = new Map<Socket, Connection>()
  readonly #untrusted = new Map<string, Set<Connection>>()

  constructor(bounds: ConnectionBounds) {
    this.#bounds = bounds
  }

  get size(): number {
    return this.#open.size
  }

  find(socket: Socket): Connection | undefined {
    return this.#open.get(socket)
  }

  /** Closes the oldest connection without a request at a limit. False if there is none. */
  add(socket: Socket): boolean {
    const address = addressKey(socket.remoteAddress) ?? ''
    const ofAddress = this.#untrusted.get(address) ?? new Set()
    if (ofAddress.size >= this.#bounds.perAddress && !this.#closeOldest(ofAddress)) return false
    if (this.#open.size >= this.#bounds.total && !this.#closeAny()) return false
    const connection: Connection = { socket, address, requests: 0, isTrusted: false }
    this.#open.set(socket, connection)
    const set = this.#untrusted.get(address) ?? new Set()
    this.#untrusted.set(address, set.add(connection))
    return true
  }

  remove(socket: Socket): void {
    this.trust(socket)
    this.#open.delete(socket)
  }

  trust(socket: Socket): void {
    const connection = this.#open.get(socket)
    if (connection === undefined) return
    connection.isTrusted = true
    const ofAddress = this.#untrusted.get(connection.address)
    ofAddress?.delete(connection)
    if (ofAddress?.size === 0) this.#untrusted.delete(connection.address)
  }

  #closeAny(): boolean {
    return this.#closeOldest(this.#open.values()) || this.#closeOldest(this.#open.values(), true)
  }

  #closeOldest(connections: Iterable<Connection>, isTrusted = false): boolean {
    for (const connection of connections) {
      if (connection.requests > 0 || connection.isTrusted !== isTrusted) continue
      this.remove(connection.socket)
      connection.socket.destroy()
      return true
    }
    return false
  }
}
