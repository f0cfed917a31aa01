import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ada, bob, chief, DubbingEditApp, inputOf, type Payload } from '../../support/dubbingEditApp.js'

describe('A studio dubbing', () => {
  let dubbings: DubbingEditApp
  let dubbingId: string
  let segmentIds: string[]
  let speakerIds: string[]
  let version: number

  beforeAll(async () => {
    dubbings = await DubbingEditApp.start()
  })
  afterAll(() => dubbings.app.close())
  beforeEach(async () => {
    dubbingId = await dubbings.add({ target_languages: ['es', 'fr'], segments: 6 })
    segmentIds = dubbings.segmentIds(dubbingId)
    speakerIds = dubbings.speakerIds(dubbingId)
    version = dubbings.resource(dubbingId).version
  })

  /** One edit was sent and counted, and the dubbing was read after it. */
  async function expectDone(action: string, payload: Payload) {
    expect(payload.userErrors).toEqual([])
    expect(dubbings.resource(dubbingId).version).toBe(version + 1)
    expect(payload).toMatchObject({ dubbingId, version: version + 1, dubbing: { id: dubbingId, version: version + 1 } })
    expect(dubbings.writes()).toHaveLength(1)
    expect(await dubbings.row(dubbingId)).toMatchObject({ version: version + 1, editHolder: null, editUntil: null })
    expect(await dubbings.newestOperation(action)).toMatchObject({ state: 'DONE', subjectId: dubbingId })
    expect(await dubbings.auditOf(action)).toMatchObject({
      actorId: 'ada',
      tenantId: 'org:acme',
      resourceType: 'Dubbing',
      resourceId: dubbingId,
      outcome: 'SUCCEEDED',
      requestId: expect.any(String),
    })
  }

  test('gets another language', async () => {
    const payload = await dubbings.edit('addDubbingLanguage', { dubbingId, version, language: 'de' })
    await expectDone('addDubbingLanguage', payload)
    expect(payload).toMatchObject({ language: 'de', dubbing: { targetLanguages: ['es', 'fr', 'de'] } })
  })

  test('that got a language in another program has it in its row after the next edit', async () => {
    await dubbings.elsewhere('POST', `/v1/dubbing/resource/${dubbingId}/language`, { language: 'de' })
    expect((await dubbings.row(dubbingId)).targetLanguages).toEqual(['es', 'fr'])
    await dubbings.edit('deleteDubbingSegment', { dubbingId, segmentId: segmentIds[0] })
    expect((await dubbings.row(dubbingId)).targetLanguages).toEqual(['es', 'fr', 'de'])
  })

  test('has a new language in its row when the edit has ended, without another call', async () => {
    await dubbings.edit('addDubbingLanguage', { dubbingId, language: 'de' })
    expect((await dubbings.row(dubbingId)).targetLanguages).toEqual(['es', 'fr', 'de'])
    expect(dubbings.calls('GET /v1/dubbing/:dubbing_id')).toBe(0)
  })

  test('gets another speaker, with a clone as the default voice', async () => {
    const payload = await dubbings.edit('createDubbingSpeaker', {
      dubbingId,
      version,
      name: 'Narrator',
      stability: 0.4,
    })
    await expectDone('createDubbingSpeaker', payload)
    expect(payload.speaker).toMatchObject({ id: payload.speakerId, name: 'Narrator' })
    expect(payload.speaker!.voices.map(({ language, mode }) => [language, mode])).toEqual([
      ['es', 'TRACK_CLONE'],
      ['fr', 'TRACK_CLONE'],
    ])
    expect(dubbings.speakerIds(dubbingId)).toContain(payload.speakerId)
  })

  test('gets new names and voices of its speakers, in one language or in all', async () => {
    const [speakerId] = speakerIds
    const voiceId = dubbings.app.upstream.state.addVoice({ name: 'Ada’s' }).voice_id
    await dubbings.app.give(voiceId, ada)
    const voice = { mode: 'VOICE', voiceId }
    const payload = await dubbings.edit('updateDubbingSpeaker', {
      dubbingId,
      version,
      speakerId,
      voice,
      languages: ['fr'],
    })
    await expectDone('updateDubbingSpeaker', payload)
    const inFrench = { language: 'fr', mode: 'VOICE', voiceId }
    expect(payload.speaker!.voices).toEqual([{ language: 'es', mode: 'TRACK_CLONE', voiceId: null }, inFrench])
    const next = await dubbings.edit('updateDubbingSpeaker', {
      dubbingId,
      speakerId,
      name: 'Otto',
      voice: { mode: 'CLIP_CLONE' },
    })
    expect(next.speaker).toMatchObject({ name: 'Otto', voices: [{ mode: 'CLIP_CLONE' }, { mode: 'CLIP_CLONE' }] })
  })

  test('gets a voice of the library for a speaker with a similar voice', async () => {
    const [speakerId] = speakerIds
    const answer = await dubbings.elsewhere(
      'GET',
      `/v1/dubbing/resource/${dubbingId}/speaker/${speakerId}/similar-voices`,
    )
    const [{ voice_id: voiceId }] = (answer as { voices: [{ voice_id: string }] }).voices
    const voice = { mode: 'VOICE', voiceId }
    const payload = await dubbings.edit('updateDubbingSpeaker', { dubbingId, speakerId, voice })
    expect(payload).toMatchObject({ userErrors: [], speaker: { voices: [{ voiceId }, { voiceId }] } })
  })

  test('gets another segment with its text', async () => {
    const [segmentId] = segmentIds
    await dubbings.edit('deleteDubbingSegment', { dubbingId, segmentId })
    dubbings.forgetCalls()
    version += 1
    const speakerId = speakerIds[0]!
    const payload = await dubbings.edit('createDubbingSegment', {
      dubbingId,
      version,
      speakerId,
      startSecs: 0,
      endSecs: 0.25,
      text: 'Well,',
      translations: [{ language: 'es', text: 'Bueno,' }],
    })
    await expectDone('createDubbingSegment', payload)
    expect(payload.segment).toMatchObject({
      id: payload.segmentId,
      startSecs: 0,
      endSecs: 0.25,
      text: 'Well,',
      speaker: { id: speakerId },
      dubs: [
        { language: 'es', text: 'Bueno,' },
        { language: 'fr', text: null },
      ],
    })
  })

  test('gets changed segments in one language; absent arguments keep a value, and null removes it', async () => {
    const segmentId = segmentIds[2]!
    const before = dubbings.resource(dubbingId).speaker_segments[segmentId]!
    const change = (input: object) =>
      dubbings.edit('updateDubbingSegment', { dubbingId, segmentId, language: 'es', ...input })
    const payload = await change({ version, text: 'Hola', endSecs: before.end_time - 0.5 })
    await expectDone('updateDubbingSegment', payload)
    const spanish = {
      language: 'es',
      text: 'Hola',
      startSecs: before.start_time,
      endSecs: before.end_time - 0.5,
      isStale: true,
    }
    expect(payload.segment).toMatchObject({ text: before.text, dubs: [spanish, { text: before.dubs.fr!.text }] })

    const kept = await change({ text: 'Adiós' })
    expect(kept.segment!.dubs[0]).toEqual({ ...spanish, text: 'Adiós' })
    const cleared = await change({ text: null, endSecs: null })
    expect(cleared.userErrors).toEqual([])
    expect(cleared.segment!.dubs[0]).toMatchObject({ startSecs: before.start_time, endSecs: before.end_time })
    expect(cleared.segment!.dubs[0]!.text || null).toBeNull()

    const original = await change({ language: 'en', text: 'As it was said' })
    expect(original.segment).toMatchObject({
      text: 'As it was said',
      dubs: [{ language: 'es' }, { text: before.dubs.fr!.text }],
    })
  })

  test('loses a deleted segment', async () => {
    const segmentId = segmentIds[1]!
    const payload = await dubbings.edit('deleteDubbingSegment', { dubbingId, version, segmentId })
    await expectDone('deleteDubbingSegment', payload)
    expect(payload).toMatchObject({ deletedDubbingSegmentId: segmentId })
    expect(dubbings.segmentIds(dubbingId)).toEqual(segmentIds.filter((id) => id !== segmentId))
  })

  test('gets segments assigned to another speaker', async () => {
    const mine = segmentIds.filter((id) => dubbings.speakerOf(dubbingId, id) === speakerIds[0])
    const payload = await dubbings.edit('moveDubbingSegments', {
      dubbingId,
      version,
      segmentIds: mine,
      speakerId: speakerIds[1],
    })
    await expectDone('moveDubbingSegments', payload)
    expect(payload.segments!.map(({ id, speaker }) => [id, speaker!.id])).toEqual(mine.map((id) => [id, speakerIds[1]]))
  })

  test('is transcribed, translated and dubbed on request', async () => {
    const created = await dubbings.edit('createDubbingSpeaker', { dubbingId, name: 'New' })
    const span = { startSecs: 1, endSecs: 2, speakerId: created.speakerId }
    const { segmentId } = await dubbings.edit('createDubbingSegment', { dubbingId, ...span })
    const work = (
      name: 'transcribeDubbingSegments' | 'translateDubbingSegments' | 'dubDubbingSegments',
      input: object = {},
    ) => dubbings.edit(name, { dubbingId, segmentIds: [segmentId], ...input })
    const segmentOf = async (payload: Payload) => {
      expect(payload).toMatchObject({ userErrors: [], segmentIds: [segmentId] })
      return payload.segments![0]!
    }
    const transcribed = await segmentOf(await work('transcribeDubbingSegments'))
    expect(transcribed.text).not.toBe('')
    expect(transcribed.dubs.map(({ text }) => text)).toEqual([null, null])
    const translated = await segmentOf(await work('translateDubbingSegments', { languages: ['fr'] }))
    expect(translated.dubs.map(({ text }) => text !== null)).toEqual([false, true])
    const spoken = await segmentOf(await work('dubDubbingSegments', { languages: ['fr'] }))
    expect(spoken.dubs.map(({ isStale }) => isStale)).toEqual([true, false])
    for (const action of ['transcribeDubbingSegments', 'translateDubbingSegments', 'dubDubbingSegments']) {
      expect(await dubbings.auditOf(action)).toMatchObject({ resourceId: dubbingId, outcome: 'SUCCEEDED' })
    }
  })

  test('is translated and dubbed completely if no segments are given', async () => {
    await dubbings.edit('updateDubbingSegment', {
      dubbingId,
      segmentId: segmentIds[0],
      language: 'en',
      text: 'Something else',
    })
    const stale = () =>
      Object.values(dubbings.resource(dubbingId).speaker_segments).flatMap((segment) =>
        Object.values(segment.dubs).filter((dub) => dub.audio_stale),
      )
    const before = dubbings.resource(dubbingId).speaker_segments[segmentIds[0]!]!.dubs.es!.text
    expect(await dubbings.edit('translateDubbingSegments', { dubbingId })).toMatchObject({
      userErrors: [],
      segmentIds: [],
    })
    expect(dubbings.resource(dubbingId).speaker_segments[segmentIds[0]!]!.dubs.es!.text).not.toBe(before)
    expect(stale()).not.toEqual([])
    expect((await dubbings.edit('dubDubbingSegments', { dubbingId })).userErrors).toEqual([])
    expect(stale()).toEqual([])
  })

  test('is rendered in a language, and a job reports the progress', async () => {
    const payload = await dubbings.edit('renderDubbing', { dubbingId, version, language: 'fr', type: 'MP4' })
    await expectDone('renderDubbing', payload)
    expect(payload).toMatchObject({
      render: { id: payload.renderId, status: 'PROCESSING', type: 'MP4', language: 'fr' },
      job: { id: expect.any(String), kind: 'DUBBING_RENDER', status: 'QUEUED' },
    })
    const original = await dubbings.edit('renderDubbing', {
      dubbingId,
      language: 'en',
      type: 'WAV',
      normalizeVolume: true,
    })
    expect(original).toMatchObject({ userErrors: [], job: { kind: 'DUBBING_RENDER' } })
    expect(dubbings.resource(dubbingId).renders[original.renderId!]).toMatchObject({
      language: 'original',
      type: 'wav',
    })
  })

  test('can be edited by its owner and the administrators of its tenant only', async () => {
    const input = { dubbingId, segmentId: segmentIds[0] }
    for (const person of [bob, { ...chief, org: 'other' }]) {
      const refused = await dubbings.edit('deleteDubbingSegment', input, person)
      expect(refused).toMatchObject({ dubbingId: null, version: null, dubbing: null, deletedDubbingSegmentId: null })
      expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'id'] }])
    }
    const denied = { action: 'deleteDubbingSegment', outcome: 'DENIED', resourceId: dubbingId } as const
    expect(await dubbings.prisma.auditEntry.count({ where: denied })).toBe(2)
    expect(dubbings.calls()).toBe(0)
    expect((await dubbings.edit('deleteDubbingSegment', input, chief)).userErrors).toEqual([])
    expect(await dubbings.row(dubbingId)).toMatchObject({ ownerId: 'ada' })
  })

  test('can be edited only with the scope for dubbing', async () => {
    const reader = { ...ada, scopes: ['dubbing:read', 'voices:write'] as const }
    const { errors } = await dubbings.tryEdit('deleteDubbingSegment', { dubbingId, segmentId: segmentIds[0] }, reader)
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', requiredScope: 'dubbing:write' })
    expect(dubbings.calls()).toBe(0)
  })

  test('is read once for an edit, and a second time only if the response contains it', async () => {
    const query = `mutation ($input: DeleteDubbingSegmentInput!) {
      deleteDubbingSegment(input: $input) { version userErrors { code } }
    }`
    await dubbings.ask(query, { input: inputOf('deleteDubbingSegment', { dubbingId, segmentId: segmentIds[0] }) })
    expect(dubbings.calls()).toBe(2)
    dubbings.forgetCalls()
    await dubbings.edit('updateDubbingSegment', { dubbingId, segmentId: segmentIds[1], language: 'es', text: 'Sí' })
    expect(dubbings.calls()).toBe(3)
  })
})
