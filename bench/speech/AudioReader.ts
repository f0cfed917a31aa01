import { createHash } from 'node:crypto'
import { type Agent, type IncomingMessage, request } from 'node:http'

export interface ReadOptions {
  agent: Agent
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** Default: unlimited. */
  bytesPerSecond?: number
}

/** The result of reading a response; times are of `performance.now()`. */
export interface ReadResult {
  sentAt: number
  firstByteAt: number
  sizeBytes: number
  sha256: string
}

/** Reads a response at a limited rate. */
export class AudioReader {
  /** Resolves when the response is complete. Rejects if it is truncated. */
  readonly completed: Promise<ReadResult>
  readonly #answer: IncomingMessage
  readonly #sentAt: number
  readonly #bytesPerSecond: number
  #sizeBytes = 0
  #stopAfter = Number.POSITIVE_INFINITY
  #onStop: (() => void) | undefined

  private constructor(answer: IncomingMessage, sentAt: number, bytesPerSecond: number) {
    this.#answer = answer
    this.#sentAt = sentAt
    this.#bytesPerSecond = bytesPerSecond
    this.completed = this.#read()
    this.completed.catch(() => {})
  }

  /** Resolves when the response head has arrived. */
  static open(url: string, options: ReadOptions): Promise<AudioReader> {
    const { agent, method = 'GET', headers, body, bytesPerSecond = Number.POSITIVE_INFINITY } = options
    return new Promise((resolve, reject) => {
      const sentAt = performance.now()
      const outgoing = request(url, { agent, method, headers }, (answer) => {
        if (answer.statusCode === 200) resolve(new AudioReader(answer, sentAt, bytesPerSecond))
        else reject(new Error(`${method} ${url} was answered with ${answer.statusCode}`))
      })
      outgoing.once('error', reject)
      outgoing.end(body)
    })
  }

  /** Reads at least this many bytes and then stops. Resolves when it has stopped. */
  stopAfter(bytes: number): Promise<void> {
    this.#stopAfter = bytes
    return new Promise((resolve) => {
      this.#onStop = resolve
    })
  }

  resume(): void {
    this.#stopAfter = Number.POSITIVE_INFINITY
    this.#answer.resume()
  }

  #read(): Promise<ReadResult> {
    const hash = createHash('sha256')
    let firstByteAt = 0
    return new Promise((resolve, reject) => {
      this.#answer.on('data', (chunk: Buffer) => {
        firstByteAt ||= performance.now()
        hash.update(chunk)
        this.#sizeBytes += chunk.length
        this.#wait(performance.now() - firstByteAt)
      })
      this.#answer.once('end', () => {
        resolve({ sentAt: this.#sentAt, firstByteAt, sizeBytes: this.#sizeBytes, sha256: hash.digest('hex') })
      })
      this.#answer.once('error', reject)
    })
  }

  #wait(passedMs: number): void {
    if (this.#sizeBytes >= this.#stopAfter) {
      this.#answer.pause()
      this.#onStop?.()
      return
    }
    const aheadMs = (this.#sizeBytes / this.#bytesPerSecond) * 1_000 - passedMs
    if (aheadMs <= 0) return
    this.#answer.pause()
    setTimeout(() => this.#answer.resume(), aheadMs)
  }
}
