import 'reflect-metadata'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { UpstreamRejected, UpstreamUnavailable } from '../../../src/errors.js'
import { DubbingPollers } from '../../../src/services/dubbing/DubbingPollers.js'
import { waitUntil } from '../../support/waitUntil.js'
import { edit, follow, metadataReads, nextOf, onlyNotified, quick, reads, rowReads, world } from './dubbingFollowers.js'

describe('A change by another program', () => {
  beforeEach(() => {
    world.pollers = new DubbingPollers(quick)
  })

  test('is found and recorded in the row, so that later followers get it', async () => {
    const stream = await follow()
    const { revision } = await nextOf(stream)
    world.resource.segments = { ...world.resource.segments, a: { text: 'one', stale: true } }
    expect(await nextOf(stream)).toMatchObject({ changedSegmentIds: ['a'] })
    const back = await nextOf(await follow({ since: revision }))
    expect(back.revision).toBeGreaterThan(revision)
    world.resource = { ...world.resource, version: 7 }
    expect(await nextOf(stream)).toMatchObject({ changedSegmentIds: [], row: { version: 7 } })
  })

  test('is polled rarely when the dubbing is idle, once for all followers, without an end', async () => {
    const idleMs = 100
    world.pollers = new DubbingPollers({ ...onlyNotified, idleMs })
    const begunAt = performance.now()
    const streams = await Promise.all(Array.from({ length: 5 }, () => follow({ rereadMs: 2 })))
    await Promise.all(streams.map(nextOf))
    const waiting = streams.map(nextOf)
    await waitUntil(() => reads >= 4, 'the resource is read four times')
    expect(reads).toBeLessThanOrEqual(1 + (performance.now() - begunAt) / idleMs)
    world.resource.segments = { ...world.resource.segments, b: { text: 'zwei' } }
    for (const news of await Promise.all(waiting)) expect(news).toMatchObject({ changedSegmentIds: ['b'] })
  })

  test('can be announced, and then is read at once even if the dubbing is idle', async () => {
    world.pollers = new DubbingPollers(onlyNotified)
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
    world.resource.segments = { ...world.resource.segments, a: { text: 'eins' } }
    for (let count = 0; count < 2; count += 1) {
      const back = await nextOf(await follow({ since: revision }))
      expect(back.changedSegmentIds).toBeNull()
      expect(back.view?.dub('a', 'es')).toMatchObject({ text: 'eins' })
      expect(back.revision).toBeGreaterThan(revision)
    }
    // Also with a revision of another clock.
    world.pollers = new DubbingPollers(onlyNotified)
    expect((await nextOf(await follow({ since: 2 ** 50 }))).view?.dub('a', 'es')).toMatchObject({ text: 'eins' })
  })

  test('is delivered after an outage, which ends no follower', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    world.failing = new UpstreamUnavailable()
    const before = reads
    await waitUntil(() => reads >= before + 3, 'the resource is read three times')
    world.resource.segments = { ...world.resource.segments, b: { text: 'zwei' } }
    world.failing = null
    expect((await next).value).toMatchObject({ changedSegmentIds: ['b'] })
  })

  test('is delivered after an outage at the start, which delivers only the row', async () => {
    world.failing = new UpstreamUnavailable()
    const stream = await follow()
    expect(await nextOf(stream)).toMatchObject({ view: null, changedSegmentIds: null })
    world.failing = null
    const news = await nextOf(stream)
    expect(news.changedSegmentIds).toBeNull()
    expect(news.view?.version).toBe(1)
  })

  test('continues to be delivered after one denial that upstream reverts', async () => {
    const stream = await follow()
    await nextOf(stream)
    const next = stream.next()
    for (let time = 0; time < 3; time += 1) {
      world.isUnknown = 'ONCE'
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
    world.failing = new UpstreamRejected({ upstreamCode: 'dubbing_not_dubbed' })
    const before = reads
    await waitUntil(() => reads >= before + 3, 'the resource is read three times')
    world.isUnknown = true
    expect(await next).toEqual({ value: undefined, done: true })
  })
})
