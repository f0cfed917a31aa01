import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { anonymous } from '../../../src/auth/Viewer.js'
import { UpstreamUnavailable } from '../../../src/errors.js'
import { waitUntil } from '../../support/waitUntil.js'
import { write } from '../startRecordings.js'
import { ann, openAnswer, readAnswer, startMedia } from './mediaServer.js'
import { startAudioServer } from './startAudioServer.js'

const bytes = randomBytes(300_000)

describe('Audio in generation', () => {
  test('is sent to its readers as it arrives, from before its first byte on', async () => {
    const server = await startAudioServer()
    const { id, body } = server.begin()
    const joined: Listening[] = []
    const join = async (headers: Record<string, string> = {}) => {
      joined.push(listen(server.urlOf(id), headers))
      await waitUntil(() => server.asked() >= joined.length, 'every reader has joined')
    }
    await join()
    for (let at = 0; at < bytes.length; at += 50_000) {
      await write(body, bytes.subarray(at, at + 50_000))
      await waitUntil(() => joined[0]!.receivedBytes() === at + 50_000, 'the first reader has the bytes')
      await join(at % 100_000 === 0 ? { range: 'bytes=0-' } : {})
    }
    body.end()
    await server.over(id)
    await join()
    for (const { whole } of joined) expect((await whole).equals(bytes)).toBe(true)
    const answers = await Promise.all(joined.map(({ answer }) => answer))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(answers.length).fill(200))
    expect(answers[0]?.headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'transfer-encoding': 'chunked',
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
    })
    expect(answers[0]?.headers).not.toHaveProperty('etag')
    expect(answers.at(-1)?.headers).toMatchObject({ 'content-length': '300000' })
  })

  test('can be played by twenty readers of one viewer, and a slow one delays no other and is not buffered for', async () => {
    // More than the socket buffers of a connection.
    const large = randomBytes(24_000_000)
    const server = await startAudioServer()
    const { id, body } = server.begin()
    const live = server.recordings.live(id)!
    const follow = live.follow.bind(live)
    const followed: Readable[] = []
    live.follow = async (span) => {
      const reader = await follow(span)
      followed.push(reader)
      return reader
    }
    const sockets = new Set<Socket>()
    server.media.fastify.server.on('connection', (socket) => sockets.add(socket))
    const slow = openAnswer(server.urlOf(id))
    const readers = Array.from({ length: 20 }, () => openAnswer(server.urlOf(id)).then(readAnswer))
    await waitUntil(() => server.asked() === 21, '21 readers have joined')
    for (let at = 0; at < large.length; at += 1_000_000) await write(body, large.subarray(at, at + 1_000_000))
    body.end()
    for (const read of await Promise.all(readers)) expect(read.equals(large)).toBe(true)
    await server.over(id)
    const held = [...followed.map(({ readableLength }) => readableLength), ...[...sockets].map((s) => s.writableLength)]
    expect(followed).toHaveLength(21)
    expect(sockets.size).toBe(21)
    expect(followed.filter(({ readableEnded }) => !readableEnded)).toHaveLength(1)
    expect(held.reduce((sum, bytes) => sum + bytes)).toBeLessThan(512 * 1024)
    expect((await readAnswer(await slow)).equals(large)).toBe(true)
  })

  test('is answered to a HEAD at once, without a length', async () => {
    const server = await startAudioServer()
    const { id, body } = server.begin()
    for (const url of [server.urlOf(id), server.urlOf(server.add().id)]) {
      const head = await fetch(url, { method: 'HEAD' })
      expect([head.status, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
        200,
        null,
        'audio/mpeg',
      ])
    }
    body.end(bytes)
    await server.over(id)
    const head = await fetch(server.urlOf(id), { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
      200,
      '300000',
      expect.any(String),
    ])
  })

  test('takes no read of its row for its owner, and one for other users', async () => {
    const server = await startAudioServer()
    const { id, body } = server.begin({}, ann)
    const received = openAnswer(server.urlOf(id)).then(readAnswer)
    body.write(bytes.subarray(0, 100_000))
    expect((await fetch(server.urlOf(id), { method: 'HEAD' })).status).toBe(200)
    expect(server.asked()).toBe(0)
    const others = [{ ...ann, userId: 'ben' }, { ...ann, tenantId: 'org:other' }, anonymous]
    for (const [index, viewer] of others.entries()) {
      await fetch(server.media.sign({ kind: 'audio', audioId: id }, viewer), { method: 'HEAD' })
      expect(server.asked()).toBe(index + 1)
    }
    body.end(bytes.subarray(100_000))
    expect((await received).equals(bytes)).toBe(true)
    await server.over(id)
    expect((await fetch(server.urlOf(id), { method: 'HEAD' })).headers.get('content-length')).toBe('300000')
    expect(server.asked()).toBeGreaterThan(others.length)
  })

  test('makes other ranges wait for its end', async () => {
    const server = await startAudioServer()
    const { id, body } = server.begin()
    body.write(bytes.subarray(0, 100_000))
    const waiting = ['bytes=1000-1999', 'bytes=-10', 'bytes=300000-'].map((range) =>
      openAnswer(server.urlOf(id), { range }),
    )
    await waitUntil(() => server.recordings.live(id)?.sizeBytes === 100_000, 'the recording has all the bytes')
    body.end(bytes.subarray(100_000))
    const [part, last, none] = await Promise.all(waiting)
    expect([part!.statusCode, part!.headers['content-range']]).toEqual([206, 'bytes 1000-1999/300000'])
    expect((await readAnswer(part!)).equals(bytes.subarray(1000, 2000))).toBe(true)
    expect([last!.statusCode, last!.headers['content-range']]).toEqual([206, 'bytes 299990-299999/300000'])
    expect((await readAnswer(last!)).equals(bytes.subarray(-10))).toBe(true)
    expect([none!.statusCode, none!.headers['content-range']]).toEqual([416, 'bytes */300000'])
  })

  test('gets a response to retry for a range if it does not end in time', async () => {
    const server = await startAudioServer()
    const slow = await startMedia({
      loadAudio: async (_, id) => server.rows.get(id) ?? null,
      audio: { mediaStore: server.store, recordings: server.recordings, bus: server.bus, completeMs: 50 },
    })
    const { id } = server.begin()
    const answer = await fetch(slow.sign({ kind: 'audio', audioId: id }), { headers: { range: 'bytes=5-' } })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await answer.json()).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } })
  })

  test('disconnects its readers when it breaks off, and is not found afterwards', async () => {
    const server = await startAudioServer()
    const { id, body } = server.begin()
    body.write(bytes)
    const answer = await openAnswer(server.urlOf(id))
    const cut = expect(readAnswer(answer)).rejects.toThrow('aborted')
    await waitUntil(() => server.recordings.live(id)?.sizeBytes === bytes.length, 'the recording has all the bytes')
    body.destroy(new UpstreamUnavailable())
    await cut
    await server.over(id)
    for (const method of ['GET', 'HEAD']) expect((await fetch(server.urlOf(id), { method })).status).toBe(410)
    const failed = await fetch(server.urlOf(id), { headers: { range: 'bytes=0-' } })
    expect([failed.status, await failed.json()]).toMatchObject([410, { error: { code: 'AUDIO_FAILED' } }])
  })

  test('gets an error if it breaks off before its first byte', async () => {
    const server = await startAudioServer()
    const { id, body } = server.begin()
    const answers = [undefined, 'bytes=0-', 'bytes=5-'].map((range) =>
      fetch(server.urlOf(id), { headers: range === undefined ? {} : { range } }),
    )
    await waitUntil(() => server.asked() >= 3, '3 readers have joined')
    body.destroy(new UpstreamUnavailable())
    for (const answer of answers) {
      expect([(await answer).status, await (await answer).json()]).toMatchObject([
        410,
        { error: { code: 'AUDIO_FAILED' } },
      ])
    }
  })

  test('is completed when the server closes, and readers of stored audio are disconnected', async () => {
    const server = await startAudioServer({ liveGraceMs: 600_000 })
    const whole = await server.make(randomBytes(30_000_000))
    const paused = await openAnswer(server.urlOf(whole))
    const { id, body } = server.begin()
    body.write(bytes)
    const reading = readAnswer(await openAnswer(server.urlOf(id)))
    const closing = server.media.fastify.close()
    await expect(readAnswer(paused)).rejects.toThrow('aborted')
    body.end(bytes)
    expect((await reading).length).toBe(2 * bytes.length)
    await closing
  })

  test('is aborted after the grace period of a server that closes', async () => {
    const server = await startAudioServer({ liveGraceMs: 30 })
    const { id, body } = server.begin()
    body.write(bytes)
    const cut = expect(readAnswer(await openAnswer(server.urlOf(id)))).rejects.toThrow('aborted')
    await server.media.fastify.close()
    await cut
  })

  test('continues when a reader leaves', async () => {
    const server = await startAudioServer({ localDeliveries: { perViewer: 1 } })
    const { id, body } = server.begin()
    body.write(bytes)
    for (let i = 0; i < 3; i++) {
      const answer = await openAnswer(server.urlOf(id))
      expect(answer.statusCode).toBe(200)
      answer.destroy()
      await untilFree(server.urlOf(id))
    }
    body.end()
    await server.over(id)
    expect(server.rows.get(id)?.state).toBe('READY')
  })
})

interface Listening {
  answer: Promise<IncomingMessage>
  whole: Promise<Buffer>
  receivedBytes(): number
}

/** Reads a response and counts its bytes. */
function listen(url: string, headers: Record<string, string>): Listening {
  let bytesReceived = 0
  const answer = openAnswer(url, headers)
  const read = async () => {
    const chunks: Buffer[] = []
    for await (const chunk of await answer) {
      chunks.push(chunk as Buffer)
      bytesReceived += (chunk as Buffer).length
    }
    return Buffer.concat(chunks)
  }
  return { answer, whole: read(), receivedBytes: () => bytesReceived }
}

/** Waits until the only slot is free. */
const untilFree = (url: string) =>
  waitUntil(async () => (await fetch(url, { method: 'HEAD' })).status !== 429, 'the slot is released')
