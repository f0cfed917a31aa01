import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { anonymous } from '../../../src/auth/Viewer.js'
import {
  NotFound,
  QuotaExceeded,
  RateLimited,
  RequestAborted,
  ServiceUnavailable,
  UpstreamCredentials,
  UpstreamNotFound,
  UpstreamRejected,
  UpstreamTimeout,
  UpstreamUnavailable,
} from '../../../src/errors.js'
import type { MediaSubject } from '../../../src/media/urls/MediaSubject.js'
import { ann, type MediaServerOptions, openAnswer, readAnswer, sample, startFile, startMedia } from './mediaServer.js'

const bytes = randomBytes(1000)

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex')

const failing = (error: Error): MediaServerOptions => ({ loadVoice: () => Promise.reject(error) })

describe('The body that is sent is', () => {
  test('20 MB, byte for byte', async () => {
    const large = randomBytes(20_000_000)
    const media = await startMedia({ origin: await startFile(large) })
    const answer = await openAnswer(media.sign())
    expect(answer.headers['content-length']).toBe('20000000')
    expect(sha256(await readAnswer(answer))).toBe(sha256(large))
  })

  test('chunked if its length is unknown', async () => {
    const media = await startMedia({ origin: await startFile(bytes, { hidesLength: true }) })
    const answer = await openAnswer(media.sign(), { range: 'bytes=0-9' })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({ 'transfer-encoding': 'chunked', 'accept-ranges': 'none' })
    expect(answer.headers).not.toHaveProperty('etag')
    expect(await readAnswer(answer)).toEqual(bytes)
  })

  test('empty if the origin sends none', async () => {
    const media = await startMedia({ origin: await startFile(Buffer.alloc(0)) })
    const answer = await fetch(media.sign())
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, '0', ''])
  })

  test('protected by security headers', async () => {
    const media = await startMedia({ origin: await startFile(bytes) })
    const { headers } = await fetch(media.sign())
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'audio/wav',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': 'inline',
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=3600',
    })
  })

  test('cached no longer than the URL is valid', async () => {
    // The bucket ends in an hour; only a minute for requests is left of the previous one.
    const begun = Date.now()
    const start = new Date(Math.ceil((begun + 60_000) / 3_600_000) * 3_600_000 - 3_600_000 - 1)
    const media = await startMedia({ origin: await startFile(bytes), now: () => start })
    const { headers } = await fetch(media.sign())
    const secs = Number(/^private, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1])
    expect(secs).toBeLessThanOrEqual(Math.ceil((start.getTime() + 3_600_001 - begun) / 1000))
  })

  test.each([
    ['audio/mpeg', 'audio/mpeg'],
    ['Audio/MPEG; charset=x', 'audio/mpeg'],
    ['video/mp4', 'video/mp4'],
    ['image/png', 'image/png'],
    ['image/svg+xml', 'application/octet-stream'],
    ['text/html', 'application/octet-stream'],
    ['audio/*', 'application/octet-stream'],
    ['application/xhtml+xml', 'application/octet-stream'],
  ])('Media of type %s is sent as %s', async (type, expected) => {
    const media = await startMedia({ origin: await startFile(bytes, { type }) })
    expect((await fetch(media.sign())).headers.get('content-type')).toBe(expected)
  })
})

describe('A media URL can point to', () => {
  const inline = { bytes: randomBytes(300_000), mediaType: 'audio/mpeg' }

  test.each<MediaSubject>([
    { kind: 'sample-preview', voiceId: 'v1', sampleId: 's1', removeBackgroundNoise: true },
    { kind: 'speaker', voiceId: 'v1', sampleId: 's1', speakerId: 'p1' },
  ])('audio that upstream sends as a whole: $kind', async (subject) => {
    const media = await startMedia({ inline })
    const whole = await fetch(media.sign(subject))
    expect(whole.headers.get('content-type')).toBe('audio/mpeg')
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(inline.bytes)
    const part = await fetch(media.sign(subject), { headers: { range: 'bytes=100000-200000' } })
    expect([part.status, part.headers.get('etag')]).toEqual([206, whole.headers.get('etag')])
    expect(Buffer.from(await part.arrayBuffer())).toEqual(inline.bytes.subarray(100_000, 200_001))
  })

  test('the preview of a voice, also in one of its languages', async () => {
    const [one, other] = [await startFile(randomBytes(10)), await startFile(randomBytes(10))]
    const media = await startMedia()
    media.voice = {
      viewerPermission: 'VIEW',
      previewUrl: one.url,
      verifiedLanguages: [
        { language: 'de', modelId: 'm1', previewUrl: null },
        { language: 'de', modelId: 'm2', previewUrl: other.url },
      ],
    }
    const statusOf = async (subject: MediaSubject) => (await fetch(media.sign(subject))).status
    expect(await statusOf({ kind: 'voice-preview', voiceId: 'v1' })).toBe(200)
    expect([one.ranges.length, other.ranges.length]).toEqual([1, 0])
    expect(await statusOf({ kind: 'language-preview', voiceId: 'v1', language: 'de', modelId: 'm2' })).toBe(200)
    expect([one.ranges.length, other.ranges.length]).toEqual([1, 1])
    expect(await statusOf({ kind: 'language-preview', voiceId: 'v1', language: 'de', modelId: 'm1' })).toBe(404)
    expect(await statusOf({ kind: 'language-preview', voiceId: 'v1', language: 'fr', modelId: 'm2' })).toBe(404)
    media.voice = { ...media.voice!, previewUrl: null }
    expect(await statusOf({ kind: 'voice-preview', voiceId: 'v1' })).toBe(404)
  })

  test('the image of a captcha, for users who may change the voice', async () => {
    const inline = { bytes: randomBytes(1_000), mediaType: 'image/png' }
    const media = await startMedia({ inline })
    const ask = () => fetch(media.sign({ kind: 'captcha', voiceId: 'v1', attempt: 2 }))
    expect((await ask()).status).toBe(404)
    media.voice = { ...media.voice!, viewerPermission: 'EDIT' }
    const shown = await ask()
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(inline.bytes)
  })

  test('ids with any characters', async () => {
    const media = await startMedia({ origin: await startFile(bytes) })
    for (const voiceId of ['a/b', '..', 'ä€😀?#%', 'x'.repeat(250)]) {
      expect((await fetch(media.sign({ ...sample, voiceId } as MediaSubject))).status).toBe(200)
      expect(media.asked.at(-1)?.voiceId).toBe(voiceId)
    }
  })
})

describe('Access to media:', () => {
  test('the permission of the viewer of the URL is checked at each delivery', async () => {
    const origin = await startFile(bytes)
    const media = await startMedia({ origin })
    const url = media.sign()
    expect((await fetch(url)).status).toBe(200)
    expect((await fetch(media.sign(sample, anonymous))).status).toBe(200)
    expect(media.asked).toEqual([
      { viewer: ann, voiceId: 'v1' },
      { viewer: anonymous, voiceId: 'v1' },
    ])
    media.voice = null
    const withdrawn = await fetch(url)
    expect(withdrawn.status).toBe(404)
    expect(await withdrawn.json()).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(origin.ranges).toHaveLength(2)
  })

  test.each<[string, number, string, (url: string) => string]>([
    ['a changed signature', 403, 'MEDIA_URL_INVALID', (url) => url.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))],
    ['a cut URL', 403, 'MEDIA_URL_INVALID', (url) => url.slice(0, -1)],
    ['no query', 403, 'MEDIA_URL_INVALID', (url) => url.replace(/\?.*/, '')],
    ['a parameter twice', 403, 'MEDIA_URL_INVALID', (url) => `${url}&expires=1`],
    ['an unknown parameter', 403, 'MEDIA_URL_INVALID', (url) => `${url}&download=1`],
    ['another subject', 403, 'MEDIA_URL_INVALID', (url) => url.replace('/s1/', '/s2/')],
    ['an unknown path', 404, 'NOT_FOUND', (url) => url.replace('/audio?', '/text?')],
  ])('%s gets %d', async (_, status, code, change) => {
    const origin = await startFile(bytes)
    const media = await startMedia({ origin })
    const answer = await fetch(change(media.sign()))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('content-type')).toContain('application/json')
    expect(await answer.json()).toEqual({ error: { code, message: expect.any(String) } })
    expect([media.asked.length, origin.ranges.length]).toEqual([0, 0])
  })

  test('an expired URL gets 410', async () => {
    let now = new Date()
    const media = await startMedia({ origin: await startFile(bytes), now: () => now })
    const url = media.sign()
    now = new Date(now.getTime() + 7_200_000)
    const answer = await fetch(url)
    expect([answer.status, await answer.json()]).toMatchObject([410, { error: { code: 'MEDIA_URL_EXPIRED' } }])
  })
})

describe('A failure before the first byte', () => {
  const upstreamCode = 'secret_word'
  test.each<[Error, number, string, string | null]>([
    [new NotFound('voice', 'v1'), 404, 'NOT_FOUND', null],
    [new UpstreamNotFound({ upstreamCode }), 404, 'NOT_FOUND', null],
    [new RateLimited('RATE', { retryAfterMs: 2500 }), 429, 'RATE_LIMITED', '3'],
    [new RateLimited('QUEUE'), 429, 'RATE_LIMITED', '1'],
    [new QuotaExceeded(), 503, 'QUOTA_EXCEEDED', null],
    [new UpstreamTimeout(), 504, 'UPSTREAM_TIMEOUT', null],
    [new UpstreamUnavailable(), 502, 'UPSTREAM_UNAVAILABLE', null],
    [new UpstreamRejected({ upstreamCode }), 502, 'UPSTREAM_REJECTED', null],
    [new UpstreamCredentials(), 502, 'UPSTREAM_CREDENTIALS', null],
    [new ServiceUnavailable(), 503, 'SERVICE_UNAVAILABLE', '1'],
    [new RequestAborted(), 503, 'REQUEST_ABORTED', '1'],
    [new Error('secret_word'), 500, 'INTERNAL_SERVER_ERROR', null],
  ])('with %p gets %d', async (error, status, code, retryAfter) => {
    const media = await startMedia(failing(error))
    const answer = await fetch(media.sign())
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, retryAfter])
    const body = await answer.text()
    expect(JSON.parse(body)).toEqual({ error: { code, message: expect.any(String) } })
    expect(body).not.toContain('secret_word')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })
})
