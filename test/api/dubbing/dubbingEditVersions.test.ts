import { randomUUID } from 'node:crypto'
import { describe, expect, jest, test } from '@jest/globals'
import { DubbingResourceApi } from '../../../src/datasources/elevenlabs/apis/DubbingResourceApi.js'
import { conflict, dubbingId, dubbings, editElsewhere, ids, PATCH, said, say, version } from './dubbingEdits.js'

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
