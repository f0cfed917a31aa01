import { setTimeout as sleep } from 'node:timers/promises'
import type { AbuseOptions } from './AbuseOptions.js'
import type { AbuseCase, CaseWorld } from './cases/AbuseCase.js'
import { drawCase } from './cases/drawCase.js'
import { slowCase } from './cases/slowCases.js'
import { type ExchangeOptions, exchange } from './protocols/exchange.js'
import { Random } from './random/Random.js'
import type { Tally } from './Tally.js'

const workers = 24
/** What is skipped must not keep everything else from running. */
const skipMs = 5
const longestSlowMs = 45_000

export interface AttackOptions extends Omit<ExchangeOptions, 'signal'> {
  readonly options: AbuseOptions
  readonly world: CaseWorld
  readonly tally: Tally
  /** Ends the attack and closes all of its connections. */
  readonly signal: AbortSignal
}

/** Sends cases until the time is over or the number is reached, while slow clients keep their connections open. */
export class Attack {
  readonly #attack: AttackOptions
  readonly #endAt: number
  readonly #ending = new AbortController()
  #next = 0

  constructor(attack: AttackOptions) {
    this.#attack = attack
    this.#endAt = Date.now() + attack.options.seconds * 1_000
  }

  /** Resolves when every connection is closed. */
  async run(): Promise<void> {
    const slow = Array.from({ length: this.#attack.options.slowConnections }, (_, index) => this.#holdSlowly(index))
    try {
      await Promise.all(Array.from({ length: workers }, () => this.#work()))
    } finally {
      this.#ending.abort()
    }
    await Promise.all(slow)
  }

  /** Plays one case alone. */
  async playOne(index: string): Promise<{ played: AbuseCase; ended: string; statuses: readonly number[]; ms: number }> {
    const played = this.#draw(index)
    const { ended, statuses, ms } = await this.#play(played, index)
    return { played, ended, statuses, ms }
  }

  async #work(): Promise<void> {
    while (!this.#isOver) {
      const index = String(this.#next++)
      const drawn = this.#draw(index)
      if (this.#attack.options.kinds.test(drawn.kind)) await this.#play(drawn, index)
      else await sleep(skipMs)
    }
  }

  async #holdSlowly(connection: number): Promise<void> {
    for (let round = 0; !this.#isOver; round += 1) {
      const index = `slow-${connection}-${round}`
      const drawn = this.#draw(index)
      if (this.#attack.options.kinds.test(drawn.kind)) await this.#play(drawn, index)
      else await sleep(skipMs)
    }
  }

  get #isOver(): boolean {
    const { options, signal } = this.#attack
    if (signal.aborted || this.#ending.signal.aborted) return true
    return options.cases === undefined ? Date.now() >= this.#endAt : this.#next >= options.cases
  }

  /** The same seed and index always give the same case. */
  #draw(index: string): AbuseCase {
    const { options, world } = this.#attack
    const draw = {
      random: new Random(`${options.seed}:${index}`),
      world,
      requestId: `abuse-${options.seed}-${index}`,
    }
    return index.startsWith('slow-') ? slowCase(draw, longestSlowMs) : drawCase(draw)
  }

  async #play(abuse: AbuseCase, index: string) {
    const { tally, port, secrets, signal } = this.#attack
    const begun = tally.begin(abuse, index)
    const received = await exchange(abuse.conversation, {
      port,
      secrets,
      signal: AbortSignal.any([signal, this.#ending.signal]),
    })
    tally.end(begun, abuse, received)
    return received
  }
}
