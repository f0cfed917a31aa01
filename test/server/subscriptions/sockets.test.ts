import { once } from 'node:events'
import { describe, expect, jest, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { waitUntilStalled } from '../../support/waitUntilStalled.js'
import { openClient, openSocket, startSubscriptionServer, tokenOf } from './subscriptionServer.js'

const ticks = 'subscription { ticks { at isFresh } }'

async function first(client: ReturnType<typeof openClient>, query: string, variables?: Record<string, unknown>) {
  const { value } = await client.iterate({ query, variables }).next()
  return value
}

/** Sends raw messages and returns code and reason of the close. */
async function closeOf(url: string, messages: readonly unknown[], headers?: Record<string, string>) {
  const socket = openSocket(url, headers)
  await once(socket, 'open')
  const closed = once(socket, 'close')
  for (const message of messages) socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  const [code, reason] = await closed
  return { code, reason: String(reason) }
}

const init = (payload?: unknown) => ({ type: 'connection_init', payload })

describe('The viewer of a WebSocket', () => {
  test('is authenticated by the connection parameters or by a header of the upgrade', async () => {
    const { wsUrl } = await startSubscriptionServer()
    const token = await tokenOf('ann')
    const ask = async (connectionParams?: Record<string, unknown>) => {
      const client = openClient(wsUrl, { connectionParams })
      return first(client, 'subscription { who }')
    }
    const ann = { data: { who: 'ann' } }
    expect(await ask({ authorization: `Bearer ${token}` })).toEqual(ann)
    expect(await ask({ Authorization: `Bearer ${token}` })).toEqual(ann)
    expect(await ask({ token })).toEqual(ann)
    expect(await ask({ token: `Bearer ${token}` })).toEqual(ann)
    expect(await ask()).toEqual({ data: { who: 'anonymous' } })

    const socket = openSocket(wsUrl, { authorization: `Bearer ${token}` })
    await once(socket, 'open')
    socket.send(JSON.stringify(init()))
    await once(socket, 'message')
    socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: 'subscription { who }' } }))
    const [message] = await once(socket, 'message')
    expect(JSON.parse(String(message))).toMatchObject({ type: 'next', payload: ann })
  })

  test('is never anonymous with an invalid or expired token: the connection is closed', async () => {
    const { wsUrl } = await startSubscriptionServer()
    for (const payload of [
      { authorization: 'Bearer not.a.token' },
      { authorization: '' },
      { authorization: { Bearer: 'x' } },
      { token: '' },
    ]) {
      expect((await closeOf(wsUrl, [init(payload)])).code).toBe(4401)
    }
    expect((await closeOf(wsUrl, [init()], { authorization: 'Basic YW5u' })).code).toBe(4401)
    // graphql-ws clients connect again with new parameters after this code.
    expect((await closeOf(wsUrl, [init({ token: await tokenOf('ann', -60) })])).code).toBe(4403)
  })

  test('is disconnected once when the token is no longer accepted, after a last error of each operation', async () => {
    const { wsUrl, source } = await startSubscriptionServer()
    const token = await tokenOf('ann', 600)
    stopClock()
    const client = openClient(wsUrl, { connectionParams: { token } })
    const closed = new Promise<unknown>((resolve) => client.on('closed', resolve))
    const events = client.iterate({ query: `subscription { now: ticks { at } }` })
    const next = events.next()
    await source.reaches(1)
    // Tokens are accepted for five seconds more.
    jest.advanceTimersByTime(604_000)
    expect(source.size).toBe(1)
    jest.advanceTimersByTime(2_000)
    const extensions = { code: 'UNAUTHENTICATED', retryable: true }
    expect((await next).value).toEqual({
      errors: [{ message: 'The token has expired.', path: ['now'], locations: expect.anything(), extensions }],
    })
    expect(await closed).toMatchObject({ code: 4403, reason: 'The token has expired.' })
    await expect(events.next()).rejects.toMatchObject({ code: 4403 })
    await source.reaches(0)
  })

  test('continues with a new token of a client that has a function for its parameters', async () => {
    const { wsUrl, source } = await startSubscriptionServer()
    const tokens = [await tokenOf('ann', 600), await tokenOf('ann', -60), await tokenOf('ann', 6_000)]
    stopClock()
    const closed: unknown[] = []
    let connections = 0
    const client = openClient(wsUrl, {
      connectionParams: () => ({ token: tokens[connections++] }),
      retryAttempts: 5,
      retryWait: async () => {},
      on: { closed: (event) => void closed.push((event as { code: number }).code) },
    })
    const events = client.iterate({ query: ticks })
    const next = events.next()
    await source.reaches(1)
    jest.advanceTimersByTime(606_000)
    expect((await next).value).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    const later = events.next()
    await source.reaches(0)
    await source.reaches(1)
    source.emit(7)
    expect((await later).value).toMatchObject({ data: { ticks: { at: 7 } } })
    expect(closed).toEqual([4403, 4403])
    expect(connections).toBe(3)
  })

  test('is refused by a server behind a gateway unless the upgrade contains the secret', async () => {
    const { wsUrl } = await startSubscriptionServer({ gatewaySecret: 'the secret of the gateway' })
    const refused = openSocket(wsUrl)
    const [error] = await once(refused, 'error')
    expect(error.message).toContain('403')
    const socket = openSocket(wsUrl, { 'x-gateway-secret': 'the secret of the gateway' })
    await once(socket, 'open')
  })

  test('must be on a page of this server if tokens are not required', async () => {
    const { wsUrl, url } = await startSubscriptionServer({ isDevelopment: true })
    const [error] = await once(openSocket(wsUrl, { origin: 'https://elsewhere.example' }), 'error')
    expect(error.message).toContain('403')
    await once(openSocket(wsUrl, { origin: new URL(url).origin }), 'open')
    await once(openSocket(wsUrl), 'open')
  })
})

describe('A WebSocket', () => {
  test('is served on /ws too, and on no other path', async () => {
    const { wsUrl } = await startSubscriptionServer()
    const client = openClient(wsUrl.replace('/graphql', '/ws'))
    expect(await first(client, '{ ping }')).toEqual({ data: { ping: 'pong' } })
    const [error] = await once(openSocket(wsUrl.replace('/graphql', '/elsewhere')), 'error')
    expect(error.message).toContain('404')
  })

  test('runs queries and mutations by the rules of HTTP, and returns no errors that HTTP would hide', async () => {
    const { wsUrl, logs } = await startSubscriptionServer()
    const client = openClient(wsUrl)
    expect(await first(client, 'mutation { touch }')).toEqual({ data: { touch: 1 } })
    expect(await first(client, '{ broken }')).toMatchObject({
      data: { broken: null },
      errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
    })
    expect(logs()).toContain('a secret of the database')
    const codeOf = (query: string, variables?: Record<string, unknown>) =>
      first(client, query, variables).catch((errors: { extensions: { code: string } }[]) => errors[0]?.extensions.code)
    expect(await codeOf('{')).toBe('GRAPHQL_PARSE_FAILED')
    expect(await codeOf('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(await codeOf(`{ ${Array.from({ length: 21 }, (_, n) => `a${n}: ping`).join(' ')} }`)).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
    expect(await codeOf(`{ ${'ping '.repeat(16_000)} }`)).toBe('GRAPHQL_PARSE_FAILED')
    expect(await codeOf('query A { ping } query B { ping }')).toBe('OPERATION_RESOLUTION_FAILURE')
    expect(await codeOf('subscription ($length: Int!) { padding(length: $length) }', { length: 'x' })).toBe(
      'BAD_USER_INPUT',
    )
  })

  test('reports why a subscription did not start and why it ended', async () => {
    const { wsUrl } = await startSubscriptionServer()
    const client = openClient(wsUrl)
    const notFound = expect.objectContaining({ extensions: { code: 'NOT_FOUND', kind: 'voice', id: 'v1' } })
    expect(await first(client, 'subscription { refused }')).toEqual({ errors: [notFound] })
    const events = client.iterate({ query: 'subscription { failing }' })
    expect((await events.next()).value).toEqual({ data: { failing: 1 } })
    await expect(events.next()).rejects.toEqual([notFound])
  })

  test('must send connection_init in time and before any operation', async () => {
    const { wsUrl: inHaste } = await startSubscriptionServer({ limits: { initTimeoutMs: 50 } })
    expect((await closeOf(inHaste, [])).code).toBe(4408)
    const { wsUrl } = await startSubscriptionServer()
    expect((await closeOf(wsUrl, [{ type: 'subscribe', id: '1', payload: { query: '{ ping }' } }])).code).toBe(4401)
    expect((await closeOf(wsUrl, ['no message'])).code).toBe(4400)
    expect((await closeOf(wsUrl, ['x'.repeat(2 * 1024 * 1024 + 1)])).code).toBe(1009)
  })

  test('has a limited number of concurrent operations, and can start another when one has ended', async () => {
    const { wsUrl, source } = await startSubscriptionServer({ limits: { operationsPerConnection: 2 } })
    const client = openClient(wsUrl)
    const events = client.iterate({ query: ticks })
    void events.next()
    void client.iterate({ query: ticks }).next()
    await source.reaches(2)
    await expect(first(client, '{ ping }')).rejects.toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }])
    await events.return?.(undefined)
    await source.reaches(1)
    expect(await first(client, '{ ping }')).toEqual({ data: { ping: 'pong' } })
  })

  test('is closed if it does not answer pings', async () => {
    const { wsUrl, source } = await startSubscriptionServer()
    stopClock('intervals')
    const open = async () => {
      const socket = openSocket(wsUrl)
      await once(socket, 'open')
      socket.send(JSON.stringify(init()))
      await once(socket, 'message')
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: ticks } }))
      return socket
    }
    const [deaf, alive] = [await open(), await open()]
    await source.reaches(2)
    deaf.pause()
    /** The response proves that earlier messages have arrived. */
    const isHeard = () => {
      alive.send(JSON.stringify({ type: 'ping' }))
      return once(alive, 'message')
    }
    const pinged = once(alive, 'ping')
    jest.advanceTimersByTime(15_000)
    await pinged
    await isHeard()
    jest.advanceTimersByTime(15_000)
    await source.reaches(1)
    await isHeard()
  })
})

describe('Events over a WebSocket', () => {
  test('are each executed in their own context, so that no loader returns stale data', async () => {
    const { wsUrl, source, contexts } = await startSubscriptionServer()
    const client = openClient(wsUrl)
    const events = client.iterate({ query: ticks })
    const next = events.next()
    await source.reaches(1)
    source.emit(1)
    expect(await next).toMatchObject({ value: { data: { ticks: { at: 1, isFresh: true } } } })
    for (const at of [2, 3]) {
      source.emit(at)
      expect(await events.next()).toMatchObject({ value: { data: { ticks: { at, isFresh: true } } } })
    }
    expect(contexts.count).toBe(1 + 3)
  })

  test('reach a thousand subscribers of one source', async () => {
    const limits = { operationsPerViewer: 1_000 }
    const { wsUrl, source, metrics } = await startSubscriptionServer({ limits })
    const clients = Array.from({ length: 10 }, () => openClient(wsUrl))
    const all = clients.flatMap((client) => Array.from({ length: 100 }, () => client.iterate({ query: ticks })))
    const firsts = all.map((events) => events.next())
    await source.reaches(1_000)
    expect(await metrics()).toContain('polyphony_open_subscription_connections{of="websocket"} 10')
    source.emit(7)
    const seen = await Promise.all(firsts)
    expect(seen.every(({ value }) => value?.data?.ticks !== undefined)).toBe(true)
    for (const client of clients) void client.dispose()
    await source.reaches(0)
  })

  test('are not produced faster than a slow reader reads them, and a stalled reader is disconnected', async () => {
    const { wsUrl, pulled, server } = await startSubscriptionServer()
    stopClock()
    const connected = once(server, 'connection')
    const slow = openSocket(wsUrl)
    const [peer] = await connected
    await once(slow, 'open')
    slow.send(JSON.stringify(init()))
    await once(slow, 'message')
    slow.pause()
    const query = 'subscription { padding(length: 100000) }'
    slow.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
    const closed = once(peer, 'close')
    await waitUntilStalled(() => pulled.count)
    jest.advanceTimersByTime(30_001)
    await closed
    expect(pulled.count).toBeGreaterThan(0)
    expect(pulled.count).toBeLessThan(300)
  })
})

describe('When the server shuts down,', () => {
  test('sockets are closed with 1001 after a last error of each operation, and do not delay it', async () => {
    const { wsUrl, source, stuck, close } = await startSubscriptionServer()
    const socket = openSocket(wsUrl)
    await once(socket, 'open')
    const messages: { id?: string; payload?: { errors?: { extensions: object }[] } }[] = []
    socket.on('message', (message) => void messages.push(JSON.parse(String(message))))
    socket.send(JSON.stringify(init()))
    await once(socket, 'message')
    const open = { ticks, query: '{ stuck }', mutation: 'mutation { stall }', done: '{ ping }' }
    for (const [id, query] of Object.entries(open)) {
      socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }))
    }
    await source.reaches(1)
    await waitUntil(() => stuck.count === 2 && messages.some(({ id }) => id === 'done'), 'the operations are open')
    const closed = once(socket, 'close')
    await close()
    expect((await closed)[0]).toBe(1001)
    const last = (id: string) => messages.findLast((message) => message.id === id)?.payload?.errors?.[0]?.extensions
    expect(last('ticks')).toEqual({ code: 'SERVICE_UNAVAILABLE', retryable: true })
    expect(last('query')).toEqual({ code: 'SERVICE_UNAVAILABLE', retryable: true })
    const mutation = { code: 'SERVICE_UNAVAILABLE', retryable: false, operationId: 'operation-1' }
    expect(last('mutation')).toEqual(mutation)
    expect(last('done')).toBeUndefined()
    expect(source.size).toBe(0)
    stuck.release()
  })
})
