import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { anonymous, type Viewer } from '../../../../src/auth/Viewer.js'
import {
  type DubbingMirror,
  DubbingStore,
  type EditTimes,
} from '../../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { DubbingWorkerStore } from '../../../../src/datasources/postgres/dubbing/DubbingWorkerStore.js'
import type { Prisma } from '../../../../src/datasources/postgres/generated/client.js'
import { Conflict, InvalidInput, NotFound, Unauthenticated } from '../../../../src/errors.js'
import { openTestDatabase, type TestDatabase } from '../../../support/database.js'
import { viewerOf } from '../../../support/voiceRows.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { createDubbing } from './dubbingRows.js'

let db: TestDatabase

beforeAll(async () => {
  db = await openTestDatabase()
})
beforeEach(async () => {
  await db.database.prisma.dubbingRecord.deleteMany()
  await db.database.prisma.operationRecord.deleteMany()
  await db.database.prisma.auditEntry.deleteMany()
})
afterAll(() => db.close())

const ann = viewerOf('ann', 'org:a', 'dubbing:read')
/** No edit waits and no lease expires unless a test requests it. */
const times: EditTimes = { waitMs: 0, pollMs: 5, leaseMs: 600_000 }
const storeOf = (viewer: Viewer = ann, changed: Partial<EditTimes> = {}) =>
  new DubbingStore(db.database.prisma, viewer, { requestId: 'request-1', times: { ...times, ...changed } })
const rowOf = (id: string) => db.database.prisma.dubbingRecord.findUniqueOrThrow({ where: { id } })

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

function seen(id: string): DubbingMirror {
  return {
    ...{ id, name: 'Pier', status: 'DUBBED', sourceLanguage: 'en', targetLanguages: ['es', 'fr'], isStudio: true },
    ...{ durationSecs: 12.5, createdAt: new Date('2030-01-02T03:04:05.678Z') },
  }
}

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

describe('The edit lease of a dubbing', () => {
  /** An operation with a lease of a process, running or expired. */
  async function operation(row: Partial<Prisma.OperationRecordUncheckedCreateInput> = {}): Promise<string> {
    const { id } = await db.database.prisma.operationRecord.create({
      data: {
        ...{ kind: 'updateDubbingSegment', tenantId: 'org:a', actorId: 'ann', inputHash: '', expectation: {} },
        ...{ state: 'SENT', leaseHolder: 'pod-1', leaseUntil: new Date(Date.now() + 600_000) },
        ...row,
      },
    })
    return id
  }
  const outlive = (id: string) =>
    db.database.prisma.dubbingRecord.update({ where: { id }, data: { editUntil: new Date(Date.now() - 600_000) } })
  const failureOf = (work: Promise<unknown>): Promise<Conflict> =>
    work.then(
      () => expect('taken').toBe('refused'),
      (error) => error,
    ) as never

  test('is held by one of two processes, and the other waits until it is released', async () => {
    const id = await createDubbing(db.database, { version: 1 })
    const [one, two] = [storeOf(), storeOf(ann, { waitMs: 600_000 })]
    const [first, second] = [await operation(), await operation()]
    await one.beginEdit(id, 1, first)
    let isIn = false
    const waiting = two.beginEdit(id, null, second).finally(() => {
      isIn = true
    })
    db.queries.reset()
    await waitUntil(() => db.queries.count() >= 3, 'the second process has polled')
    expect(isIn).toBe(false)
    await one.endEdit(id, 2)
    expect(await waiting).toEqual({ version: 2 })
    expect(await rowOf(id)).toMatchObject({ editHolder: second, version: 2 })
  })

  test('is held by one of many edits at a time, and no version is lost', async () => {
    const id = await createDubbing(db.database, { version: 0 })
    let inside = 0
    const edit = async () => {
      const store = storeOf(ann, { waitMs: 600_000 })
      const { version } = await store.beginEdit(id, null, await operation())
      inside += 1
      expect(inside).toBe(1)
      await rowOf(id)
      inside -= 1
      await store.endEdit(id, version! + 1)
    }
    await Promise.all(Array.from({ length: 8 }, edit))
    expect(await rowOf(id)).toMatchObject({ version: 8, editHolder: null, editUntil: null })
  })

  test('is refused to an edit with an older version: of two with the same version one edits', async () => {
    const id = await createDubbing(db.database, { version: 3 })
    const [one, two] = [storeOf(ann, { waitMs: 600_000 }), storeOf(ann, { waitMs: 600_000 })]
    const begun = await Promise.allSettled([
      one.beginEdit(id, 3, await operation()).then(() => one.endEdit(id, 4)),
      two.beginEdit(id, 3, await operation()).then(() => two.endEdit(id, 4)),
    ])
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = begun.find((result) => result.status === 'rejected')
    expect(refused?.reason).toBeInstanceOf(Conflict)
    expect(refused?.reason.details).toEqual({ currentVersion: 4 })
    expect(await rowOf(id)).toMatchObject({ version: 4, editHolder: null })
  })

  test('is granted for a version that is unknown here, because the holder reads upstream', async () => {
    const [unknown, older] = [await createDubbing(db.database), await createDubbing(db.database, { version: 2 })]
    expect(await storeOf().beginEdit(unknown, 9, await operation())).toEqual({ version: null })
    expect(await storeOf().beginEdit(older, 9, await operation())).toEqual({ version: 2 })
    expect(await rowOf(older)).toMatchObject({ version: 2 })
  })

  test('that is not released in time is a conflict with the current version', async () => {
    const id = await createDubbing(db.database, { version: 3 })
    const holder = await operation()
    await storeOf().beginEdit(id, null, holder)
    const refusal = await failureOf(storeOf(ann, { waitMs: 20 }).beginEdit(id, 3, await operation()))
    expect(refusal).toBeInstanceOf(Conflict)
    expect(refusal.details).toEqual({ currentVersion: 3, retryable: true })
    expect(await rowOf(id)).toMatchObject({ editHolder: holder })
  })

  test('expires after the death of its process', async () => {
    const id = await createDubbing(db.database)
    const dead = await operation({ leaseUntil: new Date(Date.now() - 600_000) })
    await storeOf().beginEdit(id, null, dead)
    await expect(storeOf().beginEdit(id, null, await operation())).rejects.toThrow(Conflict)
    await outlive(id)
    const next = await operation()
    await storeOf().beginEdit(id, null, next)
    expect(await rowOf(id)).toMatchObject({ editHolder: next })
  })

  test('is kept by a running operation, however long its request takes', async () => {
    const id = await createDubbing(db.database)
    await storeOf().beginEdit(id, null, await operation())
    await outlive(id)
    await expect(storeOf().beginEdit(id, null, await operation())).rejects.toThrow(Conflict)
  })

  test('is released when its operation has ended, also without a release', async () => {
    const id = await createDubbing(db.database)
    const ended = { endedAt: new Date(), leaseHolder: null, leaseUntil: null }
    await storeOf().beginEdit(id, null, await operation({ state: 'DONE', ...ended }))
    await storeOf().beginEdit(id, null, await operation({ state: 'UNKNOWN', leaseHolder: null, leaseUntil: null }))
    await expect(storeOf().beginEdit(id, null, await operation())).rejects.toThrow(Conflict)
  })

  test('is not taken from the next holder by a late release, but its version is recorded', async () => {
    const id = await createDubbing(db.database, { version: 1 })
    const late = storeOf()
    await late.beginEdit(id, null, await operation({ leaseUntil: new Date(0) }))
    await outlive(id)
    const next = await operation()
    await storeOf().beginEdit(id, null, next)
    await late.endEdit(id, 2)
    expect(await rowOf(id)).toMatchObject({ editHolder: next, version: 2 })
    await late.endEdit(id, 1)
    await late.endEdit(id, null)
    expect(await rowOf(id)).toMatchObject({ editHolder: next, version: 2 })
  })

  test('can be kept by its operation for another edit', async () => {
    const id = await createDubbing(db.database, { version: 1 })
    const [store, holder] = [storeOf(), await operation()]
    await store.beginEdit(id, 1, holder)
    expect(await store.beginEdit(id, null, holder)).toEqual({ version: 1 })
    await store.endEdit(id, null)
    expect(await rowOf(id)).toMatchObject({ editHolder: null, editUntil: null, version: 1 })
  })

  test('never decreases the known version', async () => {
    const id = await createDubbing(db.database, { version: 1 })
    const store = storeOf()
    await store.beginEdit(id, 1, await operation())
    await store.mirror([{ ...seen(id), version: 5 }])
    await store.endEdit(id, 2)
    expect(await rowOf(id)).toMatchObject({ editHolder: null, version: 5 })
  })
})

test('A refused edit is recorded in the audit', async () => {
  await storeOf().recordDenial('updateDubbingSegment', 'nul\0')
  expect(await db.database.prisma.auditEntry.findMany()).toMatchObject([
    { action: 'updateDubbingSegment', resourceType: 'Dubbing', resourceId: 'nul', outcome: 'DENIED', actorId: 'ann' },
  ])
  await expect(storeOf(anonymous).recordDenial('updateDubbingSegment', 'd')).rejects.toThrow(Unauthenticated)
})
