import WebSocket from 'ws'

export interface SubscriberOptions {
  url: string
  size: number
  connectionParams?: object
  query: string
  variables: object
  /** Text in the final message. */
  finalMarker: string
}

export interface DeliveryResult {
  /** Number of subscribers that received the final message. */
  readonly arrived: number
  /** Number of subscribers that received `complete`. */
  readonly completed: number
  /** Number of messages to all subscribers. */
  readonly deliveries: number
  /** Number of messages with a revision not higher than the one before. */
  readonly outOfOrder: number
  /** Sorted delays of the final message, relative to the first subscriber. */
  readonly delaysMs: readonly number[]
  /** All messages of one subscriber. */
  readonly messages: readonly string[]
}

const connectBatch = 50

/**
 * Many subscribers of one subscription, each with a WebSocket. The graphql-ws protocol is implemented with plain
 * strings, because a client library would dominate the measurement.
 */
export class SubscriberGroup {
  readonly #options: SubscriberOptions
  readonly #sockets: WebSocket[] = []
  readonly #arrivals: number[] = []
  readonly #messages: string[] = []
  #deliveries = 0
  #completed = 0
  #outOfOrder = 0
  #end!: () => void
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = resolve
  })

  private constructor(options: SubscriberOptions) {
    this.#options = options
  }

  /** Resolves when all sockets are connected and subscribed. */
  static async open(options: SubscriberOptions): Promise<SubscriberGroup> {
    const group = new SubscriberGroup(options)
    while (group.#sockets.length < options.size) {
      const count = Math.min(connectBatch, options.size - group.#sockets.length)
      await Promise.all(Array.from({ length: count }, () => group.#connect()))
    }
    return group
  }

  /** Waits until all subscriptions are complete, or until the timeout. */
  async result(timeoutMs: number): Promise<DeliveryResult> {
    const timer = setTimeout(this.#end, timeoutMs)
    await this.#ended
    clearTimeout(timer)
    const [first = 0] = this.#arrivals
    return {
      arrived: this.#arrivals.length,
      completed: this.#completed,
      deliveries: this.#deliveries,
      outOfOrder: this.#outOfOrder,
      delaysMs: this.#arrivals.map((at) => at - first),
      messages: this.#messages,
    }
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate()
  }

  #connect(): Promise<void> {
    const { url, connectionParams, query, variables } = this.#options
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false })
      const isFirst = this.#sockets.push(socket) === 1
      let revision = 0
      const send = (message: object) => socket.send(JSON.stringify(message))
      socket.once('open', () => send({ type: 'connection_init', payload: connectionParams }))
      socket.once('error', reject)
      socket.once('close', (code) => reject(new Error(`A subscriber socket was closed with ${code}`)))
      socket.on('message', (data) => {
        const text = String(data)
        if (text.includes('"connection_ack"')) {
          send({ id: '1', type: 'subscribe', payload: { query, variables } })
          resolve()
        } else if (text.includes('"ping"')) send({ type: 'pong' })
        else {
          if (isFirst) this.#messages.push(text)
          revision = this.#receive(text, revision)
        }
      })
    })
  }

  /** Returns the latest revision of this subscriber. */
  #receive(text: string, known: number): number {
    if (text.includes('"complete"')) {
      this.#completed++
      if (this.#completed === this.#options.size) this.#end()
      return known
    }
    this.#deliveries++
    if (text.includes(this.#options.finalMarker)) this.#arrivals.push(performance.now())
    const revision = Number(/"revision":(\d+)/.exec(text)?.[1])
    if (revision > known) return revision
    this.#outOfOrder++
    return known
  }
}
