import WebSocket from 'ws'

export interface CrowdOptions {
  url: string
  size: number
  connectionParams?: object
  query: string
  variables: object
  /** What the message that a subscriber waits for contains. */
  lastMark: string
}

export interface CrowdStory {
  /** How many got the message they waited for. */
  readonly arrived: number
  /** How many were told that nothing more will come. */
  readonly completed: number
  /** All messages of all subscribers. */
  readonly deliveries: number
  /** Messages whose revision was not higher than that of the message before. */
  readonly repeats: number
  /** From when the first subscriber got the last event to when each of them had it, in order. */
  readonly delaysMs: readonly number[]
  /** What one subscriber was sent, message for message. */
  readonly messages: readonly string[]
}

const connectAtOnce = 50

/**
 * Many subscribers of one subscription, each with a socket of its own. They speak the protocol of graphql-ws with bare
 * strings, for with a client library this process would be what is measured.
 */
export class SubscriberCrowd {
  readonly #options: CrowdOptions
  readonly #sockets: WebSocket[] = []
  readonly #arrivals: number[] = []
  readonly #messages: string[] = []
  #deliveries = 0
  #completed = 0
  #repeats = 0
  #end!: () => void
  readonly #ended = new Promise<void>((resolve) => {
    this.#end = resolve
  })

  private constructor(options: CrowdOptions) {
    this.#options = options
  }

  /** Resolves when all are connected and have asked for the subscription. */
  static async open(options: CrowdOptions): Promise<SubscriberCrowd> {
    const crowd = new SubscriberCrowd(options)
    while (crowd.#sockets.length < options.size) {
      const count = Math.min(connectAtOnce, options.size - crowd.#sockets.length)
      await Promise.all(Array.from({ length: count }, () => crowd.#connect()))
    }
    return crowd
  }

  /** Waits until every subscriber was told that it is over, but no longer than this. */
  async story(timeoutMs: number): Promise<CrowdStory> {
    const timer = setTimeout(this.#end, timeoutMs)
    await this.#ended
    clearTimeout(timer)
    const [first = 0] = this.#arrivals
    return {
      arrived: this.#arrivals.length,
      completed: this.#completed,
      deliveries: this.#deliveries,
      repeats: this.#repeats,
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
      socket.once('close', (code) => reject(new Error(`A subscriber was turned away with ${code}`)))
      socket.on('message', (data) => {
        const text = String(data)
        if (text.includes('"connection_ack"')) {
          send({ id: '1', type: 'subscribe', payload: { query, variables } })
          resolve()
        } else if (text.includes('"ping"')) send({ type: 'pong' })
        else {
          if (isFirst) this.#messages.push(text)
          revision = this.#hear(text, revision)
        }
      })
    })
  }

  /** Gives the revision that this subscriber has now. */
  #hear(text: string, known: number): number {
    if (text.includes('"complete"')) {
      this.#completed++
      if (this.#completed === this.#options.size) this.#end()
      return known
    }
    this.#deliveries++
    if (text.includes(this.#options.lastMark)) this.#arrivals.push(performance.now())
    const revision = Number(/"revision":(\d+)/.exec(text)?.[1])
    if (revision > known) return revision
    this.#repeats++
    return known
  }
}
