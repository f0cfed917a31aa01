import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { ConcurrencyLimiter } from '../../../src/async/limiters/ConcurrencyLimiter.js'
import { DubbingApp, RESOURCE } from '../../support/dubbingApp.js'
import { waitUntil } from '../../support/waitUntil.js'

let app: DubbingApp
/** With one slot and a short queue time. */
const room = new ConcurrencyLimiter({ maxInFlight: 1, maxQueued: 10, maxQueuedPerTenant: 10, maxQueueMs: 200 })
const signal = new AbortController().signal

beforeAll(async () => {
  app = await DubbingApp.start()
  Object.assign(app.app.server.deps, { dubbingLimiter: room })
})
afterAll(() => app.app.close())

test('A request takes one slot for any number of dubbings, and releases it', async () => {
  for (let count = 0; count < 3; count += 1) await app.add()
  for (let again = 0; again < 3; again += 1) {
    const { dubbings } = await app.ask<{ dubbings: { edges: { node: { version: number } }[] } }>(
      '{ dubbings(first: 3) { edges { node { version } } } }',
    )
    expect(dubbings.edges.map(({ node }) => node.version)).toEqual([1, 1, 1])
    await waitUntil(() => room.stats.inFlight === 0, 'the slot is released')
  }
  expect(app.calls(RESOURCE)).toBe(9)
})

test('Without a free slot a dubbing has only the fields of its row, and upstream is not called', async () => {
  const id = await app.add()
  const taken = await room.acquire({ tenantId: null, priority: 'query' }, signal)
  const query = 'query ($id: ID!) { dubbing(id: $id) { name version speakers { id } } }'
  const { data, errors } = await app.tryAsk<{ dubbing: object }>(query, { id })
  expect(data!.dubbing).toMatchObject({ name: expect.any(String), version: null, speakers: null })
  expect(errors!.map(({ extensions }) => extensions)).toMatchObject(
    Array(2).fill({ code: 'RATE_LIMITED', reason: 'QUEUE', retryable: true }),
  )
  expect(await app.ask('query ($id: ID!) { dubbing(id: $id) { name } }', { id })).toMatchObject({ dubbing: {} })
  expect(app.calls(RESOURCE)).toBe(0)
  taken.release()
  expect(await app.dubbing(id, 'version')).toEqual({ version: 1 })
})
