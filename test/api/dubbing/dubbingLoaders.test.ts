import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import type { DubbingMirror, DubbingRow } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { UpstreamNotFound, UpstreamRejected, UpstreamUnavailable } from '../../../src/errors.js'
import { createDubbingLoaders } from '../../../src/loaders/dubbingLoader.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

const rowOf = (id: string, status: DubbingRow['status'] = 'DUBBED') =>
  ({
    ...{ id, status, name: 'Tour', isStudio: true, sourceLanguage: 'en', targetLanguages: ['es'], durationSecs: 3 },
    ...{ ownerId: 'ada', permission: 'MANAGE', missingSince: null, createdAt: new Date(0), upstreamCreatedAt: null },
  }) as DubbingRow

/** Loaders on an upstream with the given response. */
function loadersWith(answer: (id: string) => Promise<unknown>, status?: DubbingRow['status']) {
  const seen = { running: 0, most: 0, calls: 0, lookUps: 0, missing: [] as string[], changed: [] as DubbingMirror[] }
  const call = async (id: string) => {
    seen.calls += 1
    seen.running += 1
    seen.most = Math.max(seen.most, seen.running)
    // Long enough for all parallel calls to start.
    await turnEventLoop()
    return answer(id).finally(() => {
      seen.running -= 1
    })
  }
  const loaders = createDubbingLoaders({
    dubbings: {
      async getMany(ids) {
        seen.lookUps += 1
        return ids.map((id) => (id.startsWith('foreign') ? null : rowOf(id, status)))
      },
    },
    acquireDubbing: async () => {},
    voices: { haveRows: async () => new Map() },
    upstream: { dubbing: { get: call }, dubbingResource: { getResource: call, similarVoices: call } } as never,
    onMissingDubbing: (id) => seen.missing.push(id),
    onChangedDubbing: (dubbing) => seen.changed.push(dubbing),
    onBatch() {},
  })
  return { loaders, seen }
}

const ids = Array.from({ length: 30 }, (_, index) => `d${index}`)
const viewOf = (id: string, segments: number, sizeBytes = 0) => ({
  dubbingId: id,
  sizeBytes,
  targetLanguages: ['es'],
  segmentIds: () => ({ length: segments }),
})

describe('The loaders of dubbings', () => {
  test('call upstream for a few at a time, read all rows at once, and load the same dubbing once', async () => {
    const { loaders, seen } = loadersWith(async (id) => ({ ...rowOf(id), createdAt: null }))
    const found = await loaders.dubbing.loadMany([...ids, ...ids, 'foreign'])
    expect(found.map((dubbing) => (dubbing as { id: string } | null)?.id)).toEqual([...ids, ...ids, undefined])
    expect(seen).toMatchObject({ calls: 30, lookUps: 1, most: 4, changed: [], missing: [] })
    loaders.clearDubbing('d3')
    await loaders.dubbing.loadMany(ids)
    expect(seen).toMatchObject({ calls: 31, lookUps: 2 })
  })

  test('report rows that differ from upstream, and dubbings that no longer exist', async () => {
    const { loaders, seen } = loadersWith(async (id) => {
      if (id === 'gone') throw new UpstreamNotFound({ upstreamCode: 'dubbing_not_found' })
      return { ...rowOf(id), createdAt: null, name: id === 'renamed' ? 'Other' : 'Tour' }
    })
    expect(await loaders.dubbing.loadMany(['same', 'renamed', 'gone'])).toMatchObject([{}, { name: 'Other' }, null])
    expect([seen.changed.map(({ id }) => id), seen.missing]).toEqual([['renamed'], ['gone']])
  })

  test('hold a bounded amount of resources, and report which are too many', async () => {
    const { loaders, seen } = loadersWith(async (id) => viewOf(id, 50_000) as never)
    const found = await loaders.dubbingResource.loadMany(ids.slice(0, 10))
    const refused = found.filter((each) => each instanceof Error)
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every((each) => (each as { code?: string }).code === 'BAD_USER_INPUT')).toBe(true)
    expect(seen.calls).toBe(10 - refused.length)
    // Few segments can have long texts.
    const long = loadersWith(async (id) => viewOf(id, 10, 50 * 1024 * 1024) as never)
    const results = await long.loaders.dubbingResource.loadMany(ids.slice(0, 10))
    expect(results.filter((each) => each instanceof Error).length).toBe(10 - long.seen.calls)
    expect(long.seen.calls).toBeLessThan(10)
    // The same dubbing again needs no more room.
    const small = loadersWith(async (id) => viewOf(id, 60_000) as never)
    for (let again = 0; again < 5; again++) {
      expect(await small.loaders.dubbingResource.load('d')).toMatchObject({ dubbingId: 'd' })
      small.loaders.clearDubbing('d')
    }
  })

  test('return null for the resource of a dubbing in progress, and never report it as missing', async () => {
    for (const error of [
      new UpstreamRejected({ upstreamCode: 'something_new' }),
      new UpstreamRejected({ upstreamCode: 'dubbing_not_dubbed' }),
      new UpstreamNotFound({ upstreamCode: 'dubbing_not_found' }),
    ]) {
      const { loaders, seen } = loadersWith(() => Promise.reject(error), 'DUBBING')
      expect(await loaders.dubbingResource.load('d')).toBeNull()
      expect(await loaders.similarVoices.load({ dubbingId: 'd', speakerId: 's' })).toBeNull()
      expect(seen.missing).toEqual([])
    }
    const done = loadersWith(() => Promise.reject(new UpstreamRejected({ upstreamCode: 'something_new' })))
    await expect(done.loaders.dubbingResource.load('d')).rejects.toThrow(UpstreamRejected)
    const down = loadersWith(() => Promise.reject(new UpstreamUnavailable()), 'DUBBING')
    await expect(down.loaders.dubbingResource.load('d')).rejects.toThrow(UpstreamUnavailable)
  })
})
