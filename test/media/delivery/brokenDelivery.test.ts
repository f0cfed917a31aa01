import type { ServerResponse } from 'node:http'
import { expect, jest, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { noDubbing, openAnswer, pour, readAnswer, startMedia, startOrigin } from './mediaServer.js'

const MEGABYTE = Buffer.alloc(1_000_000)

/** A head and one byte, and nothing more. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1000 }).write('x')
}

test('a reader that stops stops the origin, and gets all when it goes on', async () => {
  const origin = await startOrigin((_, response) => pour(response, 60))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  // While another reader takes as much from another origin.
  const other = await startMedia({ origin: await startOrigin((_, response) => pour(response, 60)) })
  expect((await readAnswer(await openAnswer(other.sign()))).length).toBe(60_000_000)
  // What the sockets on the way hold, in the kernel for the most part.
  expect(origin.bytesWritten()).toBeLessThan(40_000_000)
  expect((await readAnswer(answer)).length).toBe(60_000_000)
})

test('a reader that goes away ends the origin at once', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  answer.destroy()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('a reader that goes away while the origin is silent ends it too', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  answer.destroy()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('a reader that goes away before there is a head ends the asking', async () => {
  const origin = await startOrigin(() => {})
  const media = await startMedia({ origin })
  const leaving = new AbortController()
  const answer = fetch(media.sign(), { signal: leaving.signal })
  await waitUntil(() => origin.ranges.length === 1, 'the origin is asked')
  leaving.abort()
  await expect(answer).rejects.toThrow()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('an origin that breaks off cuts the reader off, whose answer must not pass for whole', async () => {
  const origin = await startOrigin((_, response) => {
    response.writeHead(200, { 'content-length': 2_000_000 })
    response.write(MEGABYTE, () => response.destroy())
  })
  const media = await startMedia({ origin })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
})

test('so does one that breaks off without having told a length', async () => {
  const origin = await startOrigin((_, response) => void response.write(MEGABYTE, () => response.destroy()))
  const media = await startMedia({ origin })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
})

test('so does a body that ends too early and says it is whole', async () => {
  const media = await startMedia({
    upstream: () => ({
      samples: {
        openAudio: async () => {
          const { Readable } = await import('node:stream')
          const body = Readable.from([Buffer.alloc(10)], { objectMode: false })
          return { status: 200, mediaType: null, contentLength: 20, contentRange: null, body }
        },
        getPreview: () => Promise.reject(new Error('not asked')),
      },
      speakers: { getAudio: () => Promise.reject(new Error('not asked')) },
      verification: { openCaptcha: () => Promise.reject(new Error('not asked')) },
      previews: { openAudio: () => Promise.reject(new Error('not asked')) },
      ...noDubbing,
      voices: { openPreview: () => Promise.reject(new Error('not asked')) },
    }),
    loadVoice: async () => ({ viewerPermission: 'VIEW', previewUrl: null, verifiedLanguages: [] }),
  })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
})

test('an origin that falls silent is cut', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, upstreamIdleMs: 10_000 })
  stopClock()
  const cut = expect(readAnswer(await openAnswer(media.sign()))).rejects.toThrow('aborted')
  jest.advanceTimersByTime(10_001)
  await cut
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('a reader that stops for longer than the origin may is not cut for it', async () => {
  const responses: ServerResponse[] = []
  const origin = await startOrigin((_, response) => pour(response, 50))
  const media = await startMedia({
    origin,
    upstreamIdleMs: 10_000,
    around: (fastify) => fastify.addHook('onRequest', async (_, reply) => void responses.push(reply.raw)),
  })
  stopClock()
  const answer = await openAnswer(media.sign())
  await waitUntil(() => responses[0]?.writableNeedDrain, 'the response is held back by its reader')
  jest.advanceTimersByTime(30_000)
  expect((await readAnswer(answer)).length).toBe(50_000_000)
})

test('a reader that never goes on is cut', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin, readerIdleMs: 150 })
  await openAnswer(media.sign())
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('one delivery too many is told to come back', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, deliveries: { total: 2 } })
  const running = [await openAnswer(media.sign()), await openAnswer(media.sign())]
  const refused = await fetch(media.sign())
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await refused.json()).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } })
  running[0]?.destroy()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
  const next = await openAnswer(media.sign())
  expect(next.statusCode).toBe(200)
})

test('failures and short answers give their place back', async () => {
  const origin = await startOrigin((_, response) => response.end('x'))
  const media = await startMedia({ origin, deliveries: { total: 1 } })
  const { voice } = media
  for (let i = 0; i < 3; i++) {
    media.voice = null
    expect((await fetch(media.sign())).status).toBe(404)
    media.voice = voice
    expect((await fetch(media.sign(), { method: 'HEAD' })).status).toBe(200)
    expect(await (await fetch(media.sign())).text()).toBe('x')
  }
})

test('a server that closes ends its deliveries', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, upstreamIdleMs: 600_000 })
  const cut = expect(readAnswer(await openAnswer(media.sign()))).rejects.toThrow('aborted')
  await media.fastify.close()
  await cut
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})
