import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import type { DubbingStore } from '../../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { DubbingWorkerStore } from '../../../../src/datasources/postgres/dubbing/DubbingWorkerStore.js'
import { InvalidInput, NotFound } from '../../../../src/errors.js'
import { viewerOf } from '../../../support/voiceRows.js'
import { createDubbing } from './dubbingRows.js'
import { ann, db, rowOf, seen, storeOf } from './dubbingStores.js'

const viewers: Record<string, [Viewer, boolean]> = {
  'its owner': [ann, true],
  'its owner without the scope': [viewerOf('ann', 'org:a', 'voices:read', 'dubbing:write'), false],
  'its owner under another tenant': [viewerOf('ann', 'org:b', 'dubbing:read'), false],
  'another user of its tenant': [viewerOf('bob', 'org:a', 'dubbing:read', 'dubbing:write'), false],
  'an administrator of its tenant': [viewerOf('tom', 'org:a', 'tenant:admin'), true],
  'an administrator of another tenant': [viewerOf('oda', 'org:b', 'dubbing:read', 'tenant:admin'), false],
  'a platform administrator': [viewerOf('pat', 'org:p', 'platform:admin'), true],
  nobody: [anonymous, false],
}

describe.each(Object.entries(viewers))('For %s,', (_who, [viewer, sees]) => {
  test(`a dubbing is ${sees ? 'visible' : 'not visible'} in every query, each with one statement`, async () => {
    const id = await createDubbing(db.database)
    const store = storeOf(viewer)
    db.queries.reset()
    expect((await store.getMany([id]))[0]?.permission).toBe(sees ? 'MANAGE' : undefined)
    expect(db.queries.count()).toBe(1)
    expect((await store.list({ first: 10 })).rows.map((row) => row.id)).toEqual(sees ? [id] : [])
    expect((await store.list({ first: 10, ownerId: 'ann' })).rows.map((row) => row.id)).toEqual(sees ? [id] : [])
    expect(db.queries.count()).toBe(3)
    expect(await store.mirror([{ ...seen(id), name: 'Seen' }])).toBe(sees ? 1 : 0)
    expect(db.queries.count()).toBe(4)
  })

  test(`a dubbing can ${sees ? '' : 'not '}be edited, and never after its deletion`, async () => {
    const id = await createDubbing(db.database, { version: 3 })
    const begun = storeOf(viewer).beginEdit(id, null, randomUUID())
    if (sees) await expect(begun).resolves.toEqual({ version: 3 })
    else await expect(begun).rejects.toThrow(NotFound)
    expect((await rowOf(id)).editHolder === null).toBe(!sees)
    await db.database.prisma.dubbingRecord.update({ where: { id }, data: { deletedAt: new Date() } })
    await expect(storeOf(viewer).beginEdit(id, null, randomUUID())).rejects.toThrow(NotFound)
    expect(await storeOf(viewer).getMany([id])).toEqual([null])
    expect((await storeOf(viewer).list({ first: 10 })).rows).toEqual([])
  })
})

test('getMany returns complete rows in the order of the ids, with null for unknown ids, by one statement', async () => {
  const [one, foreign] = [
    await createDubbing(db.database, { id: 'one' }),
    await createDubbing(db.database, { ownerId: 'bob' }),
  ]
  await storeOf().mirror([{ ...seen(one), version: 7 }])
  db.queries.reset()
  const rows = await storeOf().getMany([foreign, one, 'nul\0', 'none', one])
  expect(db.queries.count()).toBe(1)
  expect(rows.map((row) => row?.id ?? null)).toEqual([null, one, null, null, one])
  const { createdAt, ...facts } = seen(one)
  expect(rows[1]).toEqual({
    ...facts,
    ...{ tenantId: 'org:a', ownerId: 'ann', createdBy: 'ann', permission: 'MANAGE', version: 7, missingSince: null },
    ...{ upstreamCreatedAt: createdAt, createdAt: expect.any(Date), updatedAt: expect.any(Date) },
  })
})

describe('The list of dubbings', () => {
  test('returns the newest first, each once over all pages, also for equal times', async () => {
    const createdAt = new Date('2030-01-01')
    for (const id of ['a', 'B', 'c', 'd']) await createDubbing(db.database, { id, createdAt })
    await createDubbing(db.database, { id: 'old', createdAt: new Date('2029-01-01') })
    const first = await storeOf().list({ first: 2 })
    expect(first).toMatchObject({ rows: [{ id: 'd' }, { id: 'c' }], hasNextPage: true })
    await createDubbing(db.database, { id: 'new', createdAt: new Date('2031-01-01') })
    // The cursor of a deleted row is still valid.
    await db.database.prisma.dubbingRecord.delete({ where: { id: 'c' } })
    const second = await storeOf().list({ first: 2, after: first.cursors[1] })
    const last = await storeOf().list({ first: 2, after: second.cursors[1] })
    expect([...second.rows, ...last.rows].map(({ id }) => id)).toEqual(['a', 'B', 'old'])
    expect(last.hasNextPage).toBe(false)
  })

  const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  test.each([
    'nonsense',
    cursor('2030-01-01T00:00:00.000Z'),
    cursor('2030-02-30T00:00:00.000Z', 'a'),
    cursor('0000-01-01T00:00:00.000Z', 'a'),
    cursor('2030-01-01T00:00:00.000Z', 'nul\0'),
    cursor('2030-01-01T00:00:00.000Z', '\ud800'),
    cursor('2030-01-01T00:00:00.000Z', 1),
  ])('refuses the invalid cursor %j', async (after) => {
    await expect(storeOf().list({ first: 2, after })).rejects.toThrow(InvalidInput)
  })

  test('is filtered by status, language, name and owner', async () => {
    await createDubbing(db.database, { id: 'a', name: 'Pier 100%', status: 'QUEUED', targetLanguages: [] })
    await createDubbing(db.database, { id: 'b', name: 'The pier', status: 'FAILED', targetLanguages: ['es', 'fr'] })
    await createDubbing(db.database, { id: 'c', name: 'Lake', ownerId: 'bob', targetLanguages: ['fr'] })
    const admin = storeOf(viewerOf('tom', 'org:a', 'tenant:admin'))
    const ids = async (filter: Partial<Parameters<DubbingStore['list']>[0]>) =>
      (await admin.list({ first: 10, ...filter })).rows.map(({ id }) => id).sort()
    expect(await ids({ statuses: ['QUEUED', 'FAILED'] })).toEqual(['a', 'b'])
    expect(await ids({ statuses: [] })).toEqual([])
    expect(await ids({ targetLanguages: ['fr'] })).toEqual(['b', 'c'])
    expect(await ids({ targetLanguages: ['f\0r'], statuses: null })).toEqual(['b', 'c'])
    expect(await ids({ search: 'PIER' })).toEqual(['a', 'b'])
    await createDubbing(db.database, { id: 'd', name: 'E\u0301te\u0301' })
    expect(await ids({ search: 'ÉTÉ' })).toEqual(['d'])
    expect(await ids({ search: '0%' })).toEqual(['a'])
    expect(await ids({ ownerId: 'bob', search: '' })).toEqual(['c'])
  })
})

describe('DubbingStore.mirror', () => {
  test('writes changed rows only, many by one statement, and creates none', async () => {
    const [one, two] = [await createDubbing(db.database), await createDubbing(db.database)]
    db.queries.reset()
    expect(await storeOf().mirror([seen(one), { ...seen(two), name: 'nul\0' }, seen('unknown'), seen(one)])).toBe(2)
    expect(db.queries.count()).toBe(1)
    expect(await storeOf().mirror([seen(one), { ...seen(two), name: 'nul' }])).toBe(0)
    expect(await db.database.prisma.dubbingRecord.count()).toBe(2)
    expect(await storeOf().mirror([])).toBe(0)
  })

  test('never decreases a version or changes whether a dubbing has a studio, and clears the missing state', async () => {
    const id = await createDubbing(db.database, { version: 5, ownerId: 'bob' })
    const workerStore = new DubbingWorkerStore(db.database.prisma)
    await workerStore.markMissing([id, 'none', 'nul\0'])
    expect((await rowOf(id)).missingSince).toEqual(expect.any(Date))
    await workerStore.mirror([{ ...seen(id), isStudio: false, version: 4 }])
    expect(await rowOf(id)).toMatchObject({ version: 5, isStudio: true, missingSince: null })
    await workerStore.mirror([{ ...seen(id), version: 6 }])
    await workerStore.mirror([seen(id)])
    expect(await rowOf(id)).toMatchObject({ version: 6 })
  })
})
