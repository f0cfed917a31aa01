import { describe, expect, test } from '@jest/globals'
import { detailError, openDubbing, resourceOf } from '../support/openDubbing.js'
import { errorOf, get, post } from '../support/withEmulator.js'

describe('segment', () => {
  test('A new segment has the given translations and no audio.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 60 })
    const { speakers, version, ids } = resourceOf(emulator, dubbingId)
    const request = { startTime: 14.2, endTime: 14.9, text: 'Well.', translations: { es: 'Bueno.' } }
    const made = await resource.speaker.segment.create(dubbingId, speakers[0]!, request)
    expect(made).toEqual({ version: version + 1, newSegment: expect.any(String) })
    expect(ids).not.toContain(made.newSegment)
    const { speakerSegments, speakerTracks, version: now } = await resource.get(dubbingId)
    expect(now).toBe(made.version)
    expect(speakerTracks[speakers[0]!]!.segments).toContain(made.newSegment)
    expect(speakerSegments[made.newSegment]).toMatchObject({
      startTime: 14.2,
      endTime: 14.9,
      text: 'Well.',
      subtitles: [{ startTime: 14.2, endTime: 14.9, lines: ['Well.'] }],
      dubs: {
        es: { startTime: 14.2, endTime: 14.9, text: 'Bueno.', audioStale: true },
        fr: { subtitles: [], audioStale: true },
      },
    })
    expect(resourceOf(emulator, dubbingId).speaker_segments[made.newSegment]!.dubs.fr).toMatchObject({
      text: null,
      media_ref: null,
    })
    emulator.state.dubs.behaviour.staleWithoutAudio = false
    expect((await resource.get(dubbingId)).speakerSegments[made.newSegment]!.dubs.fr!.audioStale).toBe(false)
  })

  test('Creating a segment returns 201.', async () => {
    const { emulator, dubbingId } = await openDubbing({ duration_secs: 60 })
    const { speakers } = resourceOf(emulator, dubbingId)
    const path = `/v1/dubbing/resource/${dubbingId}/speaker/${speakers[0]}/segment`
    const response = await post(emulator, path, { start_time: 14, end_time: 14.5, text: null, translations: null })
    expect(response.status).toBe(201)
  })

  test('Transcription, translation and dubbing of a segment each increment the version.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 60 })
    const { speakers, version } = resourceOf(emulator, dubbingId)
    const times = { startTime: 14, endTime: 14.5 }
    const { newSegment: id } = await resource.speaker.segment.create(dubbingId, speakers[0]!, times)
    const now = () => resourceOf(emulator, dubbingId).speaker_segments[id]!
    expect(now()).toMatchObject({ text: '', dubs: { es: { text: null, media_ref: null } } })
    expect(await resource.transcribe(dubbingId, { segments: [id] })).toEqual({ version: version + 2 })
    expect(now()).toMatchObject({ text: expect.stringMatching(/\w/), dubs: { es: { text: null } } })
    await resource.translate(dubbingId, { segments: [id], languages: ['es'] })
    expect(now().dubs).toMatchObject({ es: { text: `[es] ${now().text}`, media_ref: null }, fr: { text: null } })
    await resource.dub(dubbingId, { segments: [id], languages: ['es', 'fr'] })
    expect(now().dubs).toMatchObject({
      es: { audio_stale: false, media_ref: { is_audio: true, duration_secs: 0.5 } },
      fr: { text: `[fr] ${now().text}`, audio_stale: false },
    })
    expect(resourceOf(emulator, dubbingId).version).toBe(version + 4)
  })

  test('Editing text or times makes only that language stale, until it is dubbed.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const { ids } = resourceOf(emulator, dubbingId)
    const [id, other] = ids as [string, string]
    const stale = () =>
      Object.entries(resourceOf(emulator, dubbingId).speaker_segments[id]!.dubs)
        .filter(([, { audio_stale }]) => audio_stale)
        .map(([language]) => language)
    const audio = () => resourceOf(emulator, dubbingId).speaker_segments[id]!.dubs.es!.media_ref
    const before = audio()
    await resource.segment.update(dubbingId, id, 'en', { text: 'Said otherwise.' })
    await resource.segment.update(dubbingId, other, 'es', { text: 'Otro.' })
    expect(stale()).toEqual([])
    expect(await resource.segment.update(dubbingId, id, 'es', { text: 'Dicho de otro modo.' })).toMatchObject({
      version: 4,
    })
    expect(stale()).toEqual(['es'])
    await resource.segment.update(dubbingId, id, 'fra', { endTime: 2 })
    expect(stale()).toEqual(['es', 'fr'])
    expect(audio()).toEqual(before)
    await resource.dub(dubbingId, { segments: [id], languages: ['es'] })
    expect(stale()).toEqual(['fr'])
    expect(audio()!.url).not.toBe(before!.url)
    await resource.translate(dubbingId, { segments: [id], languages: ['es'] })
    expect(stale()).toEqual(['es', 'fr'])
    const { text, dubs } = resourceOf(emulator, dubbingId).speaker_segments[id]!
    expect([text, dubs.es!.text, dubs.fr!.end_time]).toEqual(['Said otherwise.', '[es] Said otherwise.', 2])
  })

  test('An update with null or equal values changes nothing but the version.', async () => {
    const { emulator, dubbingId } = await openDubbing()
    const { ids, speaker_segments } = resourceOf(emulator, dubbingId)
    const { text, start_time, end_time } = speaker_segments[ids[0]!]!.dubs.es!
    for (const body of [{}, { text: null, start_time: null, end_time: null }, { text, start_time, end_time }]) {
      const path = `/v1/dubbing/resource/${dubbingId}/segment/${ids[0]}/es`
      const init = { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
      expect((await get(emulator, path, init)).status).toBe(200)
    }
    expect(resourceOf(emulator, dubbingId)).toMatchObject({ version: 4, speaker_segments })
  })

  test('Every request for a deleted segment is refused.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const { ids, speakers, version } = resourceOf(emulator, dubbingId)
    const [id] = ids as [string]
    expect(await resource.segment.delete(dubbingId, id)).toEqual({ version: version + 1 })
    const { speakerSegments, speakerTracks } = await resource.get(dubbingId)
    expect(Object.keys(speakerSegments)).toEqual(ids.slice(1))
    expect(Object.values(speakerTracks).flatMap(({ segments }) => segments)).not.toContain(id)
    const segments = [ids[1]!, id]
    for (const late of [
      () => resource.segment.delete(dubbingId, id),
      () => resource.segment.update(dubbingId, id, 'es', { text: 'x' }),
      () => resource.transcribe(dubbingId, { segments }),
      () => resource.translate(dubbingId, { segments, languages: ['es'] }),
      () => resource.dub(dubbingId, { segments, languages: ['es'] }),
      () => resource.migrateSegments(dubbingId, { segmentIds: segments, speakerId: speakers[1]! }),
    ]) {
      await expect(late()).rejects.toMatchObject(detailError(404, 'segment_not_found'))
    }
    expect(resourceOf(emulator, dubbingId).version).toBe(version + 1)
  })

  test('Segments can be moved to another speaker.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing()
    const { ids, speakers, version } = resourceOf(emulator, dubbingId)
    const request = { segmentIds: [ids[0]!, ids[2]!, ids[0]!], speakerId: speakers[1]! }
    expect(await resource.migrateSegments(dubbingId, request)).toEqual({ version: version + 1 })
    const { speakerTracks } = await resource.get(dubbingId)
    expect(speakerTracks[speakers[0]!]!.segments).toEqual([])
    expect(speakerTracks[speakers[1]!]!.segments).toEqual(ids)
  })

  test.each([
    { what: 'before the start', start_time: -0.1, end_time: 1, param: 'start_time' },
    { what: 'with the end before the start', start_time: 14, end_time: 13.9, param: 'end_time' },
    { what: 'of zero length', start_time: 14, end_time: 14, param: 'end_time' },
    { what: 'after the end of the media', start_time: 59.9, end_time: 60.1, param: 'end_time' },
    { what: 'that overlap another segment', start_time: 1, end_time: 2, param: 'start_time' },
  ])('Segment times $what are refused.', async ({ start_time, end_time, param }) => {
    const { emulator, dubbingId } = await openDubbing({ duration_secs: 60 })
    const { speakers, ids, version } = resourceOf(emulator, dubbingId)
    const refused = { status: 400, detail: { code: 'invalid_parameters', param } }
    const path = `/v1/dubbing/resource/${dubbingId}`
    const created = await post(emulator, `${path}/speaker/${speakers[0]}/segment`, { start_time, end_time })
    expect(await errorOf(created)).toMatchObject(refused)
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ start_time, end_time })
    for (const language of ['en', 'es']) {
      const init = { method: 'PATCH', headers, body }
      expect(await errorOf(await get(emulator, `${path}/segment/${ids[2]}/${language}`, init))).toMatchObject(refused)
    }
    expect(resourceOf(emulator, dubbingId).version).toBe(version)
  })

  test('If configured, overlaps are accepted, but invalid times are refused.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 60 })
    emulator.state.dubs.behaviour.oddTimes = 'accepted'
    const { speakers } = resourceOf(emulator, dubbingId)
    const create = (startTime: number, endTime: number) =>
      resource.speaker.segment.create(dubbingId, speakers[0]!, { startTime, endTime })
    await create(1, 2)
    await create(59, 100)
    await expect(create(-1, 2)).rejects.toMatchObject(detailError(400, 'invalid_parameters'))
    await expect(create(2, 1)).rejects.toMatchObject(detailError(400, 'invalid_parameters'))
  })

  test('A segment cannot move to a speaker with overlapping segments.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 60 })
    const { speakers, ids } = resourceOf(emulator, dubbingId)
    const times = { startTime: 16, endTime: 17 }
    const { newSegment } = await resource.speaker.segment.create(dubbingId, speakers[0]!, times)
    const move = resource.migrateSegments(dubbingId, { segmentIds: [newSegment], speakerId: speakers[1]! })
    await expect(move).rejects.toMatchObject(detailError(400, 'invalid_parameters'))
    expect(ids).toHaveLength(4)
  })

  test('Unknown speakers and languages are refused.', async () => {
    const { emulator, dubbingId, resource } = await openDubbing({ duration_secs: 60 })
    const { speakers, ids } = resourceOf(emulator, dubbingId)
    const times = { startTime: 14, endTime: 14.5 }
    const { segment } = resource.speaker
    await expect(segment.create(dubbingId, 'nobody', times)).rejects.toMatchObject(
      detailError(404, 'speaker_not_found'),
    )
    const german = { ...times, translations: { de: 'Nun.' } }
    const wrong = segment.create(dubbingId, speakers[0]!, german)
    await expect(wrong).rejects.toMatchObject(detailError(404, 'language_not_found'))
    for (const language of ['de', 'original', 'xx']) {
      const update = resource.segment.update(dubbingId, ids[0]!, language, { text: 'x' })
      await expect(update).rejects.toMatchObject(detailError(404, 'language_not_found'))
    }
    const move = resource.migrateSegments(dubbingId, { segmentIds: ids, speakerId: 'nobody' })
    await expect(move).rejects.toMatchObject(detailError(404, 'speaker_not_found'))
  })

  test.each([
    { path: 'speaker/any/segment', body: { start_time: 1 }, loc: ['body', 'end_time'], type: 'missing' },
    {
      path: 'speaker/any/segment',
      body: { start_time: '1', end_time: 2 },
      loc: ['body', 'start_time'],
      type: 'float_type',
    },
    {
      path: 'speaker/any/segment',
      body: { start_time: 1, end_time: 2, translations: { es: 1 } },
      loc: ['body', 'translations', 'es'],
      type: '',
    },
    { path: 'transcribe', body: {}, loc: ['body', 'segments'], type: 'missing' },
    { path: 'translate', body: { segments: [] }, loc: ['body', 'languages'], type: 'missing' },
    { path: 'dub', body: { languages: null }, loc: ['body', 'segments'], type: 'missing' },
    { path: 'dub', body: { segments: [1], languages: null }, loc: ['body', 'segments', 0], type: 'string_type' },
    { path: 'migrate-segments', body: { segment_ids: [] }, loc: ['body', 'speaker_id'], type: 'missing' },
    { path: 'language', body: {}, loc: ['body', 'language'], type: 'missing' },
    { path: 'render/es', body: {}, loc: ['body', 'render_type'], type: 'missing' },
    { path: 'render/es', body: { render_type: 'gif' }, loc: ['body', 'render_type'], type: 'enum' },
  ])('A malformed body is refused: $path $body.', async ({ path, body, loc, type }) => {
    const { emulator, dubbingId } = await openDubbing()
    const response = await post(emulator, `/v1/dubbing/resource/${dubbingId}/${path}`, body)
    expect(await errorOf(response)).toMatchObject({
      status: 422,
      detail: [{ loc, type: expect.stringContaining(type) }],
    })
  })
})
