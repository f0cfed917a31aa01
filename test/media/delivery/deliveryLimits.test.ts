import type { IncomingMessage, ServerResponse } from 'node:http'
import { expect, jest, test } from '@jest/globals'
import { anonymous, type SignedInViewer } from '../../../src/auth/Viewer.js'
import type { AudioBytes } from '../../../src/media/delivery/MediaUpstream.js'
import type { MediaSubject } from '../../../src/media/urls/MediaSubject.js'
import { stopClock } from '../../support/stopClock.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  ann,
  type MediaServerOptions,
  noDubbing,
  openAnswer,
  pour,
  readAnswer,
  sample,
  startMedia,
  startOrigin,
} from './mediaServer.js'

const ben: SignedInViewer = { ...ann, userId: 'ben' }
const annElsewhere: SignedInViewer = { ...ann, tenantId: 'org:other' }
const annOfAnotherToken: SignedInViewer = { ...ann, scopes: new Set(['voices:read', 'voices:write']) }

/** Headers and one byte. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1000 }).write('x')
}

test('An endless delivery is ended at its deadline', async () => {
  const origin = await startOrigin((_, response) => {
    response.writeHead(200, { 'content-length': 1_000_000 })
    const drip = setInterval(() => response.write('x'), 10)
    response.once('close', () => clearInterval(drip))
  })
  const media = await startMedia({ origin, deliveries: { maxMs: 60_000, perViewer: 1 } })
  stopClock()
  const cut = expect(readAnswer(await openAnswer(media.sign()))).rejects.toThrow('aborted')
  jest.advanceTimersByTime(60_001)
  await cut
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
  expect((await openAnswer(media.sign())).statusCode).toBe(200)
})

test('A delivery from an origin that stalls until the deadline gets a response to retry', async () => {
  const origin = await startOrigin(() => {})
  const media = await startMedia({ origin, deliveries: { maxMs: 60_000 } })
  stopClock()
  const answer = fetch(media.sign())
  await waitUntil(() => origin.ranges.length === 1, 'the origin is asked')
  jest.advanceTimersByTime(60_001)
  expect((await answer).ok).toBe(false)
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
})

test('One viewer has at most sixteen concurrent deliveries, and other viewers have theirs', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin })
  const open = (viewer = ann) => openAnswer(media.sign(sample, viewer))
  const running = await Promise.all(Array.from({ length: 16 }, () => open()))
  expect(running.map(({ statusCode }) => statusCode)).toEqual(Array(16).fill(200))
  for (const viewer of [ann, annOfAnotherToken]) {
    const refused = await fetch(media.sign(sample, viewer))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
    expect(await refused.json()).toMatchObject({ error: { code: 'RATE_LIMITED' } })
  }
  expect((await open(ben)).statusCode).toBe(200)
  expect((await open(annElsewhere)).statusCode).toBe(200)
  running[0]?.destroy()
  await waitUntil(() => origin.aborted() === 1, 'the origin is aborted')
  expect((await open()).statusCode).toBe(200)
})

test('All anonymous clients of one address are one viewer', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, deliveries: { perViewer: 2 } })
  const url = media.sign(sample, anonymous)
  for (const answer of [await openAnswer(url), await openAnswer(url)]) expect(answer.statusCode).toBe(200)
  expect((await openAnswer(url)).statusCode).toBe(429)
})

/** A server with previews that arrive as a whole when the test sends them. */
async function startWhole(options: MediaServerOptions = {}) {
  const waiting: ((audio: AudioBytes) => void)[] = []
  const signals: AbortSignal[] = []
  const give = () => new Promise<AudioBytes>((resolve) => waiting.push(resolve))
  const notAsked = () => Promise.reject(new Error('not asked'))
  const media = await startMedia({
    upstream: (_, { signal }) => {
      signals.push(signal)
      return {
        samples: { openAudio: notAsked, getPreview: give },
        speakers: { getAudio: give },
        verification: { openCaptcha: give },
        previews: { openAudio: notAsked },
        ...noDubbing,
        voices: { openPreview: notAsked },
      }
    },
    ...options,
  })
  media.voice = { viewerPermission: 'MANAGE', previewUrl: null, verifiedLanguages: [] }
  return { media, waiting, signals }
}

const speaker = (speakerId: string): MediaSubject => ({ kind: 'speaker', voiceId: 'v1', sampleId: 's1', speakerId })
const giveTo = (waiting: ((audio: AudioBytes) => void)[], bytes: Buffer) => {
  for (const resolve of waiting.splice(0)) resolve({ bytes, mediaType: 'audio/wav' })
}

test('A viewer has at most four concurrent reads of complete media of any kind, and other viewers do not wait for them', async () => {
  const { media, waiting } = await startWhole()
  const ids = { voiceId: 'v1', sampleId: 's1' }
  const subjects: MediaSubject[] = [
    { kind: 'sample-preview', ...ids, removeBackgroundNoise: true },
    { kind: 'sample-preview', ...ids, removeBackgroundNoise: false },
    { kind: 'captcha', voiceId: 'v1', attempt: 0 },
    ...['p1', 'p2', 'p3'].map(speaker),
  ]
  const running = subjects.map((subject) => fetch(media.sign(subject)))
  await waitUntil(() => waiting.length === 4, '4 requests wait for upstream')
  const other = fetch(media.sign(speaker('p9'), ben))
  await waitUntil(() => waiting.length === 5, '5 requests wait for upstream')
  waiting.pop()?.({ bytes: Buffer.from('y'), mediaType: 'audio/wav' })
  expect(await (await other).text()).toBe('y')
  giveTo(waiting, Buffer.from('x'))
  await waitUntil(() => waiting.length === 2, '2 requests wait for upstream')
  giveTo(waiting, Buffer.from('x'))
  for (const answer of await Promise.all(running)) expect(await answer.text()).toBe('x')
})

test('Concurrent requests for one preview share one upstream call, which continues without the first of them', async () => {
  const { media, waiting, signals } = await startWhole()
  const leaving = new AbortController()
  const first = fetch(media.sign(speaker('p1')), { signal: leaving.signal })
  await waitUntil(() => waiting.length === 1, 'one request waits for upstream')
  const others = Array.from({ length: 7 }, (_, index) => fetch(media.sign(speaker('p1'), index % 2 ? ben : ann)))
  await waitUntil(() => media.asked.length === 8, 'eight requests have asked')
  leaving.abort()
  await expect(first).rejects.toThrow()
  giveTo(waiting, Buffer.from('x'))
  for (const answer of await Promise.all(others)) expect(await answer.text()).toBe('x')
  expect(waiting).toHaveLength(0)
  expect(signals).toHaveLength(1 + 8)
})

test('A shared read is aborted when all its requests are gone', async () => {
  const { media, waiting, signals } = await startWhole()
  const leaving = new AbortController()
  const answers = [1, 2].map(() => fetch(media.sign(speaker('p1')), { signal: leaving.signal }))
  await waitUntil(() => waiting.length === 1 && media.asked.length === 2, 'one request waits and two have asked')
  leaving.abort()
  await Promise.allSettled(answers)
  await waitUntil(() => signals.every(({ aborted }) => aborted), 'all signals are aborted')
})

test('Slow readers of buffered media do not block others: the longest waiting one is disconnected when memory is short', async () => {
  const reasons: string[] = []
  const large = Buffer.alloc(12_000_000)
  const { media, waiting } = await startWhole({
    deliveries: { bufferedBytes: 30_000_000, bufferedBytesPerViewer: 30_000_000, evictableAfterMs: 0 },
    onRefuse: (reason) => reasons.push(reason),
  })
  const slow: IncomingMessage[] = []
  for (const [name, viewer] of [
    ['p1', ann],
    ['p2', annElsewhere],
  ] as const) {
    const opened = openAnswer(media.sign(speaker(name), viewer))
    await waitUntil(() => waiting.length === 1, 'one request waits for upstream')
    giveTo(waiting, large)
    slow.push(await opened)
  }
  const answer = openAnswer(media.sign(speaker('p3'), ben))
  await waitUntil(() => waiting.length === 1, 'one request waits for upstream')
  giveTo(waiting, large)
  expect((await readAnswer(await answer)).length).toBe(large.length)
  expect(reasons).toEqual(['evicted'])
  await expect(readAnswer(slow[0]!)).rejects.toThrow('aborted')
  expect((await readAnswer(slow[1]!)).length).toBe(large.length)
})

test('A viewer with too much buffered media gets a response to retry with its own reason', async () => {
  const { media, waiting } = await startWhole({ deliveries: { bufferedBytesPerViewer: 15_000_000 } })
  const opened = openAnswer(media.sign(speaker('p1')))
  await waitUntil(() => waiting.length === 1, 'one request waits for upstream')
  giveTo(waiting, Buffer.alloc(12_000_000))
  await opened
  const refused = fetch(media.sign(speaker('p2')))
  await waitUntil(() => waiting.length === 1, 'one request waits for upstream')
  giveTo(waiting, Buffer.alloc(12_000_000))
  expect([(await refused).status, await (await refused).json()]).toMatchObject([
    429,
    { error: { code: 'RATE_LIMITED' } },
  ])
})

test('When all slots are in use, the delivery that has waited longest for its reader is ended for a new one', async () => {
  const origin = await startOrigin((_, response) => pour(response, 60))
  const media = await startMedia({ origin, deliveries: { total: 3, evictableAfterMs: 100 } })
  const slow = await Promise.all(
    [ann, annElsewhere, { ...ann, userId: 'cid' }].map((viewer) => openAnswer(media.sign(sample, viewer))),
  )
  const answer = await waitUntil(async () => {
    const response = await fetch(media.sign(sample, ben))
    return response.status !== 503 && response
  }, 'a delivery gives way')
  expect((await answer.arrayBuffer()).byteLength).toBe(60_000_000)
  expect(await Promise.allSettled(slow.map(readAnswer))).toContainEqual(expect.objectContaining({ status: 'rejected' }))
})
