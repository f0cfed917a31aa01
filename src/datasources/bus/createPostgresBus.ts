import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { raceAbort } from '../../async/raceAbort.js'
import { withDeadline } from '../../async/withDeadline.js'
import { ServiceUnavailable } from '../../errors.js'
import type { Logger } from '../../logger.js'
import type { BusEvent, EventBus } from './EventBus.js'
import { Subscribers } from './Subscribers.js'

/** One channel for all topics: names of channels are short, and each costs a lock. */
const CHANNEL = 'polyphony_events'
/** Postgres accepts less than 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_900

export interface PostgresBusSettings {
  connectTimeoutMs: number
  statementTimeoutMs: number
  /** Interval of the statements that check the connection. */
  pingEveryMs: number
  /** Delay before the first attempt to reconnect; it doubles with each. */
  minBackoffMs: number
  maxBackoffMs: number
}

const DEFAULT_SETTINGS: PostgresBusSettings = {
  connectTimeoutMs: 5_000,
  statementTimeoutMs: 5_000,
  pingEveryMs: 15_000,
  minBackoffMs: 100,
  maxBackoffMs: 10_000,
}

/**
 * Reaches all processes on the same database by LISTEN and NOTIFY on one connection, which must not go through a pooler in
 * transaction mode. Events are lost while the connection is broken, so all subscribers get an event when it is restored.
 */
export function createPostgresBus(
  connectionString: string,
  logger: Logger,
  settings: Partial<PostgresBusSettings> = {},
): EventBus {
  return new PostgresBus(connectionString, logger, { ...DEFAULT_SETTINGS, ...settings })
}

class PostgresBus implements EventBus {
  readonly #connectionString: string
  readonly #logger: Logger
  readonly #settings: PostgresBusSettings
  readonly #subscribers = new Subscribers()
  readonly #closing = new AbortController()
  readonly #running: Promise<void>
  #connection = Promise.withResolvers<pg.Client>()

  constructor(connectionString: string, logger: Logger, settings: PostgresBusSettings) {
    this.#connectionString = connectionString
    this.#logger = logger
    this.#settings = settings
    this.#running = this.#keepConnected()
  }

  async publish(topic: string, { id, revision }: Pick<BusEvent, 'id' | 'revision'>): Promise<void> {
    const payload = JSON.stringify({ topic, id, revision })
    if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
      throw new RangeError(`An event must have at most ${MAX_PAYLOAD_BYTES} bytes`)
    }
    const deadline = {
      timeoutMs: this.#settings.statementTimeoutMs,
      what: 'Connecting the event bus',
      signal: this.#closing.signal,
    }
    try {
      const client = await withDeadline(this.#connection.promise, deadline)
      await client.query('SELECT pg_notify($1, $2)', [CHANNEL, payload])
    } catch (error) {
      throw new ServiceUnavailable('The event bus is unavailable. Try again shortly.', { cause: error })
    }
  }

  subscribe(topic: string, signal?: AbortSignal): AsyncIterableIterator<BusEvent> {
    return this.#subscribers.add(topic, signal)
  }

  async close(): Promise<void> {
    this.#closing.abort()
    this.#subscribers.close()
    await this.#running
  }

  async #keepConnected(): Promise<void> {
    const { signal } = this.#closing
    const { minBackoffMs, maxBackoffMs } = this.#settings
    let backoffMs = minBackoffMs
    while (!signal.aborted) {
      if (await this.#listenUntilBroken()) backoffMs = minBackoffMs
      await sleep(backoffMs * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => {})
      backoffMs = Math.min(maxBackoffMs, backoffMs * 2)
    }
  }

  /** Uses one connection until it breaks or the bus is closed. False if it could not be opened. */
  async #listenUntilBroken(): Promise<boolean> {
    const client = this.#newClient()
    const ended = Promise.withResolvers<void>()
    // These handlers stay, because a client can emit errors after its end.
    client.on('error', () => ended.resolve())
    client.on('end', () => ended.resolve())
    client.on('notification', ({ payload }) => this.#receive(payload))
    let isConnected = false
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      isConnected = true
      this.#connection.resolve(client)
      // Also after the first connect: a subscription may have started before.
      this.#subscribers.publishToAll({ id: '*', missed: true })
      await raceAbort(Promise.race([ended.promise, this.#ping(client)]), this.#closing.signal)
      this.#logger.warn('the connection of the event bus broke')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      if (!this.#closing.signal.aborted) this.#logger.warn({ reason }, 'the event bus is not connected')
    }
    this.#connection = Promise.withResolvers()
    const deadline = { timeoutMs: this.#settings.connectTimeoutMs, what: 'Closing the event bus' }
    await withDeadline(client.end(), deadline).catch(() => {})
    return isConnected
  }

  #newClient(): pg.Client {
    const { connectTimeoutMs, statementTimeoutMs } = this.#settings
    return new pg.Client({
      connectionString: this.#connectionString,
      application_name: 'polyphony-events',
      connectionTimeoutMillis: connectTimeoutMs,
      query_timeout: statementTimeoutMs,
      keepAlive: true,
    })
  }

  /** Rejects when the connection does not respond any more, which the network may not report. */
  async #ping(client: pg.Client): Promise<never> {
    for (;;) {
      await sleep(this.#settings.pingEveryMs, undefined, { signal: this.#closing.signal, ref: false })
      await client.query('SELECT 1')
    }
  }

  #receive(payload: string | undefined): void {
    const message = parse(payload)
    if (message) this.#subscribers.publish(message.topic, message.event)
  }
}

function parse(payload: string | undefined): { topic: string; event: BusEvent } | null {
  try {
    const { topic, id, revision } = JSON.parse(payload ?? '')
    if (typeof topic !== 'string' || typeof id !== 'string') return null
    return { topic, event: typeof revision === 'number' ? { id, revision } : { id } }
  } catch {
    return null
  }
}
