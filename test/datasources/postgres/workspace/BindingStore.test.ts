import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { BindingStore } from '../../../../src/datasources/postgres/workspace/BindingStore.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'

let db: TestDatabase
let binding: BindingStore

beforeAll(async () => {
  db = await openTestDatabase()
  binding = new BindingStore(db.database.prisma)
})
beforeEach(async () => {
  await db.database.prisma.upstreamBinding.deleteMany()
})
afterAll(() => db.close())

const host = 'api.example.com'

test('A new database is bound to its first upstream account only', async () => {
  expect(await binding.bind({ host, accountId: 'a' })).toEqual({ ok: true })
  expect(await binding.bind({ host, accountId: 'a' })).toEqual({ ok: true })
  expect(await binding.bind({ host, accountId: 'b' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('account a'),
  })
  expect(await binding.bind({ host: 'other.example.com', accountId: 'a' })).toMatchObject({
    ok: false,
    error: expect.stringMatching(/api\.example\.com, not to other\.example\.com/),
  })
  expect(await binding.bind({ host, accountId: null })).toEqual({ ok: true })
})

test('An account that is unknown at first is recorded once', async () => {
  expect(await binding.bind({ host, accountId: null })).toEqual({ ok: true })
  expect(await binding.bind({ host: 'other.example.com', accountId: 'b' })).toMatchObject({ ok: false })
  expect(await binding.bind({ host, accountId: 'a' })).toEqual({ ok: true })
  expect(await binding.bind({ host, accountId: 'b' })).toMatchObject({ ok: false })
})

test('Of two servers that start with different accounts at the same time, one is refused', async () => {
  const results = await Promise.all(['a', 'b'].map((accountId) => binding.bind({ host, accountId })))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})
