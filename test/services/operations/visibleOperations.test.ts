import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { OperationStore } from '../../../src/datasources/postgres/operations/OperationStore.js'
import { OutcomeUnknown, Unauthenticated, UpstreamTimeout } from '../../../src/errors.js'
import { openTestDatabase, type TestDatabase } from '../../support/database.js'
import { viewerOf } from '../../support/voiceRows.js'
import { carriedOut, createWith, operationsOf, type Pod, type Send, startPod } from './operationPods.js'

let db: TestDatabase
let one: Pod

beforeEach(async () => {
  db = await openTestDatabase()
  one = startPod(db, 'pod-1')
})
afterEach(() => db.close())

const timesOut: Send = async (operation) => {
  await operation.markSent()
  throw new UpstreamTimeout()
}

describe('Operations are visible', () => {
  test('to their user, to administrators of the tenant, and to platform administrators', async () => {
    await expect(one.create(timesOut)).rejects.toThrow(OutcomeUnknown)
    const { id } = (await operationsOf(db))[0]!
    const seenBy = async (...[user, tenant, ...scopes]: Parameters<typeof viewerOf>) => {
      const { store } = startPod(db, 'pod', { viewer: viewerOf(user, tenant, ...scopes) })
      const { operations } = await store.list({ first: 10, states: ['UNKNOWN'] })
      expect(operations.map((operation) => operation.id)).toEqual((await store.find(id)) ? [id] : [])
      return operations.length
    }
    expect(await seenBy('ann', 'org:a', 'voices:read')).toBe(1)
    expect(await seenBy('ann', 'org:a')).toBe(0)
    expect(await seenBy('ann', 'org:a', 'voices:write', 'dubbing:read')).toBe(0)
    expect(await seenBy('bob', 'org:a', 'voices:read')).toBe(0)
    expect(await seenBy('bob', 'org:a', 'tenant:admin')).toBe(1)
    expect(await seenBy('bob', 'org:b', 'tenant:admin')).toBe(0)
    expect(await seenBy('root', 'org:p', 'platform:admin')).toBe(1)
  })

  test('in consistent pages, and anonymous viewers cannot create one', async () => {
    for (const key of ['a', 'b', 'c']) await one.create(carriedOut(key), { key })
    const first = await one.store.list({ first: 2 })
    expect(first.hasNextPage).toBe(true)
    const rest = await one.store.list({ first: 2, after: first.cursors[1] })
    expect(rest).toMatchObject({ operations: [{ result: { voiceId: 'a' } }], hasNextPage: false })
    const nobody = new OperationStore(db.database.prisma, { kind: 'anonymous' })
    await expect(createWith(nobody, carriedOut())).rejects.toThrow(Unauthenticated)
  })
})
