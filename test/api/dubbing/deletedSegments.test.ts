import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, jest, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import { DubbingResourceApi } from '../../../src/datasources/elevenlabs/apis/DubbingResourceApi.js'
import { DubbingStore } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import type { Payload } from '../../support/dubbingEditApp.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'
import { conflict, dubbingId, dubbings, ids, say, version } from './dubbingEdits.js'

const DELETE = 'DELETE /v1/dubbing/resource/:dubbing_id/segment/:segment_id'

describe('Segments that are deleted together', () => {
  const remove = (segmentIds: (string | undefined)[], input: object = {}) =>
    dubbings.edit('deleteDubbingSegments', { dubbingId, segmentIds, ...input })

  test('are deleted one after the other, each with its own record', async () => {
    const payload = await remove([ids[0], ids[2], ids[4]], { version })
    expect(payload).toMatchObject({ version: version + 3, userErrors: [], dubbing: { version: version + 3 } })
    expect(payload.deletedDubbingSegmentIds).toEqual([ids[0], ids[2], ids[4]])
    expect(dubbings.segmentIds(dubbingId)).toEqual([ids[1], ids[3], ids[5]])
    const where = { kind: 'deleteDubbingSegment', subjectId: dubbingId, state: 'DONE' } as const
    expect(await dubbings.prisma.operationRecord.count({ where })).toBe(3)
    const entries = { action: 'deleteDubbingSegment', resourceId: dubbingId, outcome: 'SUCCEEDED' } as const
    expect(await dubbings.prisma.auditEntry.count({ where: entries })).toBe(3)
    expect(await dubbings.row(dubbingId)).toMatchObject({ version: version + 3, editHolder: null })
    expect(dubbings.calls('GET /v1/dubbing/resource/:dubbing_id')).toBe(2)
  })

  test('stop at the first failure: deleted segments are reported, and the same key deletes the rest', async () => {
    const input = { version, idempotencyKey: randomUUID() }
    const payload = await stopAtThird(input, { kind: 'domain_error', code: 'bad_request' })
    expect(payload).toMatchObject({ dubbingId, version: version + 2, deletedDubbingSegmentIds: [ids[0], ids[1]] })
    expect(payload.userErrors).toMatchObject([{ code: 'STOPPED', path: ['input', 'segmentIds'] }])
    expect(payload.userErrors[0]!.message).toContain('UPSTREAM_REJECTED')
    expect(dubbings.segmentIds(dubbingId)).toEqual(ids.slice(2))
    expect(await dubbings.row(dubbingId)).toMatchObject({ editHolder: null })

    dubbings.forgetCalls()
    const rest = await remove(ids.slice(0, 4), input)
    expect(rest).toMatchObject({ version: version + 4, deletedDubbingSegmentIds: ids.slice(0, 4), userErrors: [] })
    expect(dubbings.writes()).toHaveLength(2)
  })

  test('stop if it is unknown whether one is deleted', async () => {
    const payload = await stopAtThird({}, { kind: 'carried_out_then_reset' })
    expect(payload).toMatchObject({ deletedDubbingSegmentIds: [ids[0], ids[1]] })
    expect(payload.userErrors[0]).toMatchObject({
      code: 'STOPPED',
      message: expect.stringContaining('OUTCOME_UNKNOWN'),
    })
    const { id } = await dubbings.newestOperation('deleteDubbingSegment')
    expect(payload.operationId).toBe(id)
    expect(await dubbings.reconcile(id)).toBe('ADOPTED')
  })

  test('stop at an internal error, which is only in the log', async () => {
    const { beginEdit } = DubbingStore.prototype
    const taking = jest.spyOn(DubbingStore.prototype, 'beginEdit')
    taking.mockImplementationOnce(beginEdit).mockRejectedValueOnce(new TypeError('a bug of ours'))
    const payload = await remove([ids[0], ids[1]])
    taking.mockRestore()
    expect(payload).toMatchObject({ deletedDubbingSegmentIds: [ids[0]], operationId: null })
    expect(payload.userErrors).toMatchObject([{ code: 'STOPPED', message: expect.stringContaining('INTERNAL') }])
    expect(JSON.stringify(payload)).not.toContain('a bug of ours')
    expect(dubbings.app.logs()).toContain('a bug of ours')
  })

  test('do not keep the resource in memory after it was read', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const { getResource, deleteSegment } = DubbingResourceApi.prototype
    let view: WeakRef<object> | undefined
    let isHeld: boolean | undefined
    DubbingResourceApi.prototype.getResource = async function (id) {
      const resource = await getResource.call(this, id)
      view ??= new WeakRef(resource)
      return resource
    }
    DubbingResourceApi.prototype.deleteSegment = async function (...call) {
      await turnEventLoop()
      collect()
      isHeld = view?.deref() !== undefined
      return deleteSegment.apply(this, call)
    }
    try {
      expect(await remove([ids[0], ids[1]])).toMatchObject({ userErrors: [] })
      expect(isHeld).toBe(false)
    } finally {
      Object.assign(DubbingResourceApi.prototype, { getResource, deleteSegment })
    }
  })

  test('all still exist if the first deletion fails', async () => {
    dubbings.faults.add({ kind: 'carried_out_then_reset', match: { route: DELETE } })
    const { errors } = await dubbings.tryEdit('deleteDubbingSegments', { dubbingId, segmentIds: [ids[0], ids[1]] })
    expect(errors![0]!.extensions.code).toBe('OUTCOME_UNKNOWN')
    expect(dubbings.writes()).toHaveLength(1)
  })

  test('are refused to a client with an older version', async () => {
    await say('One')
    expect(await remove([ids[1], ids[2]], { version })).toMatchObject({
      ...{ version: version + 1, deletedDubbingSegmentIds: [], userErrors: conflict },
    })
    expect(dubbings.segmentIds(dubbingId)).toEqual(ids)
  })

  test('keep other edits out until they have ended', async () => {
    const [removed, changed] = await Promise.all([remove(ids.slice(1, 5), { version }), say('Meanwhile', { version })])
    const done = [removed, changed].filter(({ userErrors }) => userErrors.length === 0)
    expect(done).toHaveLength(1)
    const [refused] = [removed, changed].filter((payload) => payload !== done[0])
    expect(refused).toMatchObject({ userErrors: conflict })
    // A refusal can occur after the first deletions, and does not wait for the others.
    expect(refused!.version).toBeGreaterThan(version)
    expect(refused!.version).toBeLessThanOrEqual(dubbings.resource(dubbingId).version)
  })

  /** Makes the third deletion fail. */
  async function stopAtThird(input: object, fault: Omit<FaultOptions, 'match'>): Promise<Payload> {
    dubbings.faults.add({ kind: 'latency', match: { route: DELETE }, times: 2 })
    dubbings.faults.add({ ...fault, match: { route: DELETE } })
    return remove(ids.slice(0, 4), input)
  }
})
