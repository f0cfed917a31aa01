import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, expect, jest, test } from '@jest/globals'
import type { WebSocket } from 'ws'
import { stopClock } from '../../support/stopClock.js'
import { openSocket, startSubscriptionServer, tokenOf } from './subscriptionServer.js'

type Server = Awaited<ReturnType<typeof startSubscriptionServer>>

async function openReady({ wsUrl }: Server, token?: string): Promise<WebSocket> {
  const socket = openSocket(wsUrl)
  await once(socket, 'open')
  socket.send(JSON.stringify({ type: 'connection_init', payload: { token } }))
  await once(socket, 'message')
  return socket
}

/** A connection with frames written by the test. */
async function openRaw({ url }: Server): Promise<Socket> {
  const { port } = new URL(url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.write(
    'GET /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\n' +
      'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n',
  )
  await once(socket, 'data')
  return socket
}

/** A text frame with a mask of zeros. Its length can exceed its body. */
function frame(body: Buffer, length = body.length, first = 0x81): Buffer {
  const head = Buffer.alloc(14)
  head[0] = first
  head[1] = 0x80 | 127
  head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, body])
}

const init = frame(Buffer.from('{"type":"connection_init"}'))

describe('Before its connection is acknowledged, a client', () => {
  test('may send 64 KiB: longer connection parameters are refused, even if they are sent slowly.', async () => {
    const server = await startSubscriptionServer()
    const socket = await openRaw(server)
    const closed = once(socket, 'close')
    socket.resume()
    socket.write(frame(Buffer.alloc(60 * 1024, 'x'), 1024 * 1024))
    socket.write(Buffer.alloc(8 * 1024, 'x'))
    socket.on('end', () => socket.end())
    await closed
  })

  test('may send connection_init once.', async () => {
    const server = await startSubscriptionServer()
    const socket = openSocket(server.wsUrl)
    await once(socket, 'open')
    const closed = once(socket, 'close')
    for (let count = 0; count < 2; count++) socket.send(JSON.stringify({ type: 'connection_init' }))
    expect((await closed)[0]).toBe(4429)
  })
})

test('A token in the connection parameters that is not a string is refused permanently.', async () => {
  const server = await startSubscriptionServer()
  for (const payload of [{ authorization: { toString: null } }, { token: [] }, { Authorization: 1 }]) {
    const socket = openSocket(server.wsUrl)
    await once(socket, 'open')
    const closed = once(socket, 'close')
    socket.send(JSON.stringify({ type: 'connection_init', payload }))
    expect((await closed)[0]).toBe(4401)
  }
})

test('A flood of messages is read at the permitted rate, and other clients are answered during it.', async () => {
  const server = await startSubscriptionServer({ limits: { messageBurst: 20, messagesPerSecond: 50 } })
  const flooder = await openReady(server, await tokenOf('ann'))
  const other = await openReady(server, await tokenOf('ben'))
  let answers = 0
  flooder.on('message', () => {
    answers += 1
  })
  const beganAt = performance.now()
  for (let count = 0; count < 5_000; count++) {
    flooder.send(JSON.stringify({ type: 'subscribe', id: `${count}`, payload: { query: '{ nothing }' } }))
    flooder.send('{"type":"ping"}')
  }
  for (let count = 0; count < 20; count++) {
    other.send('{"type":"ping"}')
    await once(other, 'message')
  }
  const seconds = (performance.now() - beganAt) / 1_000
  expect(answers).toBeLessThanOrEqual(20 + 50 * (seconds + 1))
})

test('WebSocket pings are included in the rate.', async () => {
  const server = await startSubscriptionServer({ limits: { messageBurst: 20, messagesPerSecond: 1 } })
  const flooder = await openReady(server, await tokenOf('ann'))
  const pongs: unknown[] = []
  flooder.on('pong', (payload) => pongs.push(payload))
  for (let count = 0; count < 20_000; count++) flooder.ping('x'.repeat(100))
  for (let count = 0; count < 100; count++) {
    const headers = { 'content-type': 'application/json' }
    await fetch(server.url, { method: 'POST', headers, body: '{"query":"{ ping }"}' }).then((answer) => answer.text())
  }
  // The maximum size of the first chunk.
  expect(pongs.length).toBeLessThan(2_000)
})

test('An operation with a long id is refused, because each of its events would repeat the id.', async () => {
  const server = await startSubscriptionServer()
  const socket = await openReady(server)
  const closed = once(socket, 'close')
  const payload = { query: 'subscription { ticks { at } }' }
  socket.send(JSON.stringify({ type: 'subscribe', id: 'x'.repeat(100_000), payload }))
  expect((await closed)[0]).toBe(4400)
})

test('The large messages of one viewer have a total limit, from their first byte until their operation has ended.', async () => {
  const server = await startSubscriptionServer({ limits: { messageBytesPerViewer: 1024 * 1024 } })
  const token = await tokenOf('ann')
  const [one, other] = [await openReady(server, token), await openReady(server, token)]
  const query = `subscription { ticks { at } } #${'x'.repeat(700_000)}`
  one.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
  await server.source.reaches(1)
  const closed = once(other, 'close')
  other.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
  expect((await closed)[0]).toBe(4429)
  one.send(JSON.stringify({ type: 'complete', id: '1' }))
  await server.source.reaches(0)
  const next = await openReady(server, token)
  next.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query } }))
  await server.source.reaches(1)
})

test('A message with very many fragments is refused.', async () => {
  const server = await startSubscriptionServer()
  const socket = await openRaw(server)
  socket.write(init)
  await once(socket, 'data')
  const closed = once(socket, 'close')
  socket.resume()
  socket.write(frame(Buffer.from('{'), 1, 0x01))
  for (let count = 0; count < 2_000; count++) socket.write(frame(Buffer.alloc(0), 0, 0x00))
  socket.on('end', () => socket.end())
  await closed
})

test('A connection is closed if one message takes too long to arrive.', async () => {
  const server = await startSubscriptionServer({ limits: { keepAliveMs: 100 } })
  const connected = once(server.server, 'connection')
  const socket = await openRaw(server)
  const [peer] = await connected
  socket.write(init)
  socket.write(frame(Buffer.from('{'), 1, 0x01))
  const closed = once(peer, 'close')
  // It answers pings between its fragments.
  socket.on('data', (data: Buffer) => {
    if (data.includes(Buffer.from([0x89, 0x00]))) socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]))
  })
  const drip = setInterval(() => socket.write(frame(Buffer.from('x'), 1, 0x00)), 20)
  await closed
  clearInterval(drip)
})

test('A closed socket is terminated if its client does not answer the close.', async () => {
  const server = await startSubscriptionServer()
  stopClock()
  const connected = once(server.server, 'connection')
  const socket = await openRaw(server)
  const [peer] = await connected
  const closed = once(peer, 'close')
  socket.write(frame(Buffer.from('no message')))
  await once(socket, 'data')
  jest.advanceTimersByTime(2_001)
  await closed
  socket.destroy()
})
