import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

export interface ReadyConnectionOptions {
  connectMs: number
  /** How long a connection is ready, from its dialing on. Less than any server waits for a first request. */
  readyMs: number
}

interface Dialed {
  readonly socket: Promise<Socket>
  /** On the clock of `performance`. */
  readonly since: number
}

/**
 * Connects to one origin, and has at most one connection ready beforehand: a request that needs one on which nothing was
 * ever sent is spared the handshakes. One that nobody takes in time is closed: on a connection that had waited long, a
 * request might meet the other side's closing it.
 */
export class ReadyConnection {
  readonly #origin: buildConnector.Options
  readonly #connector: buildConnector.connector
  readonly #readyMs: number
  #next: Dialed | undefined
  #isClosed = false

  constructor(origin: string, { connectMs, readyMs }: ReadyConnectionOptions) {
    const { host, hostname, protocol, port } = new URL(origin)
    // An IPv6 address is in brackets in a URL, and nowhere else.
    this.#origin = { host, hostname: hostname.replace(/^\[|\]$/g, ''), protocol, port }
    this.#connector = buildConnector({ allowH2: false, timeout: connectMs })
    this.#readyMs = readyMs
  }

  /** For a dispatcher of this origin: the connection that is ready or on its way, or else a new one. */
  readonly connect: buildConnector.connector = (options, callback) => {
    this.#socketFor(options).then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error, null),
    )
  }

  /** Begins to connect, unless a connection is ready or on its way. */
  prepare(): void {
    if (this.#next || this.#isClosed) return
    const next = { socket: this.#dial(this.#origin), since: performance.now() }
    this.#next = next
    const drop = () => void this.#drop(next)
    next.socket.then((socket) => socket.unref().once('close', drop), drop)
    setTimeout(drop, this.#readyMs).unref()
  }

  /** Resolves when what was ready is closed, for good. */
  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#next) await this.#drop(this.#next)
  }

  /** One that is on its way is from then on the request's own, and so is its failure. */
  async #socketFor(options: buildConnector.Options): Promise<Socket> {
    const next = this.#next
    this.#next = undefined
    if (next === undefined) return this.#dial(options)
    const socket = await next.socket
    // After a pause of the whole process neither its timers nor what the other side has said may have been heard yet.
    if (isUntouched(socket) && performance.now() - next.since < this.#readyMs) return socket.ref()
    socket.destroy()
    return this.#dial(options)
  }

  #dial(options: buildConnector.Options): Promise<Socket> {
    return new Promise((resolve, reject) => {
      this.#connector(options, (error, socket) => (error ? reject(error) : resolve(socket)))
    })
  }

  async #drop(next: Dialed): Promise<void> {
    if (this.#next !== next) return
    this.#next = undefined
    const socket = await next.socket.catch(() => null)
    socket?.destroy()
  }
}

/** What the other side says unasked is that it closes. */
function isUntouched(socket: Socket): boolean {
  return !socket.destroyed && socket.writable && !socket.readableEnded && socket.readableLength === 0
}
