import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import { newId } from '../../../../src/datasources/postgres/database/newId.js'
import type { OperationKind } from '../../../../src/datasources/postgres/operations/operationKinds.js'
import { UsageStore } from '../../../../src/datasources/postgres/workspace/UsageStore.js'
import { Forbidden, Unauthenticated } from '../../../../src/errors.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { viewerOf } from '../../../support/voiceRows.js'

let db: TestDatabase
const from = new Date('2026-01-01')
const to = new Date('2026-02-01')

beforeAll(async () => {
  db = await openTestDatabase()
  const spend = (actorId: string, tenantId: string, kind: OperationKind, characters: number, at = from) =>
    db.database.prisma.usageEntry.create({
      data: { operationId: newId(), actorId, tenantId, kind, characters, at },
    })
  await spend('ann', 'org:a', 'createSpeech', 2_000_000_000)
  await spend('ann', 'org:a', 'createSpeech', 2_000_000_000, new Date(to.getTime() - 1))
  await spend('ann', 'org:a', 'createSoundEffect', 0)
  await spend('ann', 'org:a', 'createSpeech', 7, to)
  await spend('ann', 'org:a', 'createSpeech', 7, new Date(from.getTime() - 1))
  await spend('ann', 'org:b', 'createSpeech', 5)
  await spend('bob', 'org:a', 'designVoice', 3)
})
afterAll(() => db.close())

const sum = (viewer: Viewer, scope?: 'OWN' | 'TENANT') =>
  new UsageStore(db.database.prisma, viewer).sum({ from, to, scope })
const ann = viewerOf('ann', 'org:a', 'voices:read')
const admin = viewerOf('tom', 'org:a', 'tenant:admin')

test('Users get their own sums for the tenant and the time range, above 32 bits', async () => {
  expect(await sum(ann)).toEqual([
    { kind: 'createSoundEffect', actorId: null, characters: 0, count: 1 },
    { kind: 'createSpeech', actorId: null, characters: 4_000_000_000, count: 2 },
  ])
  expect(await sum(viewerOf('ann', 'org:b', 'voices:read'))).toEqual([
    { kind: 'createSpeech', actorId: null, characters: 5, count: 1 },
  ])
  expect(await sum(admin)).toEqual([])
})

test('A range without an end includes everything since its start', async () => {
  const sums = await new UsageStore(db.database.prisma, ann).sum({ from: to })
  expect(sums).toEqual([{ kind: 'createSpeech', actorId: null, characters: 7, count: 1 }])
})

test.each([admin, viewerOf('pat', 'org:a', 'platform:admin')])(
  'Administrators get the sums of their tenant by user',
  async (viewer) => {
    expect(await sum(viewer, 'TENANT')).toEqual([
      { kind: 'createSoundEffect', actorId: 'ann', characters: 0, count: 1 },
      { kind: 'createSpeech', actorId: 'ann', characters: 4_000_000_000, count: 2 },
      { kind: 'designVoice', actorId: 'bob', characters: 3, count: 1 },
    ])
  },
)

test('No other user gets the sums of a tenant, and anonymous viewers get none', async () => {
  await expect(sum(ann, 'TENANT')).rejects.toThrow(Forbidden)
  await expect(sum(anonymous)).rejects.toThrow(Unauthenticated)
})

test('Without voices:read there are no sums', async () => {
  await expect(sum(viewerOf('ann', 'org:a', 'audio:generate', 'dubbing:read'))).rejects.toThrow(Forbidden)
})
