import type { Readable } from 'node:stream'
import { ResponseScanner, type Secrets } from '../protocols/ResponseScanner.js'

export interface LoggedError {
  /** Message, error and the first place of ours in its stack: what is the same for the same mistake. */
  readonly signature: string
  /** Id of the request, where the log line has it. */
  readonly requestId: string | undefined
  readonly at: number
  readonly line: string
}

interface LogLine {
  level?: number
  msg?: string
  requestId?: string
  path?: unknown[]
  err?: { type?: string; message?: string; stack?: string; code?: string }
}

const errorLevel = 50
/** Who is refused for these has met a limit, which is no failure. */
const refusals: ReadonlySet<string | undefined> = new Set(['RATE_LIMITED', 'SERVICE_UNAVAILABLE'])
const longestLine = 4_000
const keptLines = 40

/** Reads what a server writes: lines of errors, other words than JSON lines, and secrets that should not be there. */
export class ServerLog {
  readonly errors: LoggedError[] = []
  /** The last lines, for the report of a process that has ended. */
  readonly lastLines: string[] = []
  readonly #secrets: Secrets
  readonly #found = new Set<string>()
  readonly #waiting = new Set<(line: string) => void>()
  #lines = 0

  constructor(secrets: Secrets) {
    this.#secrets = secrets
  }

  get lines(): number {
    return this.#lines
  }

  get secretsSeen(): readonly string[] {
    return [...this.#found]
  }

  read(stream: Readable): void {
    let rest = ''
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) this.#add(line)
    })
  }

  /** The first match of a pattern in a line that is still to come. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve) => {
      const look = (line: string) => {
        const match = pattern.exec(line)
        if (match === null) return
        this.#waiting.delete(look)
        resolve(match)
      }
      this.#waiting.add(look)
    })
  }

  #add(line: string): void {
    this.#lines += 1
    this.lastLines.push(line.slice(0, longestLine))
    if (this.lastLines.length > keptLines) this.lastLines.shift()
    for (const look of [...this.#waiting]) look(line)
    const scanner = new ResponseScanner(this.#secrets)
    scanner.add(Buffer.from(line))
    for (const name of scanner.end().secrets) this.#found.add(name)
    const entry = parseLine(line)
    if (entry === undefined || (entry.level ?? 0) < errorLevel || refusals.has(entry.err?.code)) return
    this.errors.push({
      signature: signatureOf(entry),
      requestId: entry.requestId,
      at: Date.now(),
      line: line.slice(0, longestLine),
    })
  }
}

function parseLine(line: string): LogLine | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as LogLine
  } catch {
    return undefined
  }
}

function signatureOf({ msg = '', err, path }: LogLine): string {
  const place = /\/dist\/src\/([^:)]+:\d+)/.exec(err?.stack ?? '') ?? /\/(src\/[^:)]+:\d+)/.exec(err?.stack ?? '')
  const reason = (err?.message ?? '').replace(/"[^"]*"|'[^']*'|\d+/g, '…').slice(0, 200)
  const field = path?.filter((step) => typeof step === 'string').at(-1)
  return `${msg}: ${err?.type ?? 'no error'}: ${reason}${field === undefined ? '' : ` [${field}]`}${place ? ` at ${place[1]}` : ''}`
}
