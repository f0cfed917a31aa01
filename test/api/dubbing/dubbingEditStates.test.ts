import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ada, DubbingEditApp } from '../../support/dubbingEditApp.js'

let dubbings: DubbingEditApp
beforeAll(async () => {
  dubbings = await DubbingEditApp.start()
})
afterAll(() => dubbings.app.close())

describe('A dubbing', () => {
  const path = ['input', 'id']
  const input = { segmentId: 'any' }

  test('of another user is not found', async () => {
    const dubbingId = await dubbings.add({}, { ...ada, sub: 'eve' })
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_FOUND', path)
    expect(dubbings.calls()).toBe(0)
  })

  test('with an impossible id is not found', async () => {
    for (const dubbingId of ['none', 'a\0b', '../voices']) {
      const { userErrors } = await dubbings.edit('deleteDubbingSegment', { dubbingId, ...input })
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path }])
    }
  })

  test('that upstream no longer knows is not found', async () => {
    const dubbingId = await dubbings.add()
    dubbings.upstreamDubbings.remove(dubbingId)
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_FOUND', path)
  })

  test('without studio cannot be edited', async () => {
    const dubbingId = await dubbings.add({ editable: false })
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_STUDIO', path)
    expect(dubbings.calls()).toBe(0)
  })

  test('that is known only upstream to be without studio cannot be edited', async () => {
    const dubbingId = await dubbings.add({ editable: false })
    await dubbings.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { isStudio: true } })
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_STUDIO', path)
  })

  test.each(['queued', 'preparing', 'dubbing'])('that is %s cannot be edited yet', async (status) => {
    const dubbingId = await dubbings.add({ status })
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_READY', path)
  })

  test('that has failed cannot be edited', async () => {
    const dubbingId = await dubbings.add({ status: 'failed', error: 'No speech.' })
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'CONFLICT', path)
  })
})

describe('After other edits', () => {
  test('segment times that were already invalid may stay unchanged', async () => {
    const dubbingId = await dubbings.add({ segments: 3, duration_secs: 12 })
    const ids = dubbings.segmentIds(dubbingId)
    dubbings.upstreamDubbings.behaviour.oddTimes = 'accepted'
    const odd = { start_time: 1, end_time: 40 }
    await dubbings.elsewhere('PATCH', `/v1/dubbing/resource/${dubbingId}/segment/${ids[0]}/es`, odd)
    const input = { dubbingId, segmentId: ids[0], language: 'es', startSecs: 1, endSecs: 40, text: 'Largo' }
    expect((await dubbings.edit('updateDubbingSegment', input)).userErrors).toEqual([])
    const { userErrors } = await dubbings.edit('updateDubbingSegment', { ...input, endSecs: 41 })
    dubbings.upstreamDubbings.behaviour.oddTimes = 'refused'
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'endSecs'] }])
  })

  test('segments of one speaker are not moved to overlapping times', async () => {
    const other = await dubbings.add({ segments: 4, duration_secs: 40 })
    const [mine, theirs] = dubbings.speakerIds(other)
    const taken = dubbings.resource(other).speaker_segments[dubbings.segmentIds(other)[0]!]!
    const isMine = dubbings.speakerOf(other, taken.id) === mine
    const { segmentId } = await dubbings.edit('createDubbingSegment', {
      dubbingId: other,
      speakerId: isMine ? theirs : mine,
      startSecs: taken.start_time,
      endSecs: taken.end_time,
    })
    dubbings.forgetCalls()
    const input = { dubbingId: other, segmentIds: [segmentId], speakerId: isMine ? mine : theirs }
    await dubbings.expectRefused('moveDubbingSegments', input, 'INVALID', ['input', 'segmentIds', '0'])
    const third = await dubbings.edit('createDubbingSpeaker', { dubbingId: other })
    dubbings.forgetCalls()
    const both = { dubbingId: other, segmentIds: [taken.id, segmentId], speakerId: third.speakerId }
    await dubbings.expectRefused('moveDubbingSegments', both, 'INVALID', ['input', 'segmentIds', '1'])
  })

  test('a deleted segment is not found', async () => {
    const other = await dubbings.add({ segments: 3 })
    const [segmentId] = dubbings.segmentIds(other)
    await dubbings.edit('deleteDubbingSegment', { dubbingId: other, segmentId })
    dubbings.forgetCalls()
    const input = { dubbingId: other, segmentId, language: 'es', text: 'a' }
    await dubbings.expectRefused('updateDubbingSegment', input, 'NOT_FOUND', ['input', 'id'])
    await dubbings.expectRefused('deleteDubbingSegment', { dubbingId: other, segmentId }, 'NOT_FOUND', ['input', 'id'])
  })
})
