import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { UpstreamNotFound } from '../../../src/errors.js'
import { findDubbing } from '../../../src/media/delivery/findDubbing.js'
import type { DubbingParts, MediaUpstream } from '../../../src/media/delivery/MediaUpstream.js'
import { RecentDubbings } from '../../../src/media/delivery/RecentDubbings.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { openAnswer, readAnswer, startFile, startMedia } from './mediaServer.js'

const bytes = randomBytes(50_000)
const dub = { kind: 'dubbing-audio', dubbingId: 'd1', language: 'es' } as const

describe.each([
  ['an origin that supports ranges', true],
  ['an origin that sends the whole file', false],
])('A dubbing in a language from %s', (_, heedsRanges) => {
  test('is delivered completely and in parts', async () => {
    const origin = await startFile(bytes, { heedsRanges })
    const media = await startMedia({ origin, canViewDubbing: async () => true })
    const whole = await openAnswer(media.sign(dub))
    expect([whole.statusCode, whole.headers['accept-ranges']]).toEqual([200, 'bytes'])
    expect((await readAnswer(whole)).equals(bytes)).toBe(true)
    const part = await openAnswer(media.sign(dub), { range: 'bytes=1000-1999' })
    expect([part.statusCode, part.headers['content-range']]).toEqual([206, 'bytes 1000-1999/50000'])
    expect((await readAnswer(part)).equals(bytes.subarray(1000, 2000))).toBe(true)
  })
})

test('A viewer without access to the dubbing gets 404 without an upstream call', async () => {
  const origin = await startFile(bytes)
  const media = await startMedia({ origin, canViewDubbing: async () => false })
  const subjects = [
    dub,
    { kind: 'dubbing-media', dubbingId: 'd1', part: 'input', take: 't' },
    { kind: 'dubbing-similar', dubbingId: 'd1', speakerId: 'p', voiceId: 'v' },
  ] as const
  for (const subject of subjects) expect((await fetch(media.sign(subject))).status).toBe(404)
})

describe('Reads of dubbings', () => {
  const parts = (): DubbingParts => ({ media: () => null })
  const always = () => true
  const bytesOf = (text: string) => ({ status: 200, body: Readable.from([text]) })
  afterEach(() => {
    jest.useRealTimers()
  })

  test('are shared by concurrent requests, and for a short time afterwards', async () => {
    const recent = new RecentDubbings()
    let count = 0
    const read = async () => {
      count += 1
      return parts()
    }
    const [one, other] = await Promise.all([recent.find('d', always, read), recent.find('d', always, read)])
    expect(other).toBe(one)
    expect(await recent.find('d', always, read)).toBe(one)
    expect(await recent.find('e', always, read)).not.toBe(one)
    expect(count).toBe(2)
  })

  test('are repeated if the result has no such media', async () => {
    const recent = new RecentDubbings()
    const old = await recent.find('d', always, async () => parts())
    const fresh = await recent.find(
      'd',
      (known) => known !== old,
      async () => parts(),
    )
    expect(fresh).not.toBe(old)
    expect(await recent.find('d', always, async () => parts())).toBe(fresh)
  })

  test('are repeated if they are too old', async () => {
    const recent = new RecentDubbings(-1)
    const old = await recent.find('d', always, async () => parts())
    expect(await recent.find('d', always, async () => parts())).not.toBe(old)
  })

  test('are recent from their end on, however long they took', async () => {
    jest.useFakeTimers()
    const recent = new RecentDubbings(1_000)
    let answer = (_: DubbingParts) => {}
    const slow = recent.find('d', always, () => new Promise<DubbingParts>((resolve) => (answer = resolve)))
    jest.advanceTimersByTime(20_000)
    const read = () => Promise.reject(new Error('read again'))
    const waiting = recent.find('d', always, read)
    answer(parts())
    expect(await waiting).toBe(await slow)
    expect(await recent.find('d', always, read)).toBe(await slow)
    jest.advanceTimersByTime(1_001)
    await expect(recent.find('d', always, read)).rejects.toThrow('read again')
  })

  test.each([
    ['for media that no longer exists', async () => bytesOf('now')],
    ['with refused links', () => Promise.reject(new UpstreamNotFound({ upstreamCode: 'dubbing_media_not_found' }))],
  ])('are few for any number of requests %s', async (_, openReference) => {
    let count = 0
    const getResource = async () => {
      count += 1
      await turnEventLoop()
      return { media: () => ({ take: 'now' }) } as unknown as DubbingParts
    }
    const upstream = { dubbingResource: { getResource, openReference } } as unknown as MediaUpstream
    const recent = new RecentDubbings()
    const open = (take: number) => {
      const subject = { kind: 'dubbing-media', dubbingId: 'd', part: 'input', take: `old ${take}` } as const
      return findDubbing(subject, { upstream, recentDubbings: recent, similarVoices: async () => null }).open(undefined)
    }
    await open(0).catch(() => {})
    count = 0
    await Promise.allSettled(Array.from({ length: 30 }, (_, take) => open(take)))
    expect(count).toBeLessThanOrEqual(3)
  })

  test('that fail for one dubbing do not affect another', async () => {
    const recent = new RecentDubbings()
    const failing = recent.find('d', always, () => Promise.reject(new Error('left')))
    const found = recent.find('d', always, async () => parts())
    await expect(failing).rejects.toThrow('left')
    expect(await found).toEqual({ media: expect.any(Function) })
  })

  test('run at most two at a time', async () => {
    const recent = new RecentDubbings()
    let count = 0
    const read = async () => {
      count += 1
      return parts()
    }
    for (const id of ['a', 'b', 'c', 'c', 'b', 'a']) await recent.find(id, always, read)
    expect(count).toBe(4)
  })
})
