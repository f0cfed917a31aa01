import 'reflect-metadata'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { DubbingPollers } from '../../../src/services/dubbing/DubbingPollers.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { waitUntil } from '../../support/waitUntil.js'
import {
  edit,
  follow,
  leaving,
  metadataReads,
  nextOf,
  onlyNotified,
  reads,
  rowReads,
  world,
} from './dubbingFollowers.js'

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
    world.pollers = new DubbingPollers({ ...onlyNotified, minMs })
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
    const quick2 = await follow()
    await nextOf(quick2)
    for (const text of ['x', 'y', 'z']) {
      await edit({ [text]: { text } })
      await nextOf(quick2)
    }
    const before = reads
    const news = await nextOf(slow)
    expect(news.changedSegmentIds).toEqual(['x', 'y', 'z'])
    expect(reads - before).toBeLessThanOrEqual(1)
  })

  test('share a read that ends with the follower that started it, and another follower reads again', async () => {
    const first = new AbortController()
    world.held = new Promise(() => {})
    const left = (await follow({}, first.signal)).next()
    await waitUntil(() => reads > 0, 'the resource is read')
    const staying = (await follow()).next()
    world.held = null
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
