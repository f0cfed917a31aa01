import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ada, DubbingEditApp } from '../../support/dubbingEditApp.js'

let dubs: DubbingEditApp
beforeAll(async () => {
  dubs = await DubbingEditApp.start()
})
afterAll(() => dubs.app.close())

describe('A dubbing', () => {
  const path = ['input', 'id']
  const input = { segmentId: 'any' }

  test('of another user is not found', async () => {
    const dubbingId = await dubs.add({}, { ...ada, sub: 'eve' })
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_FOUND', path)
    expect(dubs.calls()).toBe(0)
  })

  test('with an impossible id is not found', async () => {
    for (const dubbingId of ['none', 'a\0b', '../voices']) {
      const { userErrors } = await dubs.edit('deleteDubbingSegment', { dubbingId, ...input })
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path }])
    }
  })

  test('that upstream no longer knows is not found', async () => {
    const dubbingId = await dubs.add()
    dubs.dubs.remove(dubbingId)
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_FOUND', path)
  })

  test('without studio cannot be edited', async () => {
    const dubbingId = await dubs.add({ editable: false })
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_STUDIO', path)
    expect(dubs.calls()).toBe(0)
  })

  test('that is known only upstream to be without studio cannot be edited', async () => {
    const dubbingId = await dubs.add({ editable: false })
    await dubs.prisma.dubbingRecord.update({ where: { id: dubbingId }, data: { isStudio: true } })
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_STUDIO', path)
  })

  test.each(['queued', 'preparing', 'dubbing'])('that is %s cannot be edited yet', async (status) => {
    const dubbingId = await dubs.add({ status })
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'NOT_READY', path)
  })

  test('that has failed cannot be edited', async () => {
    const dubbingId = await dubs.add({ status: 'failed', error: 'No speech.' })
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId, ...input }, 'CONFLICT', path)
  })
})

describe('After other edits', () => {
  test('segment times that were already invalid may stay unchanged', async () => {
    const dubbingId = await dubs.add({ segments: 3, duration_secs: 12 })
    const ids = dubs.segmentIds(dubbingId)
    dubs.dubs.behaviour.oddTimes = 'accepted'
    const odd = { start_time: 1, end_time: 40 }
    await dubs.elsewhere('PATCH', `/v1/dubbing/resource/${dubbingId}/segment/${ids[0]}/es`, odd)
    const input = { dubbingId, segmentId: ids[0], language: 'es', startSecs: 1, endSecs: 40, text: 'Largo' }
    expect((await dubs.edit('updateDubbingSegment', input)).userErrors).toEqual([])
    const { userErrors } = await dubs.edit('updateDubbingSegment', { ...input, endSecs: 41 })
    dubs.dubs.behaviour.oddTimes = 'refused'
    expect(userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'endSecs'] }])
  })

  test('segments of one speaker are not moved to overlapping times', async () => {
    const other = await dubs.add({ segments: 4, duration_secs: 40 })
    const [mine, theirs] = dubs.speakerIds(other)
    const taken = dubs.resource(other).speaker_segments[dubs.segmentIds(other)[0]!]!
    const isMine = dubs.speakerOf(other, taken.id) === mine
    const { segmentId } = await dubs.edit('createDubbingSegment', {
      dubbingId: other,
      speakerId: isMine ? theirs : mine,
      startSecs: taken.start_time,
      endSecs: taken.end_time,
    })
    dubs.forgetCalls()
    const input = { dubbingId: other, segmentIds: [segmentId], speakerId: isMine ? mine : theirs }
    await dubs.expectRefused('moveDubbingSegments', input, 'INVALID', ['input', 'segmentIds', '0'])
    const third = await dubs.edit('createDubbingSpeaker', { dubbingId: other })
    dubs.forgetCalls()
    const both = { dubbingId: other, segmentIds: [taken.id, segmentId], speakerId: third.speakerId }
    await dubs.expectRefused('moveDubbingSegments', both, 'INVALID', ['input', 'segmentIds', '1'])
  })

  test('a deleted segment is not found', async () => {
    const other = await dubs.add({ segments: 3 })
    const [segmentId] = dubs.segmentIds(other)
    await dubs.edit('deleteDubbingSegment', { dubbingId: other, segmentId })
    dubs.forgetCalls()
    const input = { dubbingId: other, segmentId, language: 'es', text: 'a' }
    await dubs.expectRefused('updateDubbingSegment', input, 'NOT_FOUND', ['input', 'id'])
    await dubs.expectRefused('deleteDubbingSegment', { dubbingId: other, segmentId }, 'NOT_FOUND', ['input', 'id'])
  })
})
