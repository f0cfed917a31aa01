import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { withDeadline } from '../../async/withDeadline.js'
import { ServiceUnavailable } from '../../errors.js'
import type { Logger } from '../../logger.js'
import type { BusEvent, EventBus } from './EventBus.js'
import { Subscribers } from './Subscribers.js'

/** One channel for all topics: a topic holds ids, and names of channels are short and cost a lock each. */
const CHANNEL = 'polyphony_events'
/** Postgres takes less than 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_900

export interface PostgresBusSettings {
  connectTimeoutMs: number
  statementTimeoutMs: number
  /** How often a silent connection is asked whether it is still there. */
  pingEveryMs: number
  /** Before the first attempt to connect again; it doubles with each. */
  minBackoffMs: number
  maxBackoffMs: number
}

const defaultPostgresBusSettings: PostgresBusSettings = {
  connectTimeoutMs: 5_000,
  statementTimeoutMs: 5_000,
  pingEveryMs: 15_000,
  minBackoffMs: 100,
  maxBackoffMs: 10_000,
}

/**
 * Reaches all processes on the same database: LISTEN and NOTIFY on one connection of its own, which has to be one to the
 * server itself and not to a pooler of transactions. While it is broken events are lost, so every subscriber is told when
 * it stands again.
 */
export function createPostgresBus(
  connectionString: string,
  logger: Logger,
  settings: Partial<PostgresBusSettings> = {},
): EventBus {
  const { connectTimeoutMs, statementTimeoutMs, pingEveryMs, minBackoffMs, maxBackoffMs } = {
    ...defaultPostgresBusSettings,
    ...settings,
  }
  const subscribers = new Subscribers()
  const closing = new AbortController()
  const closed = new Promise<void>((resolve) => closing.signal.addEventListener('abort', () => resolve()))
  let connection = deferred<pg.Client>()

  const keepConnected = async () => {
    for (let backoffMs = minBackoffMs; !closing.signal.aborted; ) {
      const client = new pg.Client({
        connectionString,
        application_name: 'polyphony-events',
        connectionTimeoutMillis: connectTimeoutMs,
        query_timeout: statementTimeoutMs,
        keepAlive: true,
      })
      const broken = deferred<void>()
      // An ending connection says more than once that it ends, also after nobody cares any more.
      client.on('error', () => broken.resolve())
      client.on('end', () => broken.resolve())
      client.on('notification', ({ payload }) => receive(payload))
      try {
        await client.connect()
        await client.query(`LISTEN ${CHANNEL}`)
        backoffMs = minBackoffMs
        connection.resolve(client)
        // Also after the very first connect: a subscription may be older than it.
        subscribers.tellAll({ id: '*', missed: true })
        await Promise.race([broken.promise, keepAsking(client), closed])
        if (!closing.signal.aborted) logger.warn('the connection of the event bus broke')
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        if (!closing.signal.aborted) logger.warn({ reason }, 'the event bus is not connected')
      }
      connection = deferred()
      await endQuietly(client, connectTimeoutMs)
      await sleep(backoffMs * (0.5 + Math.random() / 2), undefined, { signal: closing.signal }).catch(() => {})
      backoffMs = Math.min(maxBackoffMs, backoffMs * 2)
    }
  }

  /** Returns when the connection does not answer any more, which the network may keep to itself. */
  const keepAsking = async (client: pg.Client) => {
    for (;;) {
      await sleep(pingEveryMs, undefined, { signal: closing.signal, ref: false })
      await client.query('SELECT 1')
    }
  }

  const receive = (payload: string | undefined) => {
    const message = parse(payload)
    if (message) subscribers.tell(message.topic, message.event)
  }

  const running = keepConnected()

  return {
    async publish(topic, { id, revision }) {
      const payload = JSON.stringify({ topic, id, revision })
      if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) throw new RangeError('An event carries ids and no more.')
      try {
        const client = await withDeadline(connection.promise, {
          timeoutMs: statementTimeoutMs,
          what: 'Connecting',
          signal: closing.signal,
        })
        await client.query('SELECT pg_notify($1, $2)', [CHANNEL, payload])
      } catch (error) {
        throw new ServiceUnavailable('Events can not be told right now.', { cause: error })
      }
    },
    subscribe: (topic, signal) => subscribers.add(topic, signal),
    async close() {
      closing.abort()
      subscribers.close()
      await running
    },
  }
}

function parse(payload: string | undefined): { topic: string; event: BusEvent } | null {
  try {
    const { topic, id, revision } = JSON.parse(payload ?? '')
    if (typeof topic !== 'string' || typeof id !== 'string') return null
    return { topic, event: typeof revision === 'number' ? { id, revision } : { id } }
  } catch {
    // Somebody else's message on our channel.
    return null
  }
}

function deferred<Value>() {
  let resolve!: (value: Value) => void
  const promise = new Promise<Value>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

async function endQuietly(client: pg.Client, timeoutMs: number): Promise<void> {
  await Promise.race([client.end().catch(() => {}), sleep(timeoutMs, undefined, { ref: false })])
}
