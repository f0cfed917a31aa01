import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { FaultOptions } from '../../../emulator/index.js'
import { DubbingResourceApi } from '../../../src/datasources/elevenlabs/apis/DubbingResourceApi.js'
import { DubbingStore } from '../../../src/datasources/postgres/dubbing/DubbingStore.js'
import { DubbingEditApp, type DubbingMutation, type Payload, subjectOf } from '../../support/dubbingEditApp.js'
import { turnEventLoop } from '../../support/turnEventLoop.js'

const PATCH = 'PATCH /v1/dubbing/resource/:dubbing_id/segment/:segment_id/:language'
const DELETE = 'DELETE /v1/dubbing/resource/:dubbing_id/segment/:segment_id'

let dubbings: DubbingEditApp
let dubbingId: string
let ids: string[]
let version: number
beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
})
afterAll(() => dubbings.app.close())
beforeEach(async () => {
  dubbings.faults.clear()
  dubbingId = await dubbings.add({ segments: 6 })
  ids = dubbings.segmentIds(dubbingId)
  version = dubbings.resource(dubbingId).version
})

const say = (text: string, input: object = {}): Promise<Payload> =>
  dubbings.edit('updateDubbingSegment', { dubbingId, segmentId: ids[0], language: 'es', text, ...input })
const said = (index = 0) => dubbings.resource(dubbingId).speaker_segments[ids[index]!]!.dubs.es!.text
const editElsewhere = (text: string, index = 1) =>
  dubbings.elsewhere('PATCH', `/v1/dubbing/resource/${dubbingId}/segment/${ids[index]}/es`, { text })
const conflict = [{ code: 'CONFLICT', path: ['input', 'version'] }]

describe('Two users who edit a dubbing', () => {
  test('at the same time get one edit and one conflict with the current version', async () => {
    const texts = ['One', 'Two', 'Three', 'Four']
    const answers = await Promise.all(texts.map((text) => say(text, { version })))
    const [first, ...second] = answers.filter(({ userErrors }) => userErrors.length === 0)
    expect(second).toEqual([])
    expect(first).toMatchObject({ version: version + 1 })
    expect(said()).toBe(first!.segment!.dubs[0]!.text)
    const others = answers.filter((answer) => answer !== first)
    expect(others).toHaveLength(3)
    for (const other of others) {
      expect(other).toMatchObject({ dubbingId: null, segment: null, version: version + 1, userErrors: conflict })
      expect(other.userErrors[0]!.message).toContain(String(version + 1))
    }
    expect(dubbings.app.upstream.calls.count({ route: PATCH })).toBe(1)
    expect(await dubbings.row(dubbingId)).toMatchObject({ version: version + 1, editHolder: null })
  })

  test('one after the other get a conflict for the older version before upstream is called', async () => {
    await say('One', { version })
    dubbings.forgetCalls()
    expect(await say('Two', { version })).toMatchObject({ version: version + 1, userErrors: conflict })
    expect(dubbings.calls()).toBe(0)
    expect(said()).toBe('One')
    expect(await say('Two', { version: version + 1 })).toMatchObject({ version: version + 2, userErrors: [] })
  })

  test('without a version both edit, one after the other, and neither gets an error about the lease', async () => {
    const answers = await Promise.all(['One', 'Two', 'Three'].map((text) => say(text)))
    expect(answers.map(({ version }) => version!).sort()).toEqual([version + 1, version + 2, version + 3])
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([])
  })

  test('leave an audit entry for a refused edit', async () => {
    await say('One', { version })
    await say('Two', { version })
    expect(await dubbings.newestOperation('updateDubbingSegment')).toMatchObject({
      state: 'REFUSED',
      error: { code: 'CONFLICT' },
    })
    expect(await dubbings.auditOf('updateDubbingSegment')).toMatchObject({ outcome: 'FAILED', resourceId: dubbingId })
  })

  test('do not wait for ever: a request without a lease gets an error to retry', async () => {
    const { updateSegment } = DubbingResourceApi.prototype
    const sending = jest.spyOn(DubbingResourceApi.prototype, 'updateSegment')
    const [begun, going] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    sending.mockImplementationOnce(async function (this: DubbingResourceApi, ...call) {
      begun.resolve()
      await going.promise
      return updateSegment.apply(this, call)
    })
    const first = say('One', { version })
    await begun.promise
    const second = await say('Two')
    expect(second).toMatchObject({ dubbingId: null, userErrors: [{ code: 'CONFLICT', path: ['input', 'id'] }] })
    going.resolve()
    expect(await first).toMatchObject({ version: version + 1, userErrors: [] })
    sending.mockRestore()
    expect(said()).toBe('One')
  }, 60_000)

  test('never wait for each other on different dubbings', async () => {
    const other = await dubbings.add({ segments: 2 })
    const change = { segmentId: dubbings.segmentIds(other)[0], language: 'es', text: 'There', dubbingId: other }
    const answers = await Promise.all([say('Here', { version }), say('There', { ...change, version })])
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([])
  })
})

describe('An edit in another program', () => {
  test('is a conflict for a client that has not seen it, and is not overwritten', async () => {
    await editElsewhere('Elsewhere', 0)
    expect(await say('Here', { version })).toMatchObject({ version: version + 1, userErrors: conflict })
    expect(said()).toBe('Elsewhere')
    // The version is recorded, so that upstream is not called again.
    dubbings.forgetCalls()
    expect(await say('Here', { version })).toMatchObject({ userErrors: conflict })
    expect(dubbings.calls()).toBe(0)
    expect(await say('Here', { version: version + 1 })).toMatchObject({ version: version + 2, userErrors: [] })
  })

  test('is reported to a client without a version, in addition to the executed edit', async () => {
    await say('First')
    await editElsewhere('Elsewhere')
    const payload = await say('Second')
    expect(payload).toMatchObject({ dubbingId, version: version + 3, segment: { dubs: [{ text: 'Second' }] } })
    expect(payload.userErrors).toMatchObject([{ code: 'CHANGED_ELSEWHERE', path: ['input', 'version'] }])
    expect(said(1)).toBe('Elsewhere')
    expect((await say('Third')).userErrors).toEqual([])
  })

  test('is reported again to a repeat, also if the dubbing has not been edited since', async () => {
    await say('First')
    await editElsewhere('Elsewhere')
    const idempotencyKey = randomUUID()
    const first = await say('Second', { idempotencyKey })
    expect(first.userErrors).toMatchObject([{ code: 'CHANGED_ELSEWHERE' }])
    expect(await say('Second', { idempotencyKey })).toEqual(first)
    await editElsewhere('Elsewhere again')
    const input = { dubbingId, segmentIds: [ids[2], ids[3]], idempotencyKey: randomUUID() }
    const removed = await dubbings.edit('deleteDubbingSegments', input)
    expect(removed.userErrors).toMatchObject([{ code: 'CHANGED_ELSEWHERE' }])
    expect(await dubbings.edit('deleteDubbingSegments', input)).toEqual(removed)
  })

  test('is reported if it happens between the read and the edit', async () => {
    const { updateSegment } = DubbingResourceApi.prototype
    const sending = jest.spyOn(DubbingResourceApi.prototype, 'updateSegment')
    sending.mockImplementationOnce(async function (this: DubbingResourceApi, ...call) {
      await dubbings.elsewhere('POST', `/v1/dubbing/resource/${dubbingId}/speaker`, { speaker_name: 'Somebody' })
      return updateSegment.apply(this, call)
    })
    const payload = await say('Here', { version })
    sending.mockRestore()
    expect(payload).toMatchObject({ dubbingId, version: version + 2 })
    expect(payload.userErrors).toMatchObject([{ code: 'CHANGED_ELSEWHERE' }])
    expect(said()).toBe('Here')
  })
})

describe('An idempotency key', () => {
  /** The client without a version. */
  const speakerId = () => dubbings.speakerIds(dubbingId).find((id) => id !== dubbings.speakerOf(dubbingId, ids[0]!))
  const cases: [DubbingMutation, () => object][] = [
    ['addDubbingLanguage', () => ({ language: 'de' })],
    ['createDubbingSpeaker', () => ({ name: 'Narrator' })],
    ['updateDubbingSpeaker', () => ({ speakerId: speakerId(), name: 'Otto' })],
    ['createDubbingSegment', () => ({ speakerId: speakerId(), startSecs: 0, endSecs: 0.01 })],
    ['updateDubbingSegment', () => ({ segmentId: ids[0], language: 'es', text: 'Hola' })],
    ['deleteDubbingSegment', () => ({ segmentId: ids[0] })],
    ['deleteDubbingSegments', () => ({ segmentIds: [ids[0]] })],
    ['moveDubbingSegments', () => ({ segmentIds: [ids[0]], speakerId: speakerId() })],
    ['transcribeDubbingSegments', () => ({ segmentIds: [ids[0]] })],
    ['translateDubbingSegments', () => ({ segmentIds: [ids[0]] })],
    ['dubDubbingSegments', () => ({ segmentIds: [ids[0]] })],
    ['renderDubbing', () => ({ language: 'es', type: 'MP3' })],
  ]

  test.each(cases)('returns the first response of %s again at any later version', async (name, ask) => {
    const input = { dubbingId, version, idempotencyKey: randomUUID(), ...ask() }
    const { dubbing: _, ...first } = await dubbings.edit(name, input)
    expect(first).toMatchObject({ version: version + 1, userErrors: [] })
    await editElsewhere('Elsewhere')
    dubbings.forgetCalls()
    const { dubbing, ...second } = await dubbings.edit(name, input)
    expect(second).toEqual(first)
    expect(dubbing).toMatchObject({ version: version + 2 })
    expect(dubbings.writes()).toEqual([])
  })

  test.each(cases)('returns the first response of %s again if the dubbing no longer exists', async (name, ask) => {
    const input = { dubbingId, version, idempotencyKey: randomUUID(), ...ask() }
    const { version: first } = await dubbings.edit(name, input)
    await dubbings.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { deletedAt: new Date() } })
    dubbings.forgetCalls()
    expect(await dubbings.edit(name, input)).toMatchObject({ dubbingId, version: first, dubbing: null, userErrors: [] })
    expect(dubbings.calls()).toBe(0)
    const fresh = await dubbings.edit(name, { ...input, idempotencyKey: randomUUID() })
    expect(fresh.userErrors).toMatchObject([
      { code: 'NOT_FOUND', path: ['input', subjectOf[name] === undefined ? 'dubbingId' : 'id'] },
    ])
  })

  test('can be used for one input only', async () => {
    const idempotencyKey = randomUUID()
    await say('One', { idempotencyKey })
    const { errors } = await dubbings.tryEdit('updateDubbingSegment', {
      ...{ dubbingId, segmentId: ids[0], language: 'es', text: 'Two', idempotencyKey },
    })
    expect(errors![0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT')
    expect(said()).toBe('One')
  })

  test('can be used again after a refusal', async () => {
    const input = { version: version + 7, idempotencyKey: randomUUID() }
    expect(await say('One', input)).toMatchObject({ version, userErrors: conflict })
    expect(await say('One', { ...input, version })).toMatchObject({ version: version + 1, userErrors: [] })
  })
})

describe('A lost response to an edit', () => {
  test('is OUTCOME_UNKNOWN, releases the lease, and the edit is found', async () => {
    const input = { dubbingId, segmentId: ids[0], language: 'es', text: 'Lost', version, idempotencyKey: randomUUID() }
    dubbings.faults.add({ kind: 'carried_out_then_reset', match: { route: PATCH } })
    const { errors } = await dubbings.tryEdit('updateDubbingSegment', input)
    const { id, state } = await dubbings.newestOperation('updateDubbingSegment')
    expect(errors![0]!.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })
    expect(state).toBe('UNKNOWN')
    expect(await dubbings.row(dubbingId)).toMatchObject({ editHolder: null })
    const again = await dubbings.tryEdit('updateDubbingSegment', input)
    expect(again.errors![0]!.extensions).toEqual({ code: 'OUTCOME_UNKNOWN', operationId: id })

    expect(await dubbings.reconcile(id)).toBe('ADOPTED')
    expect(await dubbings.edit('updateDubbingSegment', input)).toMatchObject({ version: version + 1, userErrors: [] })
    expect(dubbings.app.upstream.calls.count({ route: PATCH })).toBe(1)
    expect(await say('Next', { version: version + 1 })).toMatchObject({ version: version + 2, userErrors: [] })
  })

  test('is found among the edits of others; they are reported, and the next edit requires the new version', async () => {
    const input = { dubbingId, segmentId: ids[0], language: 'es', text: 'Lost', version, idempotencyKey: randomUUID() }
    dubbings.faults.add({ kind: 'carried_out_then_reset', match: { route: PATCH } })
    await dubbings.tryEdit('updateDubbingSegment', input)
    await editElsewhere('Elsewhere')
    expect(await dubbings.reconcile((await dubbings.newestOperation('updateDubbingSegment')).id)).toBe('ADOPTED')
    const payload = await dubbings.edit('updateDubbingSegment', input)
    expect(payload).toMatchObject({ dubbingId, version: version + 1, userErrors: [{ code: 'CHANGED_ELSEWHERE' }] })
    expect(await dubbings.row(dubbingId)).toMatchObject({ version: version + 2 })
    expect(await say('Next', { version: payload.version })).toMatchObject({
      version: version + 2,
      userErrors: conflict,
    })
  })

  test('of an edit that was not executed leaves no trace, and the dubbing can still be edited', async () => {
    dubbings.faults.add({ kind: 'reset', match: { route: PATCH } })
    const { errors } = await dubbings.tryEdit('updateDubbingSegment', {
      ...{ dubbingId, segmentId: ids[0], language: 'es', text: 'Lost', version },
    })
    expect(errors![0]!.extensions.code).toBe('OUTCOME_UNKNOWN')
    expect(await say('Next', { version })).toMatchObject({ version: version + 1, userErrors: [] })
  })
})

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
