import { describe, expect, test } from '@jest/globals'
import { bob } from '../../support/dubbingEditApp.js'
import { dubbingId, dubbings, ids, spans, speakers } from './refusedDubbing.js'

describe('Of a studio dubbing', () => {
  test('overlapping segments are refused, also if upstream accepts them', async () => {
    dubbings.upstreamDubbings.behaviour.oddTimes = 'accepted'
    const input = { dubbingId, speakerId: speakers[0], startSecs: spans[0]!.start_time, endSecs: spans[0]!.end_time }
    await dubbings.expectRefused('createDubbingSegment', input, 'INVALID', ['input', 'startSecs'])
  })

  test('several invalid arguments are all reported', async () => {
    const input = { dubbingId, speakerId: '', startSecs: -1, endSecs: -1 }
    const { userErrors } = await dubbings.edit('createDubbingSegment', input)
    expect(userErrors.map(({ path }) => path.at(-1)).sort()).toEqual(['endSecs', 'speakerId', 'startSecs'])
  })

  test('the voice of another user is refused, although upstream accepts it, and is recorded in the audit', async () => {
    const { voice_id: voiceId } = dubbings.app.upstream.state.addVoice({ name: 'Bob’s' })
    await dubbings.app.give(voiceId, bob)
    const input = { dubbingId, speakerId: speakers[0], voice: { mode: 'VOICE', voiceId } }
    await dubbings.expectRefused('updateDubbingSpeaker', input, 'NOT_FOUND', ['input', 'voice', 'voiceId'])
    const denied = await dubbings.prisma.auditEntry.findFirst({ where: { resourceId: voiceId, outcome: 'DENIED' } })
    expect(denied).toMatchObject({ actorId: 'ada', action: 'updateDubbingSpeaker', resourceType: 'Voice' })
    const { userErrors } = await dubbings.edit('createDubbingSpeaker', { dubbingId, voice: { mode: 'VOICE', voiceId } })
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(dubbings.writes()).toEqual([])
  })

  test('an edit that upstream refuses is a user error', async () => {
    const match = { method: 'PATCH' } as const
    const change = { dubbingId, segmentId: ids[0], language: 'es', text: 'a' }
    const errorOf = async (code: string) => {
      dubbings.faults.add({ kind: 'domain_error', code, match })
      const { userErrors } = await dubbings.edit('updateDubbingSegment', change)
      return [userErrors[0]!.code, ...userErrors[0]!.path]
    }
    expect(await errorOf('segment_not_found')).toEqual(['NOT_FOUND', 'input', 'id'])
    expect(await errorOf('language_not_found')).toEqual(['NOT_FOUND', 'input', 'language'])
    expect(await errorOf('invalid_parameters')).toEqual(['INVALID', 'input'])
    expect(await errorOf('unknown_reason')).toEqual(['REFUSED_UPSTREAM', 'input'])
    dubbings.faults.add({ kind: 'domain_error', code: 'insufficient_credits', match })
    const { errors } = await dubbings.tryEdit('updateDubbingSegment', change)
    expect(errors![0]!.extensions).toMatchObject({ code: 'QUOTA_EXCEEDED' })
    expect(await dubbings.row(dubbingId)).toMatchObject({ editHolder: null })
  })
})
