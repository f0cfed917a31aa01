import type { Socket } from 'node:net'
import { buildConnector } from 'undici'

export interface ReadyConnectionOptions {
  connectMs: number
  /** How long a connection is ready. Less than any server waits for a first request. */
  readyMs: number
}

/**
 * Connects to one origin, and has at most one connection ready beforehand: a request that needs one on which nothing was
 * ever sent is spared the handshakes. One that nobody takes in time is closed: on a connection that had waited long, a
 * request might meet the other side's closing it.
 */
export class ReadyConnection {
  readonly #origin: buildConnector.Options
  readonly #dial: buildConnector.connector
  readonly #readyMs: number
  #next: Promise<Socket | null> | undefined
  #isClosed = false

  constructor(origin: string, { connectMs, readyMs }: ReadyConnectionOptions) {
    const { host, hostname, protocol, port } = new URL(origin)
    this.#origin = { host, hostname, protocol, port }
    this.#dial = buildConnector({ allowH2: false, timeout: connectMs })
    this.#readyMs = readyMs
  }

  /** For a dispatcher of this origin: the connection that is ready, or else a new one. */
  readonly connect: buildConnector.connector = (options, callback) => {
    const next = this.#next
    this.#next = undefined
    if (next === undefined) return this.#dial(options, callback)
    void next.then((socket) => {
      if (socket && isUntouched(socket)) return callback(null, socket.off('error', ignore).ref())
      socket?.destroy()
      this.#dial(options, callback)
    })
  }

  /** Begins to connect, unless a connection is ready. What fails is left to whoever needs it. */
  prepare(): void {
    if (this.#next || this.#isClosed) return
    const next = new Promise<Socket | null>((resolve) => {
      this.#dial(this.#origin, (_error, socket) => resolve(socket?.on('error', ignore).unref() ?? null))
    })
    this.#next = next
    setTimeout(() => this.#drop(next), this.#readyMs).unref()
  }

  /** Closes what is ready, for good. */
  close(): void {
    this.#isClosed = true
    if (this.#next) this.#drop(this.#next)
  }

  #drop(next: Promise<Socket | null>): void {
    if (this.#next !== next) return
    this.#next = undefined
    void next.then((socket) => socket?.destroy())
  }
}

/** What the other side says unasked is that it closes. */
function isUntouched(socket: Socket): boolean {
  return !socket.destroyed && socket.writable && !socket.readableEnded && socket.readableLength === 0
}

function ignore(): void {}
