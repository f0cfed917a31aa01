import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

export interface ReadyConnectionOptions {
  connectMs: number
  /** Lifetime of an unused connection. Less than servers wait for a first request. */
  readyMs: number
}

interface PendingConnection {
  readonly socket: Promise<Socket>
  /** On the clock of `performance`. */
  readonly since: number
}

/**
 * Connects to one origin and keeps at most one unused connection ready, which saves the handshakes of the next request. An old
 * unused connection is closed, because a request on it could cross with a close by the server.
 */
export class ReadyConnection {
  readonly #origin: buildConnector.Options
  readonly #connector: buildConnector.connector
  readonly #readyMs: number
  #next: PendingConnection | undefined
  #isClosed = false

  constructor(origin: string, { connectMs, readyMs }: ReadyConnectionOptions) {
    const { host, hostname, protocol, port } = new URL(origin)
    // IPv6 addresses have brackets in URLs only.
    this.#origin = { host, hostname: hostname.replace(/^\[|\]$/g, ''), protocol, port }
    this.#connector = buildConnector({ allowH2: false, timeout: connectMs })
    this.#readyMs = readyMs
  }

  readonly connect: buildConnector.connector = (options, callback) => {
    this.#socketFor(options).then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error, null),
    )
  }

  /** Opens a connection, unless one is ready or being opened. */
  prepare(): void {
    if (this.#next || this.#isClosed) return
    const next = { socket: this.#connect(this.#origin), since: performance.now() }
    this.#next = next
    const drop = () => void this.#drop(next)
    next.socket.then((socket) => socket.unref().once('close', drop), drop)
    setTimeout(drop, this.#readyMs).unref()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#next) await this.#drop(this.#next)
  }

  async #socketFor(options: buildConnector.Options): Promise<Socket> {
    const next = this.#next
    this.#next = undefined
    if (next === undefined) return this.#connect(options)
    const socket = await next.socket
    // After a pause of the process, timers and socket events may be late.
    if (isUntouched(socket) && performance.now() - next.since < this.#readyMs) return socket.ref()
    socket.destroy()
    return this.#connect(options)
  }

  #connect(options: buildConnector.Options): Promise<Socket> {
    return new Promise((resolve, reject) => {
      this.#connector(options, (error, socket) => (error ? reject(error) : resolve(socket)))
    })
  }

  async #drop(next: PendingConnection): Promise<void> {
    if (this.#next !== next) return
    this.#next = undefined
    const socket = await next.socket.catch(() => null)
    socket?.destroy()
  }
}

/** Data before a request means that the server closes the connection. */
function isUntouched(socket: Socket): boolean {
  return !socket.destroyed && socket.writable && !socket.readableEnded && socket.readableLength === 0
}
