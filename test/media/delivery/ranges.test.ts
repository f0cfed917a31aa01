import { randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { waitUntil } from '../../support/waitUntil.js'
import { openAnswer, pour, readAnswer, startFile, startMedia, startOrigin } from './mediaServer.js'

const bytes = randomBytes(200_000)
const total = bytes.length

describe.each([
  ['an origin that heeds ranges', true],
  ['an origin that sends the whole', false],
])('With %s,', (_, heedsRanges) => {
  test.each<[string, number, number]>([
    ['bytes=0-0', 0, 0],
    ['bytes=0-', 0, total - 1],
    ['bytes=0-99', 0, 99],
    ['bytes=70000-150000', 70_000, 150_000],
    ['bytes=199999-', total - 1, total - 1],
    ['bytes=199990-999999', 199_990, total - 1],
    ['bytes=-10', total - 10, total - 1],
    ['bytes=-999999', 0, total - 1],
  ])('the range %s is answered', async (range, start, end) => {
    const media = await startMedia({ origin: await startFile(bytes, { heedsRanges }) })
    const answer = await openAnswer(media.sign(), { range })
    expect(answer.statusCode).toBe(206)
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${start}-${end}/${total}`,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      'content-type': 'audio/wav',
    })
    expect((await readAnswer(answer)).equals(bytes.subarray(start, end + 1))).toBe(true)
  })

  test.each(['bytes=200000-', 'bytes=200000-200001', 'bytes=-0'])('the range %s cannot be satisfied', async (range) => {
    const media = await startMedia({ origin: await startFile(bytes, { heedsRanges }) })
    const answer = await fetch(media.sign(), { headers: { range } })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, `bytes */${total}`])
    expect(await answer.json()).toMatchObject({ error: { code: 'RANGE_NOT_SATISFIABLE' } })
  })

  test.each(['bytes=0-1,5-6', 'bytes=5-2', 'bytes=x', 'items=0-1', 'bytes=-'])(
    'the range %s is ignored',
    async (range) => {
      const media = await startMedia({ origin: await startFile(bytes, { heedsRanges }) })
      const answer = await openAnswer(media.sign(), { range })
      expect([answer.statusCode, answer.headers['content-range']]).toEqual([200, undefined])
      expect((await readAnswer(answer)).equals(bytes)).toBe(true)
    },
  )

  test('If-Range gets a part of the same content, and the whole of changed content', async () => {
    const media = await startMedia({ origin: await startFile(bytes, { heedsRanges }) })
    const etag = (await fetch(media.sign(), { method: 'HEAD' })).headers.get('etag')!
    const statusFor = async (ifRange: string) => {
      const answer = await openAnswer(media.sign(), { range: 'bytes=1000-', 'if-range': ifRange })
      const body = await readAnswer(answer)
      expect(body.equals(answer.statusCode === 206 ? bytes.subarray(1000) : bytes)).toBe(true)
      return answer.statusCode
    }
    expect(await statusFor(etag)).toBe(206)
    expect(await statusFor('"other"')).toBe(200)
    expect(await statusFor(`W/${etag}`)).toBe(200)
    expect(await statusFor('Thu, 01 Jan 2026 00:00:00 GMT')).toBe(200)
  })
})

test('The ETag is equal for the whole and its parts, and differs for other content', async () => {
  const etags = new Set<string | null>()
  for (const [size, heedsRanges] of [
    [1000, true],
    [1000, false],
    [1001, true],
  ] as const) {
    const media = await startMedia({ origin: await startFile(bytes.subarray(0, size), { heedsRanges }) })
    for (const range of ['bytes=x', 'bytes=5-', 'bytes=-5']) {
      etags.add((await fetch(media.sign(), { headers: { range } })).headers.get('etag'))
    }
  }
  expect(etags.size).toBe(2)
})

test('An origin that supports ranges gets a request for the range only', async () => {
  const origin = await startFile(bytes, { heedsRanges: true })
  const media = await startMedia({ origin })
  for (const range of ['bytes=5-9', 'bytes=5-', 'bytes=-5'])
    await (await fetch(media.sign(), { headers: { range } })).text()
  expect(origin.ranges).toEqual(['bytes=5-9', 'bytes=5-', 'bytes=-5'])
})

test('The tail of a whole response outside the range is not read', async () => {
  const origin = await startOrigin((_, response) => pour(response, 100))
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign(), { range: 'bytes=10-19' })
  expect((await readAnswer(answer)).length).toBe(10)
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
  expect(origin.bytesWritten()).toBeLessThan(50_000_000)
})

test('A connection that was read to its end is reused', async () => {
  const origin = await startFile(bytes)
  const media = await startMedia({ origin })
  for (let i = 0; i < 3; i++) await (await fetch(media.sign())).arrayBuffer()
  expect(origin.aborted()).toBe(0)
})

test.each([
  ['another part', { 'content-range': `bytes 0-9/${total}`, 'content-length': '10' }, 10],
  ['nonsense', { 'content-range': 'bytes', 'content-length': '10' }, 10],
])('An origin that answers a range with %s is asked for the whole', async (_, headers, size) => {
  const origin = await startOrigin((request, response) => {
    if (request.headers.range === undefined) response.writeHead(200, { 'content-length': total }).end(bytes)
    else response.writeHead(206, headers).end(bytes.subarray(0, size))
  })
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign(), { range: 'bytes=100-199' })
  expect([answer.statusCode, answer.headers['content-range']]).toEqual([206, `bytes 100-199/${total}`])
  expect((await readAnswer(answer)).equals(bytes.subarray(100, 200))).toBe(true)
  expect(origin.ranges).toEqual(['bytes=100-199', null])
})

test('A part of unknown total length is passed on', async () => {
  const origin = await startOrigin((_, response) =>
    response.writeHead(206, { 'content-range': 'bytes 5-9/*' }).end(bytes.subarray(5, 10)),
  )
  const media = await startMedia({ origin })
  const answer = await openAnswer(media.sign(), { range: 'bytes=5-9' })
  expect([answer.statusCode, answer.headers['content-range'], answer.headers.etag]).toEqual([
    206,
    'bytes 5-9/*',
    undefined,
  ])
  expect(await readAnswer(answer)).toEqual(bytes.subarray(5, 10))
})

test('A partial response without a range request is an error', async () => {
  const origin = await startOrigin((_, response) =>
    response.writeHead(206, { 'content-range': 'bytes 5-9/20' }).end(bytes.subarray(5, 10)),
  )
  const media = await startMedia({ origin })
  expect((await fetch(media.sign())).status).toBe(502)
})
