import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { waitUntil } from '../../support/waitUntil.js'
import { startFile, startMedia } from './mediaServer.js'

const bytes = randomBytes(1000)

describe('A HEAD request', () => {
  test.each([false, true])(
    'has the headers of GET and no body, and aborts the origin at once: %p',
    async (heedsRanges) => {
      const large = randomBytes(8_000_000)
      const origin = await startFile(large, { heedsRanges })
      const media = await startMedia({ origin })
      const [get, head] = [await fetch(media.sign()), await fetch(media.sign(), { method: 'HEAD' })]
      expect(await head.text()).toBe('')
      const plain = ({ headers, status }: Response) => ({
        ...Object.fromEntries(headers),
        ...{ status, date: null, connection: null, 'keep-alive': null },
      })
      expect(plain(head)).toEqual(plain(get))
      await get.arrayBuffer()
      await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
    },
  )

  test('ignores ranges', async () => {
    const media = await startMedia({ origin: await startFile(bytes, { heedsRanges: true }) })
    const head = await fetch(media.sign(), { method: 'HEAD', headers: { range: 'bytes=0-9' } })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000'])
  })

  test('with an invalid URL gets an empty error', async () => {
    const media = await startMedia()
    const head = await fetch(`${media.sign()}x`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([403, ''])
  })
})

describe('A cached copy of the client', () => {
  test('is confirmed without a body, and the origin is aborted', async () => {
    const origin = await startFile(randomBytes(8_000_000))
    const media = await startMedia({ origin })
    const etag = (await fetch(media.sign(), { method: 'HEAD' })).headers.get('etag')!
    for (const tags of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
      const answer = await fetch(media.sign(), { headers: { 'if-none-match': tags } })
      expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, etag, ''])
    }
    await waitUntil(() => origin.aborted() === 5, '5 requests to the origin are aborted')
  })

  test('is replaced if it is outdated', async () => {
    const media = await startMedia({ origin: await startFile(bytes) })
    expect((await fetch(media.sign(), { headers: { 'if-none-match': '"x"' } })).status).toBe(200)
  })
})

describe('Cross-origin access:', () => {
  const allowed = 'https://app.example'
  const exposed = 'Content-Range, Content-Length, Accept-Ranges, ETag'

  test.each<[string[] | undefined, string | undefined, string | null, string | null]>([
    [undefined, allowed, null, null],
    [[], allowed, null, null],
    [[allowed], undefined, null, 'Origin'],
    [[allowed], 'https://evil.example', null, 'Origin'],
    [[allowed], allowed, allowed, 'Origin'],
    [['*'], allowed, allowed, 'Origin'],
  ])('%p, requested by %p, allows %p', async (corsOrigins, origin, expected, vary) => {
    const media = await startMedia({ origin: await startFile(bytes), corsOrigins })
    const headers: Record<string, string> = origin === undefined ? {} : { origin }
    for (const url of [media.sign(), `${media.sign()}x`]) {
      const answer = await fetch(url, { headers })
      expect(answer.headers.get('access-control-allow-origin')).toBe(expected)
      expect(answer.headers.get('access-control-expose-headers')).toBe(expected && exposed)
      expect(answer.headers.get('vary')).toBe(vary)
    }
    const preflight = await fetch(media.sign(), { method: 'OPTIONS', headers })
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-methods')).toBe(expected && 'GET, HEAD, OPTIONS')
    expect(preflight.headers.get('access-control-allow-headers')).toBe(expected && 'Range, If-Range, If-None-Match')
  })
})

test.each(['foo/bar', 'text/plain', 'application/json', 'multipart/form-data', ';;'])(
  'A preflight with a body of type %p is answered like any other, and other methods are refused',
  async (type) => {
    const media = await startMedia({ origin: await startFile(bytes) })
    const headers = { 'content-type': type }
    expect((await fetch(media.sign(), { method: 'OPTIONS', headers })).status).toBe(204)
    expect((await fetch(media.sign(), { method: 'OPTIONS', headers, body: '{' })).status).toBe(204)
    const { status } = await fetch(media.sign(), { method: 'POST', headers, body: '{' })
    expect([400, 404, 405, 415]).toContain(status)
  },
)

test('A response keeps the headers that the server has already set', async () => {
  const media = await startMedia({
    origin: await startFile(bytes),
    around: (fastify) => fastify.addHook('onRequest', async (_, reply) => void reply.header('x-request-id', 'r1')),
  })
  for (const method of ['GET', 'HEAD']) {
    expect((await fetch(media.sign(), { method })).headers.get('x-request-id')).toBe('r1')
  }
})
