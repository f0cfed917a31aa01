import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterEach, describe, expect, test } from '@jest/globals'
import {
  ReadyConnection,
  type ReadyConnectionOptions,
} from '../../../../src/datasources/elevenlabs/client/ReadyConnection.js'
import { turnEventLoop } from '../../../support/turnEventLoop.js'
import { waitUntil } from '../../../support/waitUntil.js'

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** A server that records its connections. */
async function startListener(address = '127.0.0.1') {
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => {}))
    socket.resume()
  })
  server.listen(0, address)
  await once(server, 'listening')
  closers.push(async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  })
  const { port } = server.address() as AddressInfo
  return { sockets, origin: `http://${address.includes(':') ? `[${address}]` : address}:${port}`, port }
}

async function start(options: Partial<ReadyConnectionOptions> = {}) {
  const { sockets, origin, port } = await startListener()
  const ready = new ReadyConnection(origin, { connectMs: 10_000, readyMs: 600_000, ...options })
  closers.push(async () => ready.close())
  const connect = async () => {
    const socket = await connectWith(ready, port)
    closers.push(async () => socket.destroy())
    return socket
  }
  return { sockets, ready, connect }
}

function connectWith(ready: ReadyConnection, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const where = { hostname: '127.0.0.1', host: `127.0.0.1:${port}`, protocol: 'http:', port: String(port) }
    ready.connect(where, (error, socket) => (error ? reject(error) : resolve(socket)))
  })
}

describe('A prepared connection', () => {
  test('is open before the first request and is used by it', async () => {
    const { sockets, ready, connect } = await start()
    ready.prepare()
    await waitUntil(() => sockets.length === 1, 'a connection is open')
    const socket = await connect()
    expect(socket.localPort).toBe(sockets[0]?.remotePort)
    expect(sockets).toHaveLength(1)
  })

  test('is used even if it is still being opened', async () => {
    const { sockets, ready, connect } = await start()
    ready.prepare()
    const socket = await connect()
    expect([socket.localPort, sockets.length]).toEqual([sockets[0]?.remotePort, 1])
  })

  test('is opened once for several preparations and used once', async () => {
    const { sockets, ready, connect } = await start()
    ready.prepare()
    ready.prepare()
    const [one, other] = [await connect(), await connect()]
    await waitUntil(() => sockets.length === 2, 'a second connection is open')
    expect(one.localPort).not.toBe(other.localPort)
  })

  test.each<[string, (socket: Socket) => void]>([
    ['closed it', (socket) => socket.end()],
    ['reset it', (socket) => socket.resetAndDestroy()],
    ['sent data before a request', (socket) => socket.write('HTTP/1.1 408 Request Timeout\r\n\r\n')],
  ])('is not used if the peer %s', async (_what, act) => {
    const { sockets, ready, connect } = await start()
    ready.prepare()
    await waitUntil(() => sockets.length === 1, 'a connection is open')
    await turnEventLoop(10)
    act(sockets[0]!)
    await turnEventLoop(10)
    const socket = await connect()
    expect(socket.localPort).not.toBe(sockets[0]?.remotePort)
    expect(socket.destroyed).toBe(false)
  })

  test('is replaced if it was closed before it was used', async () => {
    const { sockets, ready, connect } = await start()
    ready.prepare()
    await waitUntil(() => sockets.length === 1, 'a connection is open')
    await turnEventLoop(10)
    sockets[0]!.end()
    await turnEventLoop(10)
    ready.prepare()
    await waitUntil(() => sockets.length === 2, 'a second connection is open')
    expect((await connect()).localPort).toBe(sockets[1]?.remotePort)
  })

  test('is not used after its maximum age, even if its process was suspended and could not close it', async () => {
    const { sockets, ready, connect } = await start({ readyMs: 200 })
    ready.prepare()
    await waitUntil(() => sockets.length === 1, 'a connection is open')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
    expect((await connect()).localPort).not.toBe(sockets[0]?.remotePort)
  })

  test('is closed if it is not used in time', async () => {
    const { sockets, ready, connect } = await start({ readyMs: 20 })
    ready.prepare()
    await waitUntil(() => sockets.length === 1, 'a connection is open')
    await once(sockets[0]!, 'close')
    const socket = await connect()
    expect([socket.destroyed, sockets.length]).toEqual([false, 2])
  })

  test('is closed together with its owner, which prepares no other', async () => {
    const { sockets, ready } = await start()
    ready.prepare()
    await waitUntil(() => sockets.length === 1, 'a connection is open')
    const closed = once(sockets[0]!, 'close')
    await ready.close()
    ready.prepare()
    await closed
    expect(sockets).toHaveLength(1)
  })
})

test('A connection that is being opened belongs to the request that takes it, including its failure', async () => {
  const { sockets, port } = await startListener()
  // It does not complete the TLS handshake.
  const ready = new ReadyConnection(`https://127.0.0.1:${port}`, { connectMs: 100, readyMs: 600_000 })
  ready.prepare()
  await expect(connectWith(ready, port)).rejects.toThrow(/timeout/i)
  expect(sockets).toHaveLength(1)
  ready.prepare()
  await waitUntil(() => sockets.length === 2, 'a second connection is open')
  await ready.close()
})

const hasIPv6 = Object.values(networkInterfaces()).some((all) => all?.some(({ address }) => address === '::1'))
const testOnIPv6 = hasIPv6 ? test : test.skip

testOnIPv6('An IPv6 address is connected to without its brackets', async () => {
  const { sockets, origin, port } = await startListener('::1')
  const ready = new ReadyConnection(origin, { connectMs: 10_000, readyMs: 600_000 })
  ready.prepare()
  const socket = await connectWith(ready, port)
  expect([socket.localPort, sockets.length]).toEqual([sockets[0]?.remotePort, 1])
  socket.destroy()
})

test('An unreachable host fails the request, and no preparation before it', async () => {
  const { sockets, origin, port } = await startListener()
  const ready = new ReadyConnection(origin, { connectMs: 10_000, readyMs: 600_000 })
  for (const close of closers.splice(0)) await close()
  ready.prepare()
  await expect(connectWith(ready, port)).rejects.toThrow('ECONNREFUSED')
  expect(sockets).toHaveLength(0)
})
