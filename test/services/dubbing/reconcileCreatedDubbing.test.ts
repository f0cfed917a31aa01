import 'reflect-metadata'
import { describe, expect, test } from '@jest/globals'
import type { Outcome } from '../../../src/datasources/postgres/operations/Operation.js'
import { Conflict } from '../../../src/errors.js'
import { createDubbing } from '../../datasources/postgres/dubbing/dubbingRows.js'
import { viewerOf } from '../../support/voiceRows.js'
import { auditOf, startPod } from '../operations/operationPods.js'
import { db, emulator, jobs, lose, pod, reconcile, rowOf, stateOf } from './lostDubbingOperations.js'

const pier = { name: 'Pier', targetLanguage: 'es', sourceUrl: false } as const

describe('A created dubbing without a response', () => {
  test('is found by name and time, belongs to the user who requested it, and is followed to its end', async () => {
    emulator.state.dubs.add({ name: 'Pier', created_at: '2020-01-01T00:00:00Z' })
    emulator.state.dubs.add({ name: 'Lake' })
    emulator.state.dubs.add({ name: 'Pier', target_languages: ['de'] })
    const made = emulator.state.dubs.add({ name: 'Pier ', status: 'dubbing', target_languages: ['es', 'fr'] })
    const id = await lose('createDubbing', pier)
    expect(await reconcile(id)).toBe('ADOPTED')
    const [job] = await jobs()
    expect(job).toMatchObject({ kind: 'DUBBING', dubbingId: made.dubbing_id, ownerId: 'ann', tenantId: 'org:a' })
    const result = { dubbingId: made.dubbing_id, jobId: job?.id }
    expect(await stateOf(id)).toMatchObject({ state: 'ADOPTED', result })
    const row = {
      ownerId: 'ann',
      tenantId: 'org:a',
      createdBy: 'ann',
      status: 'DUBBING',
      targetLanguages: ['es', 'fr'],
    }
    expect(await rowOf(made.dubbing_id)).toMatchObject(row)
    expect(await auditOf(db)).toMatchObject([
      {
        outcome: 'SUCCEEDED',
        resourceType: 'Dubbing',
        resourceId: made.dubbing_id,
        details: { reconciled: 'ADOPTED' },
      },
    ])
    expect(emulator.calls.all().every(({ method }) => method === 'GET')).toBe(true)
    expect(await reconcile(id)).toBe('NOT_ACQUIRED')
  })

  test('is found after the first page', async () => {
    const made = emulator.state.dubs.add({ name: 'Pier' })
    for (let count = 0; count < 120; count += 1) emulator.state.dubs.add({ name: 'Other', segments: 1 })
    const id = await lose('createDubbing', { ...pier, targetLanguage: null })
    expect(await reconcile(id)).toBe('ADOPTED')
    expect((await stateOf(id)).result).toMatchObject({ dubbingId: made.dubbing_id })
  })

  test.each<[string, object]>([
    ['that another user has', {}],
    ['that the same user has', { ownerId: 'ann', tenantId: 'org:a' }],
    ['that was deleted here', { ownerId: 'ann', tenantId: 'org:a', deletedAt: new Date() }],
  ])('is not one %s, and is abandoned after the last poll', async (_what, row) => {
    const { dubbing_id } = emulator.state.dubs.add({ name: 'Pier' })
    await createDubbing(db.database, { id: dubbing_id, ownerId: 'bob', tenantId: 'org:b', ...row })
    const before = await rowOf(dubbing_id)
    const id = await lose('createDubbing', pier)
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'ABANDONED',
    ])
    expect(await rowOf(dubbing_id)).toEqual(before)
    expect(await jobs()).toEqual([])
  })

  test('waits for an administrator if there are several matches', async () => {
    for (let count = 0; count < 2; count += 1) emulator.state.dubs.add({ name: 'Pier' })
    const id = await lose('createDubbing', pier)
    expect([await reconcile(id), await reconcile(id), await reconcile(id)]).toEqual([
      'RETRY_LATER',
      'RETRY_LATER',
      'NEEDS_ADMIN',
    ])
    expect(await stateOf(id)).toMatchObject({ state: 'UNKNOWN', needsAdmin: true })
  })

  test('is not assigned while another user may have created it', async () => {
    emulator.state.dubs.add({ name: 'Pier' })
    const bob = startPod(db, 'pod-bob', { viewer: viewerOf('bob', 'org:b', 'dubbing:write') })
    const [id, rival] = [await lose('createDubbing', pier), await lose('createDubbing', pier, undefined, bob)]
    expect(await reconcile(id)).toBe('RETRY_LATER')
    expect(await stateOf(id)).toMatchObject({ needsAdmin: true })
    await bob.store.refuse(rival, { code: 'X', message: 'It was none of these.' })
    expect(await reconcile(id)).toBe('ADOPTED')
  })

  test('was deleted if it no longer exists, and was not deleted if it does', async () => {
    const { dubbing_id } = emulator.state.dubs.add()
    await createDubbing(db.database, { id: dubbing_id })
    const id = await lose('deleteDubbing', {}, dubbing_id)
    expect(await reconcile(id)).toBe('RETRY_LATER')
    emulator.state.dubs.remove(dubbing_id)
    expect(await reconcile(id)).toBe('ADOPTED')
    expect(await stateOf(id)).toMatchObject({ result: { dubbingId: dubbing_id } })
    expect((await rowOf(dubbing_id))?.deletedAt).toEqual(expect.any(Date))
  })
})

describe('An outcome', () => {
  const plan = async (kind: 'createDubbing' | 'renderDubbing', subjectId?: string) => {
    const expectation = kind === 'createDubbing' ? pier : { ...render, versionBefore: 1 }
    const { operation } = await pod.store.plan({ kind, inputHash: '', subjectId, expectation: expectation as never })
    await pod.store.markSent(operation)
    return operation.id
  }
  const render = { language: 'es', type: 'MP3', renderIdsBefore: [] } as const

  test('of a new dubbing is recorded once: its row, its job and its audit entry', async () => {
    const id = await plan('createDubbing')
    const outcome: Outcome<'createDubbing'> = {
      result: { dubbingId: 'd1' },
      dubbing: { dubbingId: 'd1', mirror: { name: 'nul\0', isStudio: true, targetLanguages: ['es'] } },
      starts: { kind: 'DUBBING', dubbingId: 'd1' },
    }
    const first = await pod.store.finish(id, outcome)
    expect(await pod.store.finish(id, outcome)).toEqual(first)
    const row = { name: 'nul', status: 'QUEUED', isStudio: true, targetLanguages: ['es'], version: null }
    expect(await rowOf('d1')).toMatchObject(row)
    expect(first).toEqual({ dubbingId: 'd1', jobId: (await jobs())[0]?.id })
    expect(await jobs()).toHaveLength(1)
    expect(await auditOf(db)).toHaveLength(1)
  })

  test.each<[string, object, boolean]>([
    ['of another user', { ownerId: 'bob' }, false],
    ['of a user with the same id in another tenant', { ownerId: 'ann', tenantId: 'org:b' }, false],
    ['that was deleted here', { deletedAt: new Date() }, false],
    ['that is already of the same user', { name: 'As mirrored' }, true],
  ])('of a dubbing %s is never assigned', async (_what, row, isClaimed) => {
    await createDubbing(db.database, { id: 'd1', ...row })
    const before = await rowOf('d1')
    const id = await plan('createDubbing')
    const dubbing = { dubbingId: 'd1', mirror: { name: 'New' } }
    const finished = pod.store.finish<'createDubbing'>(id, { result: { dubbingId: 'd1' }, dubbing })
    if (isClaimed) await finished
    else
      await expect(finished).rejects.toThrow(
        new Conflict('The dubbing that this request created belongs to another user.'),
      )
    expect({ ...(await rowOf('d1')), updatedAt: null }).toEqual({ ...before, updatedAt: null })
    expect(await stateOf(id)).toMatchObject({ state: 'DONE', error: isClaimed ? null : { code: 'CONFLICT' } })
  })

  test('of an edit that arrives late equals the reconciled one at any current version', async () => {
    const dubbingId = await createDubbing(db.database, { version: 1 })
    const id = await plan('renderDubbing', dubbingId)
    await pod.store.markUnknown(id)
    const outcomeAt = (version: number, renderId = 'r1'): Outcome<'renderDubbing'> => ({
      result: { dubbingId, version, renderId },
      dubbingVersion: { id: dubbingId, version },
      starts: { kind: 'DUBBING_RENDER', dubbingId, renderId, language: 'es' },
    })
    expect(await pod.workerStore.adopt(id, outcomeAt(5))).toBe(true)
    expect(await pod.store.finish(id, outcomeAt(2))).toMatchObject({ version: 5, renderId: 'r1' })
    expect(await rowOf(dubbingId)).toMatchObject({ version: 5 })
    expect(await auditOf(db)).toHaveLength(1)
    expect(await jobs()).toHaveLength(1)
    // The state of upstream has priority.
    expect(await pod.store.finish(id, outcomeAt(2, 'r2'))).toMatchObject({ renderId: 'r2' })
    expect(await rowOf(dubbingId)).toMatchObject({ version: 5 })
  })
})
