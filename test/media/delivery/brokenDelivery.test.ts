import type { ServerResponse } from 'node:http'
import { expect, jest, test } from '@jest/globals'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import { noDubbing, openAnswer, pour, readAnswer, startMedia, startOrigin } from './mediaServer.js'

const MEGABYTE = Buffer.alloc(1_000_000)

/** Headers and one byte. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1000 }).write('x')
}

test('A reader that pauses pauses the origin, and gets everything when it continues', async () => {
  const origin = await startOrigin((_, response) => pour(response, 60))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  // While another reader reads as much from another origin.
  const other = await startMedia({ origin: await startOrigin((_, response) => pour(response, 60)) })
  expect((await readAnswer(await openAnswer(other.sign()))).length).toBe(60_000_000)
  // The capacity of the socket buffers, mostly in the kernel.
  expect(origin.bytesWritten()).toBeLessThan(40_000_000)
  expect((await readAnswer(answer)).length).toBe(60_000_000)
})

test('A reader that disconnects aborts the origin at once', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  answer.destroy()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('A reader that disconnects aborts a stalled origin', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  answer.destroy()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('A reader that disconnects before the headers aborts the request', async () => {
  const origin = await startOrigin(() => {})
  const media = await startMedia({ origin })
  const leaving = new AbortController()
  const answer = fetch(media.sign(), { signal: leaving.signal })
  await waitUntil(() => origin.ranges.length === 1, 'the origin is asked')
  leaving.abort()
  await expect(answer).rejects.toThrow()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('An origin that breaks off disconnects the reader, and the response is incomplete', async () => {
  const origin = await startOrigin((_, response) => {
    response.writeHead(200, { 'content-length': 2_000_000 })
    response.write(MEGABYTE, () => response.destroy())
  })
  const media = await startMedia({ origin })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
})

test('An origin that breaks off without a length disconnects the reader', async () => {
  const origin = await startOrigin((_, response) => void response.write(MEGABYTE, () => response.destroy()))
  const media = await startMedia({ origin })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
})

test('A body that ends before its length disconnects the reader', async () => {
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

test('An origin that stalls is aborted', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, upstreamIdleMs: 10_000 })
  stopClock()
  const cut = expect(readAnswer(await openAnswer(media.sign()))).rejects.toThrow('aborted')
  jest.advanceTimersByTime(10_001)
  await cut
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('A reader may pause longer than the origin', async () => {
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

test('A reader that stalls for ever is disconnected', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin, readerIdleMs: 150 })
  await openAnswer(media.sign())
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('A delivery above the limit gets a response to retry', async () => {
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

test('Failures and short responses release their slot', async () => {
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

test('A server that closes ends its deliveries', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, upstreamIdleMs: 600_000 })
  const cut = expect(readAnswer(await openAnswer(media.sign()))).rejects.toThrow('aborted')
  await media.fastify.close()
  await cut
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})
