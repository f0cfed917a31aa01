import { createHash } from 'node:crypto'
import { type Agent, type IncomingMessage, request } from 'node:http'

export interface ReadOptions {
  agent: Agent
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** As fast as it comes when it is left out. */
  bytesPerSecond?: number
}

/** What somebody heard, and when, on the clock of `performance`. */
export interface Heard {
  sentAt: number
  firstByteAt: number
  sizeBytes: number
  sha256: string
}

/** One who reads an answer, at a pace of its own. */
export class SoundReader {
  /** When all of it has come. Rejects when it was cut. */
  readonly whole: Promise<Heard>
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
    this.whole = this.#read()
    this.whole.catch(() => {})
  }

  /** Resolves with the head of the answer. */
  static open(url: string, options: ReadOptions): Promise<SoundReader> {
    const { agent, method = 'GET', headers, body, bytesPerSecond = Number.POSITIVE_INFINITY } = options
    return new Promise((resolve, reject) => {
      const sentAt = performance.now()
      const asked = request(url, { agent, method, headers }, (answer) => {
        if (answer.statusCode === 200) resolve(new SoundReader(answer, sentAt, bytesPerSecond))
        else reject(new Error(`${method} ${url} was answered with ${answer.statusCode}`))
      })
      asked.once('error', reject)
      asked.end(body)
    })
  }

  /** Reads at least so many bytes and then no more. Resolves when it has stopped. */
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

  #read(): Promise<Heard> {
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
