/** What must not be in any answer or log, by the name under which it is reported. */
export type Secrets = Readonly<Record<string, string>>

export interface Scanned {
  readonly bytes: number
  /** HTTP status codes in the order in which they came. */
  readonly statuses: readonly number[]
  /** Error codes, each as often as it came. */
  readonly codes: readonly string[]
  /** Names of the secrets that were seen. */
  readonly secrets: readonly string[]
  /** The beginning of what came. */
  readonly sample: string
}

const patternLength = 200
const sampleLength = 1_500
const statusPattern = /HTTP\/1\.1 (\d{3})/g
const codePattern = /"(?:extensions|error)":\{"code":"([A-Z_]{2,40})"|"(INTERNAL_SERVER_ERROR)"/g
/** The bytes of a WebSocket close frame with code 4500 (internal error). */
const internalClose = { opcode: '\u0088', code: '\u0011\u0094' } as const
const mostCodes = 1_000

/** Reads answers of any protocol and length as they arrive, and keeps only what is reported. */
export class ResponseScanner {
  readonly #secrets: readonly (readonly [string, string])[]
  readonly #statuses: number[] = []
  readonly #codes: string[] = []
  readonly #found = new Set<string>()
  #bytes = 0
  #sample = ''
  #rest = ''

  constructor(secrets: Secrets) {
    this.#secrets = Object.entries(secrets)
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length
    if (this.#sample.length < sampleLength) this.#sample += chunk.toString('latin1', 0, sampleLength)
    const text = this.#rest + chunk.toString('latin1')
    // What may go on in the next chunk is looked at then, so that nothing is counted twice.
    const end = Math.max(0, text.length - patternLength)
    this.#scan(text, end)
    this.#rest = text.slice(end)
  }

  /** To be called once, when nothing more comes. */
  end(): Scanned {
    this.#scan(this.#rest, this.#rest.length)
    const sample = this.#sample.slice(0, sampleLength)
    return { bytes: this.#bytes, statuses: this.#statuses, codes: this.#codes, secrets: [...this.#found], sample }
  }

  /** Counts what begins before `end`; secrets are looked for in all of it. */
  #scan(text: string, end: number): void {
    for (const { index, 1: status } of text.matchAll(statusPattern)) {
      if (index < end) this.#statuses.push(Number(status))
    }
    for (const { index, 1: code, 2: internal } of text.matchAll(codePattern)) {
      if (index < end && this.#codes.length < mostCodes) this.#codes.push((code ?? internal)!)
    }
    // Between the two stands the length.
    const closeAt = this.#statuses[0] === 101 ? text.indexOf(internalClose.code) - 2 : -1
    if (closeAt >= 0 && closeAt < end && text[closeAt] === internalClose.opcode) this.#codes.push('CLOSE_4500')
    for (const [name, secret] of this.#secrets) if (text.includes(secret)) this.#found.add(name)
  }
}
