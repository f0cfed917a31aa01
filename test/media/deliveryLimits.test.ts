import type { ServerResponse } from 'node:http'
import { expect, jest, test } from '@jest/globals'
import { anonymous, type SignedInViewer } from '../../src/auth/Viewer.js'
import type { MediaSubject } from '../../src/media/MediaSubject.js'
import type { AudioBytes } from '../../src/media/MediaUpstream.js'
import {
  ann,
  noDubbing,
  openAnswer,
  readAnswer,
  sample,
  startMedia,
  startOrigin,
  stopClock,
  until,
} from './mediaServer.js'

const ben: SignedInViewer = { ...ann, userId: 'ben' }
const annElsewhere: SignedInViewer = { ...ann, tenantId: 'org:other' }
const annOfAnotherToken: SignedInViewer = { ...ann, scopes: new Set(['voices:read', 'voices:write']) }

/** A head and one byte, and nothing more. */
function stall(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 1000 }).write('x')
}

test('a delivery that goes on and on is cut at its deadline', async () => {
  const origin = await startOrigin((_, response) => {
    response.writeHead(200, { 'content-length': 1_000_000 })
    const drip = setInterval(() => response.write('x'), 10)
    response.once('close', () => clearInterval(drip))
  })
  const media = await startMedia({ origin, deliveries: { longestMs: 60_000, perViewer: 1 } })
  stopClock()
  const cut = expect(readAnswer(await openAnswer(media.sign()))).rejects.toThrow('aborted')
  jest.advanceTimersByTime(60_001)
  await cut
  await until(() => origin.aborted() === 1)
  expect((await openAnswer(media.sign())).statusCode).toBe(200)
})

test('a delivery whose origin says nothing until the deadline is told to come back', async () => {
  const origin = await startOrigin(() => {})
  const media = await startMedia({ origin, deliveries: { longestMs: 60_000 } })
  stopClock()
  const answer = fetch(media.sign())
  await until(() => origin.ranges.length === 1)
  jest.advanceTimersByTime(60_001)
  expect((await answer).ok).toBe(false)
  await until(() => origin.aborted() === 1)
})

test('one viewer has sixteen deliveries at a time, and leaves the others theirs', async () => {
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
  await until(() => origin.aborted() === 1)
  expect((await open()).statusCode).toBe(200)
})

test('all who are anonymous are one viewer', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const media = await startMedia({ origin, deliveries: { perViewer: 2 } })
  const url = media.sign(sample, anonymous)
  for (const answer of [await openAnswer(url), await openAnswer(url)]) expect(answer.statusCode).toBe(200)
  expect((await openAnswer(url)).statusCode).toBe(429)
})

test('eight deliveries at a time are of what is held in memory whole, of whatever kind', async () => {
  const origin = await startOrigin((_, response) => stall(response))
  const waiting: ((audio: AudioBytes) => void)[] = []
  const give = () => new Promise<AudioBytes>((resolve) => waiting.push(resolve))
  const media = await startMedia({
    upstream: () => ({
      samples: { openAudio: () => Promise.reject(new Error('not asked')), getPreview: give },
      speakers: { getAudio: give },
      verification: { openCaptcha: give },
      previews: { openAudio: () => Promise.reject(new Error('not asked')) },
      dubbing: noDubbing,
      voices: {
        async openPreview() {
          const body = (await fetch(origin.url)).body
          const { Readable } = await import('node:stream')
          const readable = Readable.from(body ?? [], { objectMode: false })
          return { status: 200, mediaType: null, contentLength: 1000, contentRange: null, body: readable }
        },
      },
    }),
  })
  media.voice = { viewerPermission: 'MANAGE', previewUrl: origin.url, verifiedLanguages: [] }
  const ids = { voiceId: 'v1', sampleId: 's1' }
  const subjects: MediaSubject[] = [
    { kind: 'sample-preview', ...ids, removeBackgroundNoise: true },
    { kind: 'speaker', ...ids, speakerId: 'p1' },
    { kind: 'captcha', voiceId: 'v1', attempt: 0 },
  ]
  const running = Array.from({ length: 8 }, (_, i) => fetch(media.sign(subjects[i % 3])))
  await until(() => waiting.length === 8)
  for (const subject of subjects) {
    const refused = await fetch(media.sign(subject, ben))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
    expect(await refused.json()).toMatchObject({ error: { code: 'SERVICE_UNAVAILABLE' } })
  }
  expect(waiting).toHaveLength(8)
  // What passes through takes no place of theirs.
  expect((await openAnswer(media.sign({ kind: 'voice-preview', voiceId: 'v1' }))).statusCode).toBe(200)

  for (const resolve of waiting.splice(0)) resolve({ bytes: Buffer.from('x'), mediaType: 'audio/wav' })
  for (const answer of await Promise.all(running)) expect(await answer.text()).toBe('x')
  const next = fetch(media.sign(subjects[0], ben))
  await until(() => waiting.length === 1)
  waiting[0]?.({ bytes: Buffer.from('y'), mediaType: 'audio/wav' })
  expect(await (await next).text()).toBe('y')
})
