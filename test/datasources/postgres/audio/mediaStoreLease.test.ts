import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import {
  ForeignMediaStore,
  MediaStoreLease,
  type MediaStoreLeaseOptions,
} from '../../../../src/datasources/postgres/audio/MediaStoreLease.js'
import { openTestDatabase, silent, type TestDatabase } from '../../../support/database.js'
import { waitUntil } from '../../../support/waitUntil.js'

let db: TestDatabase
const leases: MediaStoreLease[] = []

beforeAll(async () => {
  db = await openTestDatabase()
})
afterEach(async () => {
  for (const lease of leases.splice(0)) await lease.close()
})
afterAll(() => db.close())

async function take(storeId: string, options: Partial<MediaStoreLeaseOptions> = {}): Promise<MediaStoreLease> {
  const lease = await MediaStoreLease.acquire(db.database.prisma, storeId, {
    ...{ logger: silent, holder: randomUUID() },
    ...options,
  })
  leases.push(lease)
  return lease
}

const rows = () => db.database.prisma.workLease.findMany({ where: { name: { startsWith: 'media-store/' } } })

test('Processes with the same media store run together, and a process with another store is refused', async () => {
  const [store, other] = [randomUUID(), randomUUID()]
  await take(store)
  await take(store)
  await expect(take(other)).rejects.toThrow(ForeignMediaStore)
  await expect(take(other)).rejects.toThrow('set MEDIA_URL')
  expect(await rows()).toHaveLength(2)
  await take(store)
})

test('Another media store can be used when the last process has ended', async () => {
  const [store, other] = [randomUUID(), randomUUID()]
  const [one, two] = [await take(store), await take(store)]
  await one.close()
  await expect(take(other)).rejects.toThrow(ForeignMediaStore)
  await two.close()
  await take(other)
})

test('The lease of a dead process expires', async () => {
  await take(randomUUID())
  await db.database.prisma.$executeRaw`UPDATE work_lease SET until = now() - interval '1 second'`
  await take(randomUUID())
  expect(await rows()).toHaveLength(1)
})

test('A running process renews its lease', async () => {
  await take(randomUUID(), { leaseMs: 30 })
  await db.database.prisma.$executeRaw`UPDATE work_lease SET until = now() - interval '1 hour'`
  const isRenewed = async () => (await rows()).some(({ until }) => until.getTime() > Date.now() - 60_000)
  await waitUntil(isRenewed, 'the lease is renewed')
})

test('Of two processes with different stores that start at the same time, at most one starts', async () => {
  for (let i = 0; i < 10; i++) {
    const taken = await Promise.allSettled([take(randomUUID()), take(randomUUID())])
    expect(taken.filter(({ status }) => status === 'fulfilled').length).toBeLessThan(2)
    for (const lease of leases.splice(0)) await lease.close()
  }
})
