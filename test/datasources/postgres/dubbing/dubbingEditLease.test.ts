import { describe, expect, test } from '@jest/globals'
import { anonymous } from '../../../../src/auth/Viewer.js'
import type { Prisma } from '../../../../src/datasources/postgres/generated/client.js'
import { Conflict, Unauthenticated } from '../../../../src/errors.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { createDubbing } from './dubbingRows.js'
import { ann, db, rowOf, seen, storeOf } from './dubbingStores.js'

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
