import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import { createPostgresBus } from '../../../src/datasources/bus/createPostgresBus.js'
import type { BusEvent, EventBus } from '../../../src/datasources/bus/EventBus.js'
import { ServiceUnavailable } from '../../../src/errors.js'
import { silent } from '../../support/database.js'

const server = process.env.TEST_DATABASE_URL
const onServer = server ? describe : describe.skip
const quick = { minBackoffMs: 10, maxBackoffMs: 50, pingEveryMs: 200 }

const kinds: [string, () => EventBus][] = [['the local bus', createLocalBus]]
if (server) kinds.push(['the bus on Postgres', () => createPostgresBus(server, silent, quick)])

const next = async (events: AsyncIterator<BusEvent>) => (await events.next()).value

/** The first event of a bus says that it is connected and everything has to be read again. */
async function ready(bus: EventBus): Promise<void> {
  const topic = `ready-${Math.random()}`
  const events = bus.subscribe(topic)
  await bus.publish(topic, { id: 'ready' })
  while ((await next(events))?.id !== 'ready');
  await events.return?.()
}

describe.each(kinds)('%s', (_name, createBus) => {
  let bus: EventBus
  beforeEach(async () => {
    bus = createBus()
    await ready(bus)
  })
  afterEach(() => bus.close())

  test('delivers an event to every subscriber of its topic, and to no other', async () => {
    const [one, two, stranger] = [bus.subscribe('job:1'), bus.subscribe('job:1'), bus.subscribe('job:2')]
    await bus.publish('job:1', { id: '1', revision: 7 })
    await bus.publish('job:2', { id: '2' })
    expect(await next(one)).toEqual({ id: '1', revision: 7 })
    expect(await next(two)).toEqual({ id: '1', revision: 7 })
    expect(await next(stranger)).toEqual({ id: '2' })
  })

  test('collects events from the call of subscribe on, before the first read', async () => {
    const events = bus.subscribe('t')
    for (const id of ['a', 'b', 'c']) await bus.publish('t', { id })
    const read = [await next(events), await next(events), await next(events)]
    expect(read.map((event) => event?.id)).toEqual(['a', 'b', 'c'])
  })

  test('keeps a bounded number of events for a slow subscriber, the newest ones', async () => {
    const [slow, last] = [bus.subscribe('t'), bus.subscribe('end')]
    for (let index = 1; index <= 200; index += 1) await bus.publish('t', { id: String(index) })
    await bus.publish('end', { id: 'end' })
    await next(last)
    const ids: string[] = []
    while (ids.at(-1) !== '200') ids.push((await next(slow))!.id)
    expect(ids.length).toBeLessThanOrEqual(16)
    expect(ids.map(Number)).toEqual([...ids.map(Number)].sort((one, other) => one - other))
  })

  test('ends a subscription by its signal, by its reader, and by its own end', async () => {
    const leaving = new AbortController()
    const [byReader, bySignal, byBus] = [bus.subscribe('t'), bus.subscribe('t', leaving.signal), bus.subscribe('t')]
    const waiting = bySignal.next()
    leaving.abort()
    expect(await waiting).toMatchObject({ done: true })
    await byReader.return?.()
    expect(await byReader.next()).toMatchObject({ done: true })
    const open = byBus.next()
    await bus.close()
    expect(await open).toMatchObject({ done: true })
    expect(await bus.subscribe('t').next()).toMatchObject({ done: true })
    expect(await bus.subscribe('t', leaving.signal).next()).toMatchObject({ done: true })
  })
})

onServer('across processes', () => {
  let one: EventBus
  let other: EventBus
  beforeEach(async () => {
    one = createPostgresBus(server!, silent, quick)
    other = createPostgresBus(server!, silent, quick)
    await Promise.all([ready(one), ready(other)])
  })
  afterEach(() => Promise.all([one.close(), other.close()]))

  async function breakConnections(): Promise<void> {
    const client = new pg.Client({ connectionString: server! })
    await client.connect()
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'polyphony-events'`,
    )
    await client.end()
  }

  test('The bus on Postgres delivers an event of one process to the other', async () => {
    const events = other.subscribe('t')
    await one.publish('t', { id: 'x', revision: 1 })
    expect(await next(events)).toEqual({ id: 'x', revision: 1 })
  })

  test('The bus on Postgres makes every subscriber read again after a lost connection, and then delivers events again', async () => {
    const [events, others] = [other.subscribe('t'), other.subscribe('u')]
    await breakConnections()
    expect(await next(events)).toEqual({ id: '*', missed: true })
    expect(await next(others)).toEqual({ id: '*', missed: true })
    await one.publish('t', { id: 'again' }).catch(() => one.publish('t', { id: 'again' }))
    let event = await next(events)
    while (event?.missed) event = await next(events)
    expect(event).toEqual({ id: 'again' })
  })

  test('The bus on Postgres ignores foreign notifications', async () => {
    const events = other.subscribe('t')
    const client = new pg.Client({ connectionString: server! })
    await client.connect()
    for (const payload of ['', 'nonsense', '{"topic":1}', 'null']) {
      await client.query('SELECT pg_notify($1, $2)', ['polyphony_events', payload])
    }
    await client.end()
    await one.publish('t', { id: 'x' })
    expect(await next(events)).toEqual({ id: 'x' })
    await expect(one.publish('t', { id: 'x'.repeat(9_000) })).rejects.toThrow(RangeError)
  })
})

test('A bus with an unreachable server fails within its deadline and closes at once', async () => {
  const bus = createPostgresBus('postgres://nobody@127.0.0.1:1/none', silent, { ...quick, statementTimeoutMs: 100 })
  await expect(bus.publish('t', { id: 'x' })).rejects.toThrow(ServiceUnavailable)
  await bus.close()
})
