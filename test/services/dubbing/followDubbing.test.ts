import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import type { JobView } from '../../../src/datasources/postgres/jobs/JobView.js'
import { type DubbingEvent, followDubbing } from '../../../src/services/dubbing/followDubbing.js'
import { viewerOf } from '../../support/voiceRows.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  clock,
  contextOf,
  edit,
  follow,
  nextOf,
  nextTime,
  notify,
  reads,
  rowOf,
  rowReads,
  world,
} from './dubbingFollowers.js'

async function restOf(stream: AsyncIterable<DubbingEvent>): Promise<DubbingEvent[]> {
  const all: DubbingEvent[] = []
  for await (const news of stream) all.push(news)
  return all
}

const job = (revision: number) => ({ id: 'j', revision, updatedAt: nextTime() }) as JobView

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
    const { a: _, ...others } = world.resource.segments
    world.resource.segments = others
    await edit({})
    expect((await nextOf(stream)).changedSegmentIds).toEqual(['a'])
    await edit({}, { renders: { r: { id: 'r', version: 4, language: 'es', type: 'mp3', status: 'processing' } } })
    const news = await nextOf(stream)
    expect(news.changedSegmentIds).toEqual([])
    expect(news.view?.render('r')).toMatchObject({ status: 'PROCESSING' })
  })

  test('gets its status and its jobs, and its content when it is done', async () => {
    world.row = rowOf({ status: 'QUEUED', isStudio: false })
    const stream = await follow()
    expect(await nextOf(stream)).toMatchObject({ row: { status: 'QUEUED' }, view: null, changedSegmentIds: null })
    world.row = rowOf({ status: 'DUBBING', isStudio: false })
    world.jobs = [job(3)]
    await notify()
    expect(await nextOf(stream)).toMatchObject({ row: { status: 'DUBBING' }, changedSegmentIds: [] })
    expect(reads).toBe(0)
    world.row = rowOf({ status: 'DUBBED', isStudio: true })
    await notify()
    const done = await nextOf(stream)
    expect(done).toMatchObject({ row: { status: 'DUBBED' }, changedSegmentIds: null })
    expect(done.view?.version).toBe(1)
    world.jobs = [job(4), ...world.jobs]
    await notify()
    expect(await nextOf(stream)).toMatchObject({ changedSegmentIds: [] })
  })

  test.each([
    ['it has failed', { status: 'FAILED' }],
    ['a dubbing without studio is done', { status: 'DUBBED', isStudio: false }],
  ] as const)('gets the last event when %s, and then the end', async (_, facts) => {
    world.row = rowOf({ status: 'DUBBING', isStudio: false })
    const stream = await follow()
    await nextOf(stream)
    world.row = rowOf(facts)
    await notify()
    expect(await restOf(stream)).toMatchObject([{ row: facts }])
  })

  test('gets the end without data when the dubbing is no longer visible', async () => {
    const stream = await follow()
    await nextOf(stream)
    world.row = null
    await notify()
    expect(await restOf(stream)).toEqual([])
  })

  test('is refused for an invisible dubbing and without the scope', async () => {
    const context = contextOf()
    const viewer = viewerOf('ann', 'org:a', 'voices:read')
    await expect(followDubbing({ ...context, viewer }, 'd')).rejects.toMatchObject({ code: 'FORBIDDEN' })
    world.row = null
    await expect(followDubbing(context, 'd')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('misses no change during the first read', async () => {
    const stream = await follow()
    let answer = () => {}
    world.held = new Promise((resolve) => {
      answer = resolve
    })
    const first = stream.next()
    await waitUntil(() => reads > 0, 'the resource is read')
    await edit({ a: { text: 'eins' } })
    world.held = null
    answer()
    expect((await first).value.view.dub('a', 'es')).toMatchObject({ text: 'one' })
    expect((await nextOf(stream)).view?.dub('a', 'es')).toMatchObject({ text: 'eins' })
  })

  test('gets increasing revisions, also for changes within one millisecond', async () => {
    world.row = rowOf({ status: 'QUEUED', isStudio: false })
    const stream = await follow()
    const { revision } = await nextOf(stream)
    world.row = { ...world.row, status: 'DUBBING' }
    await notify()
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
    world.row = rowOf({ status: 'FAILED' })
    expect(await restOf(await follow({ since: world.row.updatedAt.getTime() }))).toEqual([])
    expect(await restOf(await follow({ since: world.row.updatedAt.getTime() - 1 }))).toHaveLength(1)
  })

  test('gets no event without a change, for any number of notifications', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    for (let time = 0; time < 20; time += 1) {
      world.row = rowOf({ ...world.row, updatedAt: new Date(clock) })
      const before = rowReads
      await notify()
      await waitUntil(() => rowReads > before, 'the row is read')
    }
    await edit({ a: { text: 'eins' } })
    expect((await next).value).toMatchObject({ changedSegmentIds: ['a'] })
  })
})
