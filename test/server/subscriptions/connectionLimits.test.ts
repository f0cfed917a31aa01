import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import type { WebSocket } from 'ws'
import type { SubscriptionLimits } from '../../../src/server/subscriptions/SubscriptionOptions.js'
import { stopClock } from '../../support/stopClock.js'
import { openClient, openSocket, startSubscriptionServer, tokenOf } from './subscriptionServer.js'

const ticks = 'subscription { ticks { at isFresh } }'

type Server = Awaited<ReturnType<typeof startSubscriptionServer>>

function start(limits: Partial<SubscriptionLimits>, gatewaySecret?: string): Promise<Server> {
  return startSubscriptionServer({ limits, gatewaySecret })
}

async function openPending({ wsUrl }: Server, headers?: Record<string, string>): Promise<WebSocket> {
  const socket = openSocket(wsUrl, headers)
  await once(socket, 'open')
  return socket
}

/** Resolves with the response to connection_init, or with the close code. */
function init(socket: WebSocket, token?: string): Promise<string | number> {
  const answer = new Promise<string | number>((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse(String(data)).type))
    socket.once('close', (code) => resolve(code))
  })
  socket.send(JSON.stringify({ type: 'connection_init', payload: token === undefined ? undefined : { token } }))
  return answer
}

function subscribe(socket: WebSocket, id = '1', query = ticks): void {
  socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query } }))
}

async function openReady(server: Server, token?: string): Promise<WebSocket> {
  const socket = await openPending(server)
  expect(await init(socket, token)).toBe('connection_ack')
  return socket
}

async function codeOf(socket: WebSocket): Promise<number> {
  const [code] = await once(socket, 'close')
  return code
}

function stream({ url }: Server, token?: string): Promise<Response> {
  const headers = { accept: 'text/event-stream', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  return fetch(`${url}?query=${encodeURIComponent(ticks)}`, { headers })
}

async function sampleOf(server: Server, sample: string): Promise<number | undefined> {
  const line = (await server.metrics()).split('\n').find((text) => text.startsWith(`${sample} `))
  return line === undefined ? undefined : Number(line.slice(sample.length + 1))
}

describe('Anonymous sockets never take the slots of signed-in viewers:', () => {
  test('A signed-in viewer connects while anonymous sockets with operations hold all their slots.', async () => {
    const server = await start({ sockets: 2, anonymousSockets: 5, anonymousSocketsPerAddress: 5, socketsPerViewer: 2 })
    const crowd = await Promise.all(Array.from({ length: 5 }, () => openReady(server)))
    for (const socket of crowd) subscribe(socket)
    await server.source.reaches(5)
    expect(await init(await openPending(server))).toBe(4429)
    await openReady(server, await tokenOf('ann'))
    expect((await stream(server, await tokenOf('ann'))).status).toBe(200)
    await server.source.reaches(6)
  })

  test('A signed-in viewer connects while sockets without connection_init hold all pending slots.', async () => {
    const server = await start({ pendingSockets: 10, pendingSocketsPerAddress: 10 })
    const crowd = await Promise.all(Array.from({ length: 10 }, () => openPending(server)))
    const oldest = codeOf(crowd[0]!)
    const other = openSocket(server.wsUrl)
    await once(other, 'open')
    expect(await init(other, await tokenOf('ann'))).toBe('connection_ack')
    expect(await oldest).toBe(4408)
    expect(crowd.filter(({ readyState, OPEN }) => readyState === OPEN)).toHaveLength(9)
    expect(await sampleOf(server, 'polyphony_refusals_total{surface="live",reason="pending"}')).toBe(1)
  })

  test('A flood of a thousand anonymous sockets leaves few open, and signed-in viewers connect during it.', async () => {
    const server = await start({ pendingSockets: 20, anonymousSockets: 20, anonymousSocketsPerAddress: 20 })
    let isOver = false
    const token = await tokenOf('ann')
    const flood = async () => {
      for (let count = 0; count < 125; count++) {
        const socket = await openPending(server)
        if (count % 2 === 0) void init(socket)
      }
    }
    const floods = Promise.all(Array.from({ length: 8 }, flood)).then(() => {
      isOver = true
    })
    while (!isOver) {
      const client = openClient(server.wsUrl, { connectionParams: { token } })
      const { value } = await client.iterate({ query: '{ ping }' }).next()
      expect(value).toEqual({ data: { ping: 'pong' } })
      await client.dispose()
    }
    await floods
    expect(await sampleOf(server, 'polyphony_subscription_pool{of="anonymous"}')).toBeLessThanOrEqual(20)
    expect(await sampleOf(server, 'polyphony_subscription_pool{of="pending"}')).toBeLessThanOrEqual(20)
  })
})

describe('An anonymous socket without an operation', () => {
  test('is closed after some seconds, also after its last operation has ended.', async () => {
    const server = await start({})
    stopClock()
    const [idle, ended, busy] = [await openReady(server), await openReady(server), await openReady(server)]
    for (const socket of [ended, busy]) subscribe(socket)
    await server.source.reaches(2)
    const first = codeOf(idle)
    jest.advanceTimersByTime(5_001)
    expect(await first).toBe(1000)
    ended.send(JSON.stringify({ type: 'complete', id: '1' }))
    await server.source.reaches(1)
    const second = codeOf(ended)
    jest.advanceTimersByTime(5_001)
    expect(await second).toBe(1000)
    expect(busy.readyState).toBe(busy.OPEN)
  })

  test('is closed for a new one above the limit, and one with an operation is not.', async () => {
    const server = await start({ anonymousSocketsPerAddress: 2 })
    const busy = await openReady(server)
    subscribe(busy)
    await server.source.reaches(1)
    const idle = await openReady(server)
    const closed = codeOf(idle)
    const next = await openReady(server)
    expect(await closed).toBe(1000)
    subscribe(next)
    await server.source.reaches(2)
    expect(await init(await openPending(server))).toBe(4429)
    expect((await stream(server)).status).toBe(429)
  })
})

describe('One viewer', () => {
  test('has a limited number of connections: more are closed with 4429 or answered with 429, and others are not affected.', async () => {
    const server = await start({ socketsPerViewer: 2 })
    const [ann, ben] = [await tokenOf('ann'), await tokenOf('ben')]
    const first = await openReady(server, ann)
    const live = await stream(server, ann)
    await server.source.reaches(1)
    expect(await init(await openPending(server), ann)).toBe(4429)
    const refused = await stream(server, ann)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5'])
    const [, data] = /^data: (.+)$/m.exec(await refused.text()) ?? []
    expect(JSON.parse(data!)).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', reason: 'VIEWER' } }] })
    await openReady(server, ben)
    await live.body?.cancel()
    await server.source.reaches(0)
    await openReady(server, ann)
    first.close()
    expect(await sampleOf(server, 'polyphony_refusals_total{surface="live",reason="viewer"}')).toBe(2)
    expect(server.logs()).toContain('a limit was reached')
  })

  test('has a limited number of operations over all connections.', async () => {
    const server = await start({ operationsPerViewer: 3 })
    const token = await tokenOf('ann')
    const [one, other] = [await openReady(server, token), await openReady(server, token)]
    subscribe(one, '1')
    subscribe(one, '2')
    subscribe(other, '1')
    await server.source.reaches(3)
    subscribe(other, '2')
    const [refused] = await once(other, 'message')
    expect(JSON.parse(String(refused))).toMatchObject({
      ...{ id: '2', type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', reason: 'VIEWER' } }] },
    })
    expect((await stream(server, token)).status).toBe(429)
    one.close()
    await server.source.reaches(1)
    subscribe(other, '3')
    await server.source.reaches(2)
  })

  test('gets no further operations by completing those that still run.', async () => {
    const server = await start({ operationsPerConnection: 5 })
    const socket = await openReady(server, await tokenOf('ann'))
    for (let count = 0; count < 20; count++) {
      subscribe(socket, String(count), '{ stuck }')
      socket.send(JSON.stringify({ type: 'complete', id: String(count) }))
    }
    socket.send(JSON.stringify({ type: 'ping' }))
    await once(socket, 'message')
    expect(server.stuck.count).toBe(5)
    server.stuck.release()
  })

  test('A client that was closed with 4429 does not reconnect by itself.', async () => {
    const server = await start({ socketsPerViewer: 1 })
    const token = await tokenOf('ann')
    await openReady(server, token)
    let connections = 0
    server.server.on('upgrade', () => {
      connections += 1
    })
    const client = openClient(server.wsUrl, { connectionParams: { token }, retryAttempts: 5 })
    await expect(client.iterate({ query: ticks }).next()).rejects.toMatchObject({ code: 4429 })
    expect(connections).toBe(1)
  })
})

test('Behind a gateway the limits per address do not apply, because it connects on behalf of many clients.', async () => {
  const secret = 'the secret of the gateway'
  const server = await start({ anonymousSocketsPerAddress: 1, pendingSocketsPerAddress: 1 }, secret)
  const headers = { 'x-gateway-secret': secret }
  const sockets = [await openPending(server, headers), await openPending(server, headers)]
  for (const socket of sockets) expect(await init(socket)).toBe('connection_ack')
})

test('The connection of a refused upgrade is closed even if its client leaves it open.', async () => {
  const server = await start({})
  const { port } = new URL(server.url)
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
  const accepted = once(server.server, 'connection')
  socket.write('GET /elsewhere HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n')
  socket.resume()
  const [peer] = await accepted
  await once(peer, 'close')
  socket.destroy()
})
