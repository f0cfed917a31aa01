import type { ServerResponse } from 'node:http'
import { expect, test } from '@jest/globals'
import { openAnswer, pour, readAnswer, startMedia, startOrigin, until } from './mediaServer.js'

const MEGABYTE = Buffer.alloc(1_000_000)

/** A head and one byte, and nothing more. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1000 }).write('x')
}

test('a reader that stops stops the origin, and gets all when it goes on', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  await new Promise((resolve) => setTimeout(resolve, 500))
  const written = origin.bytesWritten()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(origin.bytesWritten()).toBe(written)
  // What the sockets on the way hold, in the kernel for the most part.
  expect(written).toBeLessThan(30_000_000)
  expect((await readAnswer(answer)).length).toBe(100_000_000)
})

test('a reader that goes away ends the origin at once', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  answer.destroy()
  await until(() => origin.aborted() === 1)
})

test('a reader that goes away while the origin is silent ends it too', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign())
  answer.destroy()
  await until(() => origin.aborted() === 1)
})

test('a reader that goes away before there is a head ends the asking', async () => {
  const origin = await startOrigin(() => {})
  const media = await startMedia({ origin })
  const leaving = new AbortController()
  const answer = fetch(media.sign(), { signal: leaving.signal })
  await until(() => origin.ranges.length === 1)
  leaving.abort()
  await expect(answer).rejects.toThrow()
  await until(() => origin.aborted() === 1)
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
      voices: { openPreview: () => Promise.reject(new Error('not asked')) },
    }),
    openVoice: async () => ({ viewerPermission: 'VIEW', previewUrl: null, verifiedLanguages: [] }),
  })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
})

test('an origin that falls silent is cut', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, upstreamIdleMs: 100 })
  await expect(openAnswer(media.sign()).then(readAnswer)).rejects.toThrow('aborted')
  await until(() => origin.aborted() === 1)
})

test('a reader that stops for longer than the origin may is not cut for it', async () => {
  const origin = await startOrigin((_, response) => pour(response, 50))
  const media = await startMedia({ origin, upstreamIdleMs: 150 })
  const answer = await openAnswer(media.sign())
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect((await readAnswer(answer)).length).toBe(50_000_000)
})

test('a reader that never goes on is cut', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin, readerIdleMs: 150 })
  await openAnswer(media.sign())
  await until(() => origin.aborted() === 1, 2000)
})

test('one delivery too many is told to come back', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, deliveries: { atOnce: 2 } })
  const running = [await openAnswer(media.sign()), await openAnswer(media.sign())]
  const refused = await fetch(media.sign())
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(await refused.json()).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } })
  running[0]?.destroy()
  await until(() => origin.aborted() === 1)
  const next = await openAnswer(media.sign())
  expect(next.statusCode).toBe(200)
})

test('failures and short answers give their place back', async () => {
  const origin = await startOrigin((_, response) => response.end('x'))
  const media = await startMedia({ origin, deliveries: { atOnce: 1 } })
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
  const media = await startMedia({ origin })
  const reading = openAnswer(media.sign()).then(readAnswer)
  const cut = expect(reading).rejects.toThrow('aborted')
  await until(() => origin.ranges.length === 1)
  await new Promise((resolve) => setTimeout(resolve, 50))
  const start = Date.now()
  await media.fastify.close()
  expect(Date.now() - start).toBeLessThan(1000)
  await cut
  await until(() => origin.aborted() === 1)
})
