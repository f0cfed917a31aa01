import type { AbuseCase } from './cases/AbuseCase.js'
import type { Received } from './protocols/exchange.js'

export interface AttackFailure {
  /** What went wrong, in words that are the same for the same mistake. */
  readonly what: string
  readonly index: string
  readonly kind: string
  readonly summary: string
  /** The beginning of the answer. */
  readonly sample: string
}

/** One case while it runs and after. */
export interface PlayedCase {
  readonly index: string
  readonly kind: string
  readonly summary: string
  readonly startedAt: number
  endedAt: number
}

const keptCases = 20_000

/** Counts what became of the cases, and keeps those that failed. */
export class Tally {
  readonly byKind = new Map<string, Map<string, number>>()
  readonly byCode = new Map<string, number>()
  readonly failures: AttackFailure[] = []
  readonly #played: PlayedCase[] = []
  #count = 0
  #serverErrors = 0

  get count(): number {
    return this.#count
  }

  /** Statuses from 500 on that are not a coded 503. */
  get serverErrors(): number {
    return this.#serverErrors
  }

  begin({ kind, summary }: AbuseCase, index: string): PlayedCase {
    const played = { index, kind, summary, startedAt: Date.now(), endedAt: Number.POSITIVE_INFINITY }
    this.#played.push(played)
    if (this.#played.length > keptCases) this.#played.shift()
    return played
  }

  end(played: PlayedCase, { mayReadAll = false }: AbuseCase, received: Received): void {
    played.endedAt = Date.now()
    this.#count += 1
    const kind = played.kind.split(' ').slice(0, 2).join(' ')
    const outcomes = this.byKind.get(kind) ?? new Map<string, number>()
    this.byKind.set(kind, outcomes)
    const statuses = received.statuses.length > 0 ? received.statuses.map(String) : [received.ended]
    for (const status of statuses) add(outcomes, status)
    for (const code of received.codes) add(this.byCode, code)
    for (const what of mistakesIn(received, mayReadAll)) this.#fail(what, played, received)
  }

  /** The cases that ran at a time, or had just ended. */
  playedAt(at: number, toleranceMs: number): PlayedCase[] {
    return this.#played.filter(({ startedAt, endedAt }) => startedAt <= at + toleranceMs && endedAt >= at - toleranceMs)
  }

  /** The cases that ran when a silence began; the last one to be sent is the likeliest cause. */
  begunAround(from: number): PlayedCase[] {
    const running = this.#played.filter(({ startedAt, endedAt }) => startedAt <= from + 200 && endedAt >= from + 100)
    return running.sort((a, b) => b.startedAt - a.startedAt)
  }

  #fail(what: string, { index, kind, summary }: PlayedCase, { sample }: Received): void {
    if (what.startsWith('status')) this.#serverErrors += 1
    this.failures.push({ what, index, kind, summary, sample })
  }
}

function mistakesIn({ statuses, codes, secrets }: Received, mayReadAll: boolean): string[] {
  const isUpgrade = statuses.length === 1 && codes.length === 0
  const wrong = statuses.filter((status) => {
    // Who is refused a WebSocket cannot read a body: its 503 has none.
    return status >= 500 && !(status === 503 && (codes.length > 0 || isUpgrade))
  })
  const internal = codes.filter((code) => code === 'INTERNAL_SERVER_ERROR' || code === 'CLOSE_4500')
  const leaks = secrets.filter((name) => !(mayReadAll && name === 'marker'))
  return [
    ...new Set([
      ...wrong.map((status) => `status ${status}`),
      ...internal.map((code) => `code ${code}`),
      ...leaks.map((name) => `leak of ${name}`),
    ]),
  ]
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
