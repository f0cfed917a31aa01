import { randomUUID } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { type DubbingMutation, subjectOf } from '../../support/dubbingEditApp.js'
import { conflict, dubbingId, dubbings, editElsewhere, ids, PATCH, said, say, version } from './dubbingEdits.js'

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
