import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/** The time between a signal to shut down and the end of service, in which load balancers notice that the server is not ready. */
export class Drain {
  readonly #delayMs: number
  readonly #ended = new AbortController()
  #hasBegun = false

  constructor(delayMs: number) {
    this.#delayMs = delayMs
  }

  get hasBegun(): boolean {
    return this.#hasBegun
  }

  async wait(): Promise<void> {
    this.#hasBegun = true
    if (this.#delayMs === 0) return
    await sleep(this.#delayMs, undefined, { signal: this.#ended.signal }).catch(() => {})
  }

  end(): void {
    this.#hasBegun = true
    this.#ended.abort()
  }
}

/** Clients with a kept-alive connection would send their requests to this server until it closes. */
export function moveConnections(fastify: FastifyInstance, drain: Drain): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (drain.hasBegun) reply.header('connection', 'close')
  })
}
