import 'reflect-metadata'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalBus } from '../../../src/datasources/bus/createLocalBus.js'
import type { EventBus } from '../../../src/datasources/bus/EventBus.js'
import { DubbingResourceView } from '../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingRow } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import type { JobView } from '../../../src/datasources/postgres/jobs/JobView.js'
import { RequestAborted, UpstreamNotFound, UpstreamRejected, UpstreamUnavailable } from '../../../src/errors.js'
import { DubbingPollers } from '../../../src/services/dubbing/DubbingPollers.js'
import {
  type DubbingEvent,
  type FollowContext,
  type FollowDubbing,
  followDubbing,
} from '../../../src/services/dubbing/followDubbing.js'
import { silent } from '../../support/database.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { viewerOf } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'

type Raw = ConstructorParameters<typeof DubbingResourceView>[0]

let bus: EventBus
let row: DubbingRow | null
let jobs: JobView[]
/** The state of upstream. */
let resource: { version: number; segments: Record<string, { text: string; stale?: boolean }>; renders: object }
let failing: Error | null
/** Upstream does not respond before it resolves. */
let held: Promise<void> | null
let isUnknown: boolean | 'ONCE'
let reads: number
let metadataReads: number
/** Number of reads of the row. */
let rowReads: number
let clock: number
let leaving: AbortController
let pollers: DubbingPollers
/** Reads without a pause, and polls only in the tests that wait for them. */
const quick = { minMs: 1, maxMs: 5, idleAfterMs: 600_000, idleMs: 600_000 }
const onlyTold = { ...quick, idleAfterMs: -1 }

beforeEach(() => {
  bus = createLocalBus()
  clock = 1_000
  row = rowOf({})
  jobs = []
  resource = { version: 1, segments: { a: { text: 'one' }, b: { text: 'two' } }, renders: {} }
  failing = null
  held = null
  isUnknown = false
  reads = 0
  metadataReads = 0
  rowReads = 0
  leaving = new AbortController()
  pollers = new DubbingPollers(onlyTold)
})
afterEach(async () => {
  leaving.abort()
  await bus.close()
})

function rowOf(facts: Partial<DubbingRow>): DubbingRow {
  clock += 1
  return {
    ...{ id: 'd', tenantId: 'org:a', ownerId: 'ann', createdBy: 'ann', name: 'Dub', status: 'DUBBED', version: 1 },
    ...{ sourceLanguage: 'en', targetLanguages: ['es'], durationSecs: 9, upstreamCreatedAt: null, isStudio: true },
    ...{ createdAt: new Date(0), updatedAt: new Date(clock), missingSince: null, permission: 'MANAGE' as const },
    ...facts,
  } as DubbingRow
}

function contextOf(signal: AbortSignal = leaving.signal): FollowContext {
  const context = {
    viewer: viewerOf('ann', 'org:a', 'dubbing:read'),
    bus,
    signal,
    logger: silent,
    dubbings: {
      getMany: async () => {
        rowReads += 1
        return [row]
      },
      recordVersion: async (_id: string, version: number, isChange: boolean) => {
        if (!row || (!isChange && version <= (row.version ?? 0))) return
        row = rowOf({ ...row, version: Math.max(version, row.version ?? 0), updatedAt: new Date(clock + 1) })
      },
    },
    jobs: { listOfSubjects: async () => [{ records: jobs }] },
    upstream: {
      dubbing: {
        get: async () => {
          metadataReads += 1
          const saysUnknown = isUnknown
          if (isUnknown === 'ONCE') isUnknown = false
          await turnEventLoop()
          if (saysUnknown) throw new UpstreamNotFound({ upstreamCode: 'dubbing_not_found' })
          return { id: 'd', status: row?.status }
        },
      },
      polling: {
        dubbingResource: {
          getResource: async (id: string) => {
            reads += 1
            const raw = rawOf()
            const left = new Promise((_, reject) =>
              signal.addEventListener('abort', () => reject(new RequestAborted())),
            )
            await Promise.race([held ?? turnEventLoop(), left])
            if (isUnknown) throw new UpstreamNotFound({ upstreamCode: 'dubbing_not_found' })
            if (failing) throw failing
            return new DubbingResourceView(raw, id)
          },
        },
      },
    },
  }
  return context as unknown as FollowContext
}

function rawOf(): Raw {
  const segments = Object.entries(resource.segments).map(([id, { text, stale = false }]) => {
    const times = { start_time: id.charCodeAt(0), end_time: id.charCodeAt(0) + 1 }
    const es = { ...times, text, subtitles: [], audio_stale: stale, media_ref: null }
    return [id, { ...times, text: 'hello', subtitles: [], dubs: { es } }]
  })
  const { version, renders } = resource
  return {
    version,
    renders,
    target_languages: ['es'],
    speaker_segments: Object.fromEntries(segments),
  } as unknown as Raw
}

const follow = (options: FollowDubbing = {}, signal?: AbortSignal) =>
  followDubbing(contextOf(signal), 'd', { pollers, ...options })

/** An edit through this server: it updates the row and notifies. */
async function edit(segments: typeof resource.segments, facts: Partial<typeof resource> = {}): Promise<void> {
  resource = { ...resource, version: resource.version + 1, ...facts, segments: { ...resource.segments, ...segments } }
  row = rowOf({ ...row, version: resource.version, updatedAt: new Date(clock + 1) })
  await tell()
}
const tell = () => bus.publish('dubbing:d', { id: 'd' })
async function nextOf(stream: AsyncIterator<DubbingEvent>): Promise<DubbingEvent> {
  const { value, done } = await stream.next()
  if (done) throw new Error('It has ended.')
  return value
}
async function restOf(stream: AsyncIterable<DubbingEvent>): Promise<DubbingEvent[]> {
  const all: DubbingEvent[] = []
  for await (const news of stream) all.push(news)
  return all
}
const job = (revision: number): JobView => {
  clock += 1
  return { id: 'j', revision, updatedAt: new Date(clock) } as JobView
}

describe('A follower of a dubbing', () => {
  test('gets its current state, and then the segments of each change', async () => {
    const stream = await follow()
    const first = await nextOf(stream)
    expect(first).toMatchObject({ changedSegmentIds: null, row: { version: 1 } })
    expect(first.view?.version).toBe(1)
    await edit({ b: { text: 'zwei', stale: true } })
    const second = await nextOf(stream)
    expect(second.changedSegmentIds).toEqual(['b'])
    expect(second.view?.dub('b', 'es')).toMatchObject({ isStale: true, text: 'zwei' })
    await edit({ b: { text: 'zwei', stale: false } })
    const third = await nextOf(stream)
    expect(third.changedSegmentIds).toEqual(['b'])
    expect(first.revision).toBeLessThan(second.revision)
    expect(second.revision).toBeLessThan(third.revision)
  })

  test('gets the ids of added and removed segments, and none if only a render changed', async () => {
    const stream = await follow()
    await nextOf(stream)
    await edit({ c: { text: 'three' } })
    expect((await nextOf(stream)).changedSegmentIds).toEqual(['c'])
    const { a: _, ...others } = resource.segments
    resource.segments = others
    await edit({})
    expect((await nextOf(stream)).changedSegmentIds).toEqual(['a'])
    await edit({}, { renders: { r: { id: 'r', version: 4, language: 'es', type: 'mp3', status: 'processing' } } })
    const news = await nextOf(stream)
    expect(news.changedSegmentIds).toEqual([])
    expect(news.view?.render('r')).toMatchObject({ status: 'PROCESSING' })
  })

  test('gets its status and its jobs, and its content when it is done', async () => {
    row = rowOf({ status: 'QUEUED', isStudio: false })
    const stream = await follow()
    expect(await nextOf(stream)).toMatchObject({ row: { status: 'QUEUED' }, view: null, changedSegmentIds: null })
    row = rowOf({ status: 'DUBBING', isStudio: false })
    jobs = [job(3)]
    await tell()
    expect(await nextOf(stream)).toMatchObject({ row: { status: 'DUBBING' }, changedSegmentIds: [] })
    expect(reads).toBe(0)
    row = rowOf({ status: 'DUBBED', isStudio: true })
    await tell()
    const done = await nextOf(stream)
    expect(done).toMatchObject({ row: { status: 'DUBBED' }, changedSegmentIds: null })
    expect(done.view?.version).toBe(1)
    jobs = [job(4), ...jobs]
    await tell()
    expect(await nextOf(stream)).toMatchObject({ changedSegmentIds: [] })
  })

  test.each([
    ['it has failed', { status: 'FAILED' }],
    ['a dubbing without studio is done', { status: 'DUBBED', isStudio: false }],
  ] as const)('gets the last event when %s, and then the end', async (_, facts) => {
    row = rowOf({ status: 'DUBBING', isStudio: false })
    const stream = await follow()
    await nextOf(stream)
    row = rowOf(facts)
    await tell()
    expect(await restOf(stream)).toMatchObject([{ row: facts }])
  })

  test('gets the end without data when the dubbing is no longer visible', async () => {
    const stream = await follow()
    await nextOf(stream)
    row = null
    await tell()
    expect(await restOf(stream)).toEqual([])
  })

  test('is refused for an invisible dubbing and without the scope', async () => {
    const context = contextOf()
    const viewer = viewerOf('ann', 'org:a', 'voices:read')
    await expect(followDubbing({ ...context, viewer }, 'd')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    row = null
    await expect(followDubbing(context, 'd')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('misses no change during the first read', async () => {
    const stream = await follow()
    let answer = () => {}
    held = new Promise((resolve) => {
      answer = resolve
    })
    const first = stream.next()
    await waitUntil(() => reads > 0, 'the resource is read')
    await edit({ a: { text: 'eins' } })
    held = null
    answer()
    expect((await first).value.view.dub('a', 'es')).toMatchObject({ text: 'one' })
    expect((await nextOf(stream)).view?.dub('a', 'es')).toMatchObject({ text: 'eins' })
  })

  test('gets increasing revisions, also for changes within one millisecond', async () => {
    row = rowOf({ status: 'QUEUED', isStudio: false })
    const stream = await follow()
    const { revision } = await nextOf(stream)
    row = { ...row, status: 'DUBBING' }
    await tell()
    expect((await nextOf(stream)).revision).toBeGreaterThan(revision)
  })

  test('gets no event that it already has', async () => {
    const { revision } = await nextOf(await follow())
    const knowing = await follow({ since: revision })
    const later = knowing.next()
    await edit({ a: { text: 'eins' } })
    expect((await later).value.revision).toBeGreaterThan(revision)
    // A follower that was disconnected.
    const back = await nextOf(await follow({ since: revision }))
    expect(back.revision).toBeGreaterThan(revision)
    row = rowOf({ status: 'FAILED' })
    expect(await restOf(await follow({ since: row.updatedAt.getTime() }))).toEqual([])
    expect(await restOf(await follow({ since: row.updatedAt.getTime() - 1 }))).toHaveLength(1)
  })

  test('gets no event without a change, for any number of notifications', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    for (let time = 0; time < 20; time += 1) {
      row = rowOf({ ...row, updatedAt: new Date(clock) })
      const before = rowReads
      await tell()
      await waitUntil(() => rowReads > before, 'the row is read')
    }
    await edit({ a: { text: 'eins' } })
    expect((await next).value).toMatchObject({ changedSegmentIds: ['a'] })
  })
})

describe('A change by another program', () => {
  beforeEach(() => {
    pollers = new DubbingPollers(quick)
  })

  test('is found and recorded in the row, so that later followers get it', async () => {
    const stream = await follow()
    const { revision } = await nextOf(stream)
    resource.segments = { ...resource.segments, a: { text: 'one', stale: true } }
    expect(await nextOf(stream)).toMatchObject({ changedSegmentIds: ['a'] })
    const back = await nextOf(await follow({ since: revision }))
    expect(back.revision).toBeGreaterThan(revision)
    resource = { ...resource, version: 7 }
    expect(await nextOf(stream)).toMatchObject({ changedSegmentIds: [], row: { version: 7 } })
  })

  test('is polled rarely when the dubbing is idle, once for all followers, without an end', async () => {
    const idleMs = 100
    pollers = new DubbingPollers({ ...onlyTold, idleMs })
    const begunAt = performance.now()
    const streams = await Promise.all(Array.from({ length: 5 }, () => follow({ rereadMs: 2 })))
    await Promise.all(streams.map(nextOf))
    const waiting = streams.map(nextOf)
    await waitUntil(() => reads >= 4, 'the resource is read four times')
    expect(reads).toBeLessThanOrEqual(1 + (performance.now() - begunAt) / idleMs)
    resource.segments = { ...resource.segments, b: { text: 'zwei' } }
    for (const news of await Promise.all(waiting)) expect(news).toMatchObject({ changedSegmentIds: ['b'] })
  })

  test('can be announced, and then is read at once even if the dubbing is idle', async () => {
    pollers = new DubbingPollers(onlyTold)
    const stream = await follow({ rereadMs: 2 })
    await nextOf(stream)
    const next = stream.next()
    const before = rowReads
    await waitUntil(() => rowReads > before + 10, 'the row is read ten times')
    expect(reads).toBe(1)
    await edit({ a: { text: 'eins' } })
    expect((await next).value).toMatchObject({ changedSegmentIds: ['a'] })
  })

  test('without followers is delivered to every follower that returns', async () => {
    const before = await follow()
    const { revision } = await nextOf(before)
    await before.return?.()
    resource.segments = { ...resource.segments, a: { text: 'eins' } }
    for (let count = 0; count < 2; count += 1) {
      const back = await nextOf(await follow({ since: revision }))
      expect(back.changedSegmentIds).toBeNull()
      expect(back.view?.dub('a', 'es')).toMatchObject({ text: 'eins' })
      expect(back.revision).toBeGreaterThan(revision)
    }
    // Also with a revision of another clock.
    pollers = new DubbingPollers(onlyTold)
    expect((await nextOf(await follow({ since: 2 ** 50 }))).view?.dub('a', 'es')).toMatchObject({ text: 'eins' })
  })

  test('is delivered after an outage, which ends no follower', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    failing = new UpstreamUnavailable()
    const before = reads
    await waitUntil(() => reads >= before + 3, 'the resource is read three times')
    resource.segments = { ...resource.segments, b: { text: 'zwei' } }
    failing = null
    expect((await next).value).toMatchObject({ changedSegmentIds: ['b'] })
  })

  test('is delivered after an outage at the start, which delivers only the row', async () => {
    failing = new UpstreamUnavailable()
    const stream = await follow()
    expect(await nextOf(stream)).toMatchObject({ view: null, changedSegmentIds: null })
    failing = null
    const news = await nextOf(stream)
    expect(news.changedSegmentIds).toBeNull()
    expect(news.view?.version).toBe(1)
  })

  test('continues to be delivered after one denial that upstream reverts', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    for (let time = 0; time < 3; time += 1) {
      isUnknown = 'ONCE'
      const before = metadataReads
      await waitUntil(() => metadataReads > before, 'the metadata is read')
      const after = reads
      await waitUntil(() => reads >= after + 2, 'the resource is read twice')
    }
    await edit({ a: { text: 'eins' } })
    expect((await next).value).toMatchObject({ changedSegmentIds: ['a'] })
  })

  test('ends the followers when upstream has denied the dubbing more than once, and not at a refusal', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    failing = new UpstreamRejected({ upstreamCode: 'dubbing_not_dubbed' })
    const before = reads
    await waitUntil(() => reads >= before + 3, 'the resource is read three times')
    isUnknown = true
    expect(await next).toEqual({ value: undefined, done: true })
  })
})

describe('Many followers', () => {
  test('share one read and see the same', async () => {
    const streams = await Promise.all(Array.from({ length: 50 }, () => follow()))
    await Promise.all(streams.map(nextOf))
    expect(reads).toBe(1)
    const waiting = streams.map(nextOf)
    await edit({ a: { text: 'eins' } })
    const seen = await Promise.all(waiting)
    expect(new Set(seen.map(({ changedSegmentIds }) => changedSegmentIds?.join()))).toEqual(new Set(['a']))
    expect(reads).toBeLessThanOrEqual(3)
    expect(metadataReads).toBe(0)
    await Promise.all(seen.map(({ metadata }) => metadata()))
    expect(metadataReads).toBe(1)
  })

  test('read no more often than allowed, for any number of edits', async () => {
    const minMs = 100
    pollers = new DubbingPollers({ ...onlyTold, minMs })
    const begunAt = performance.now()
    const streams = await Promise.all(Array.from({ length: 5 }, () => follow()))
    const untilLast = streams.map(async (stream) => {
      while ((await nextOf(stream)).view?.dub('a', 'es')?.text !== 'last') {}
    })
    for (let time = 0; time < 30; time += 1) {
      await edit({ a: { text: String(time) } })
      // The stimulus: edits that are spread over more than half of the interval.
      await sleep(2)
    }
    await edit({ a: { text: 'last' } })
    await Promise.all(untilLast)
    expect(reads).toBeLessThanOrEqual(2 + (performance.now() - begunAt) / minMs)
  })

  test('include a slow one, which gets one event with all changes since its last', async () => {
    const slow = await follow()
    await nextOf(slow)
    const quickOne = await follow()
    await nextOf(quickOne)
    for (const text of ['x', 'y', 'z']) {
      await edit({ [text]: { text } })
      await nextOf(quickOne)
    }
    const before = reads
    const news = await nextOf(slow)
    expect(news.changedSegmentIds).toEqual(['x', 'y', 'z'])
    expect(reads - before).toBeLessThanOrEqual(1)
  })

  test('share a read that ends with the follower that started it, and another follower reads again', async () => {
    const first = new AbortController()
    held = new Promise(() => {})
    const left = (await follow({}, first.signal)).next()
    await waitUntil(() => reads > 0, 'the resource is read')
    const staying = (await follow()).next()
    held = null
    first.abort()
    expect(await left).toEqual({ value: undefined, done: true })
    expect((await staying).value.view.version).toBe(1)
  })

  test.each(['its reader', 'its signal'])('are ended separately: %s ends one that waits', async (who) => {
    const stream = await follow()
    await nextOf(stream)
    const waiting = stream.next()
    await turnEventLoop(10)
    if (who === 'its reader') await stream.return?.()
    else leaving.abort()
    expect(await waiting).toEqual({ value: undefined, done: true })
    const before = [reads, rowReads]
    await edit({ a: { text: 'eins' } })
    await turnEventLoop(10)
    expect([reads, rowReads]).toEqual(before)
  })
})
