import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { anonymous } from '../../../../src/auth/Viewer.js'
import { VoiceStore } from '../../../../src/datasources/postgres/voices/VoiceStore.js'
import { type SeenVoice, WorkspaceStore } from '../../../../src/datasources/postgres/workspace/WorkspaceStore.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { createVoice, viewerOf } from '../../../support/voiceRows.js'

let db: TestDatabase
let workspace: WorkspaceStore

beforeAll(async () => {
  db = await openTestDatabase()
  workspace = new WorkspaceStore(db.database.prisma)
})
beforeEach(async () => {
  await db.database.prisma.voiceRecord.deleteMany()
})
afterAll(() => db.close())

const rowOf = (id: string) => db.database.prisma.voiceRecord.findUniqueOrThrow({ where: { id } })

function seen(id: string, facts: Partial<SeenVoice> = {}): SeenVoice {
  return { id, name: 'Voice', category: 'CLONED', trainingState: null, isOwner: true, createdAt: null, ...facts }
}

test('A sweep creates rows without owners for new voices, and counts them', async () => {
  const sweep = await workspace.beginSweep()
  const page = [
    seen('stock', { category: 'PREMADE', isOwner: false }),
    seen('found'),
    seen('found'),
    seen('mine', { category: 'PREMADE' }),
  ]
  expect(await workspace.recordSeen(sweep.id, page)).toEqual({ seen: 3, added: 3 })
  expect(
    await workspace.recordSeen(sweep.id, [seen('found', { name: 'Renamed', createdAt: new Date('2024-01-01') })]),
  ).toEqual({ seen: 1, added: 0 })
  expect(await rowOf('stock')).toMatchObject({ isStock: true, origin: 'STOCK', ownerId: null })
  expect(await rowOf('mine')).toMatchObject({ isStock: false, origin: 'FOUND' })
  expect(await rowOf('found')).toMatchObject({
    isStock: false,
    origin: 'FOUND',
    ownerId: null,
    tenantId: null,
    name: 'Renamed',
    upstreamCreatedAt: new Date('2024-01-01'),
  })
  expect(await workspace.latestSweep()).toMatchObject({ id: sweep.id, outcome: 'RUNNING', seen: 4, added: 3 })
  expect(await new VoiceStore(db.database.prisma, anonymous).find('stock')).toMatchObject({ permission: 'VIEW' })
})

test('A sweep does not change ownership, stock and deletion', async () => {
  await createVoice(db.database, { id: 'owned', visibility: 'TENANT' })
  await createVoice(db.database, { id: 'deleted', deletedAt: new Date() })
  const sweep = await workspace.beginSweep()
  const page = [seen('owned', { category: 'PREMADE', isOwner: false }), seen('deleted')]
  await workspace.recordSeen(sweep.id, page)
  expect(await rowOf('owned')).toMatchObject({
    ownerId: 'ann',
    tenantId: 'org:a',
    visibility: 'TENANT',
    isStock: false,
  })
  expect((await rowOf('deleted')).deletedAt).not.toBeNull()
})

test('The owner is kept in any order of sweep and adoption', async () => {
  const admin = new VoiceStore(db.database.prisma, viewerOf('pat', 'org:p', 'platform:admin'))
  const ids = Array.from({ length: 40 }, (_, index) => `race-${index}`)
  const sweep = await workspace.beginSweep()
  const adopt = (id: string) => admin.adopt({ ...seen(id), ownerId: 'ann', tenantId: 'org:a', visibility: 'PRIVATE' })
  await Promise.all(ids.flatMap((id) => [adopt(id), workspace.recordSeen(sweep.id, [seen(id), seen(`other-${id}`)])]))
  const rows = await db.database.prisma.voiceRecord.findMany({ where: { id: { in: ids } } })
  expect(rows).toHaveLength(40)
  expect(new Set(rows.map((row) => `${row.ownerId} ${row.tenantId}`))).toEqual(new Set(['ann org:a']))
})

test('Only voices that no sweep has found since are missing', async () => {
  await createVoice(db.database, { id: 'lost', seenAt: new Date(0) })
  await createVoice(db.database, { id: 'gone', seenAt: new Date(0), vanishedAt: new Date() })
  await createVoice(db.database, { id: 'shown', seenAt: new Date(0) })
  const sweep = await workspace.beginSweep()
  await workspace.recordSeen(sweep.id, [seen('shown'), seen('new')])
  expect(await workspace.notSeenSince(sweep.startedAt)).toEqual({ ids: ['lost'], existing: 3 })
})

test('A voice vanishes at the second denial after the minimum time, and reappears when it is found', async () => {
  await createVoice(db.database, { id: 'v' })
  expect(await workspace.markMissing('v', 60_000)).toBe('MISSING')
  expect(await workspace.markMissing('v', 60_000)).toBe('MISSING')
  expect((await rowOf('v')).vanishedAt).toBeNull()
  await db.database.prisma.voiceRecord.update({
    where: { id: 'v' },
    data: { missingSince: new Date(Date.now() - 120_000) },
  })
  expect(await workspace.markMissing('v', 60_000)).toBe('VANISHED')
  expect(await workspace.markMissing('unknown', 0)).toBe('NO_SUCH_ROW')
  const reappearances = [
    () => workspace.clearMissing('v'),
    () => workspace.mirror([seen('v')]),
    async () => workspace.recordSeen((await workspace.beginSweep()).id, [seen('v')]),
  ]
  for (const reappear of reappearances) {
    await db.database.prisma.voiceRecord.update({
      where: { id: 'v' },
      data: { missingSince: new Date(0), vanishedAt: new Date() },
    })
    await reappear()
    expect(await rowOf('v')).toMatchObject({ missingSince: null, vanishedAt: null, ownerId: 'ann' })
  }
})

test('A mirror writes changed rows only, by one statement', async () => {
  await createVoice(db.database, { id: 'same', name: 'Same', category: 'CLONED' })
  await createVoice(db.database, { id: 'other', name: 'Other', category: 'CLONED' })
  db.queries.reset()
  const changed = await workspace.mirror([
    seen('same', { name: 'Same' }),
    seen('other', { name: 'New \0name', trainingState: 'QUEUED', createdAt: new Date('2024-01-01T10:00:00.5Z') }),
    seen('unknown'),
  ])
  expect(db.queries.count()).toBe(1)
  expect(changed).toBe(1)
  expect(await rowOf('other')).toMatchObject({
    name: 'New name',
    trainingState: 'QUEUED',
    upstreamCreatedAt: new Date('2024-01-01T10:00:00.5Z'),
    ownerId: 'ann',
  })
})
