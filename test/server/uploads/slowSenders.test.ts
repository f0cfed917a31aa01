import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { openFiles, openUpload, sendFiles, type UploadClient, wavOf } from './openUpload.js'
import { letPass, startUploadServer } from './uploadServer.js'

const trickles: NodeJS.Timeout[] = []
afterEach(() => {
  for (const trickle of trickles.splice(0)) clearInterval(trickle)
})

/** Continues to send at this rate, in small pieces. */
function trickle(client: Pick<UploadClient, 'write'>, bytesPerSec: number): void {
  const everyMs = 20
  trickles.push(setInterval(() => void client.write(Buffer.alloc((bytesPerSec * everyMs) / 1000, 65)), everyMs))
}

const reasonsOf = async ({ answer }: UploadClient) => (await answer).errors.map(({ extensions }) => extensions.reason)

describe('An upload', () => {
  const rate = { bytesPerSec: 50_000, graceMs: 400 }

  test('that is slower than the minimum rate is refused, even if it never stalls', async () => {
    const { url } = await startUploadServer({ uploads: { rate } })
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(100_000))
    trickle(client, 25_000)
    expect(await reasonsOf(client)).toEqual(['SLOW'])
    client.request.destroy()
  })

  test('that began fast has no more credit than the grace', async () => {
    const { url } = await startUploadServer({ uploads: { rate } })
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    // Enough for a quarter of an hour on average.
    await client.write(wavOf(9_000_000))
    trickle(client, 50)
    expect(await reasonsOf(client)).toEqual(['IDLE'])
    client.request.destroy()
  })

  test('that is slow and above the minimum rate is accepted', async () => {
    const { url } = await startUploadServer({ uploads: { rate } })
    const client = await openFiles(url, 1)
    await client.fileHead('0')
    await client.write(wavOf(1_000))
    trickle(client, 250_000)
    // The stimulus is a slow sender: it sends for three times the grace.
    await sleep(1_200)
    clearInterval(trickles.pop())
    await client.write('\r\n')
    await client.end()
    expect((await client.answer).errors).toEqual([])
  })

  test('with a slow epilogue after the last file is refused', async () => {
    const { url } = await startUploadServer({ uploads: { rate } })
    const client = await openFiles(url, 1)
    await client.file('0', wavOf(1_000))
    trickle(client, 50)
    expect(await reasonsOf(client)).toEqual(['IDLE'])
    client.request.destroy()
  })

  test.each([['operations'], ['map']])('with a slow field "%s" is refused', async (name) => {
    const { url } = await startUploadServer({ uploads: { fieldsMs: 300 } })
    const client = openUpload(url)
    if (name === 'map') {
      await client.field('operations', { query: 'mutation { ping }' })
    }
    await client.write(`--a-boundary-of-the-tests\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n`)
    trickle(client, 100_000)
    const { status, errors } = await client.answer
    expect([status, errors[0]?.extensions]).toEqual([400, { code: 'UPLOAD_REFUSED', reason: 'SLOW' }])
    clearInterval(trickles.pop())
    client.request.destroy()
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
  })

  test('that is refused before it is read releases its slot', async () => {
    const { url } = await startUploadServer({ uploads: { open: { perViewer: 1 } } })
    const first = await openFiles(url, 1)
    await first.fileHead('0')
    await first.write(wavOf(1_000))
    const refused = await sendFiles(url, [wavOf(100)])
    expect([refused.status, refused.errors[0]?.extensions]).toMatchObject([429, { reason: 'VIEWER' }])
    await first.write('\r\n')
    await first.end()
    expect((await first.answer).errors).toEqual([])
    expect((await sendFiles(url, [wavOf(100)])).errors).toEqual([])
  })

  test('above the limit preempts the slowest upload of a viewer with several, and the new one is accepted', async () => {
    const { url } = await startUploadServer({ uploads: { rate: { windowMs: 200 }, open: { perViewer: 2, total: 2 } } })
    const slow = [await openFiles(url, 1), await openFiles(url, 1)]
    for (const client of slow) {
      await client.fileHead('0')
      await client.write(wavOf(1_000))
    }
    // The rates are not known yet.
    const another = { headers: { authorization: 'Bearer of Bob', 'x-tenant': 'other' } }
    expect((await sendFiles(url, [wavOf(100)], another)).status).toBe(503)
    const accepted = await waitUntil(async () => {
      const answer = await sendFiles(url, [wavOf(100)], another)
      return answer.status !== 503 && answer
    }, 'the rates are known and an upload gives way')
    expect(accepted.errors).toEqual([])
    const [ended] = await Promise.race(slow.map(reasonsOf))
    expect(ended).toBe('SLOW')
    for (const { request } of slow) request.destroy()
  })
})

describe('A body other than an upload', () => {
  const head = (length: number) =>
    `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`

  async function open(url: string, text: string): Promise<Socket> {
    const { hostname, port } = new URL(url)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(text)
    return socket
  }
  const closed = (socket: Socket) =>
    new Promise<void>((resolve) => {
      if (socket.closed) resolve()
      socket.once('close', () => resolve())
    })
  const answerOn = async (socket: Socket) => String((await once(socket, 'data'))[0]).split('\r\n')[0]

  test('that is slower than the minimum rate gets 408 long before the timeout of a complete body', async () => {
    const bodies = { slowAfterMs: 300, bytesPerSec: 10_000 }
    const { url } = await startUploadServer({ uploads: { bodies, requestTimeoutMs: 60_000 } })
    const socket = await open(url, head(1_000_000))
    trickle({ write: async (bytes) => void socket.write(bytes) }, 1_000)
    expect(await answerOn(socket)).toMatch(/^HTTP\/1.1 408/)
    await closed(socket)
  })

  test('that does not arrive in time gets a response in an accepted media type', async () => {
    const bodies = { slowAfterMs: 300, bytesPerSec: 10_000 }
    const { url } = await startUploadServer({ uploads: { bodies } })
    const lines = head(1_000_000).replace('\r\n', '\r\naccept: application/graphql-response+json\r\n')
    const socket = await open(url, lines)
    const [, type, body] = /content-type: (.*)\r\n.*\r\n\r\n(.*)$/.exec(String((await once(socket, 'data'))[0])) ?? []
    expect(type).toBe('application/graphql-response+json; charset=utf-8')
    expect(JSON.parse(body!)).toEqual({
      errors: [{ message: 'The request did not arrive in time.', extensions: { code: 'BAD_REQUEST' } }],
    })
    await closed(socket)
  })

  test('with headers that do not arrive in time gets 408, and its connection is closed', async () => {
    const { url } = await startUploadServer({ uploads: { headersTimeoutMs: 200 } })
    const socket = await open(url, head(10).slice(0, -4))
    expect(await answerOn(socket)).toMatch(/^HTTP\/1.1 408/)
    await closed(socket)
  })

  test('that is fast enough may take the complete timeout', async () => {
    const bodies = { slowAfterMs: 100, bytesPerSec: 10_000 }
    const { url } = await startUploadServer({ uploads: { bodies, requestTimeoutMs: 60_000 } })
    const text = JSON.stringify({ query: '{ ping }', padding: 'x'.repeat(100_000) })
    const socket = await open(url, head(text.length))
    for (let at = 0; at < text.length; at += 5_000) {
      socket.write(text.slice(at, at + 5_000))
      // The stimulus is a slow sender.
      await sleep(20)
    }
    expect(await answerOn(socket)).toMatch(/^HTTP\/1.1 200/)
    socket.destroy()
  })

  test('closes the oldest slow one of its viewer if there are too many, and a new request is answered', async () => {
    const bodies = { pending: { anonymous: 2, perViewer: 2, total: 100 } }
    const { url } = await startUploadServer({ uploads: { bodies } })
    const sockets: Socket[] = []
    for (let count = 0; count < 3; count += 1) sockets.push(await open(url, `${head(1_000)}{`))

    expect(await answerOn(sockets[0]!)).toMatch(/^HTTP\/1.1 408/)
    const text = '{"query":"{ ping }"}'
    expect(await answerOn(await open(url, head(text.length) + text))).toMatch(/^HTTP\/1.1 200/)
    for (const socket of sockets) socket.destroy()
  })

  test('that is refused before it is read is drained for a bounded time', async () => {
    const drain = { bytes: 1_000_000, ms: 60_000 }
    const { url } = await startUploadServer({ uploads: { drain, requestTimeoutMs: 3_600_000 } })
    stopClock()
    const socket = await open(url, head(1_000_000).replace('application/json', 'text/unknown'))
    expect(await answerOn(socket)).toMatch(/^HTTP\/1.1 4\d\d/)
    trickle({ write: async (bytes) => void socket.write(bytes) }, 1_000)
    await letPass(60_001, closed(socket))
  })
})
