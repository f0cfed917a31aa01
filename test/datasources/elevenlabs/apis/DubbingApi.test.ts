import { describe, expect, test } from '@jest/globals'
import { changedSegments } from '../../../../src/datasources/elevenlabs/apis/segmentDigests.js'
import { textFile } from '../client/uploads/uploadSources.js'
import { openTestUpstream, startPair } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

describe('With the emulator, DubbingApi', () => {
  test('reads a dubbing from its creation to its renders', async () => {
    await using pair = await startPair()
    const { behaviour } = pair.emulator.state.dubs
    Object.assign(behaviour, { queuedMs: 0, dubbingMs: 60_000, renderMs: 0 })
    pair.emulator.state.dubs.overrideDubbing('Film', { segments: 6, speakers: 2 })
    pair.emulator.clock.freeze()
    const { dubbing, dubbingResource } = pair.upstream.apis
    const file = textFile('film'.repeat(50_000), 'film.mp4')
    const { dubbingId: id, expectedDurationSecs } = await dubbing.create({
      name: 'Film',
      studio: true,
      targetLanguage: 'es',
      file,
    })
    expect(expectedDurationSecs).toBeGreaterThan(0)
    expect(await dubbing.get(id)).toMatchObject({ id, name: 'Film', status: 'DUBBING', isStudio: true, error: null })
    const early = { code: 'UPSTREAM_REJECTED', upstreamCode: 'dubbing_not_dubbed' }
    await expect(dubbing.openAudio(id, 'es')).rejects.toMatchObject(early)
    await expect(dubbing.getTranscript(id, 'es', 'SRT')).rejects.toMatchObject(early)
    await expect(dubbingResource.getResource(id)).rejects.toMatchObject(early)
    pair.emulator.clock.advance(60_000)

    expect(await dubbing.get(id)).toMatchObject({ status: 'DUBBED', sourceLanguage: 'en', targetLanguages: ['es'] })
    const first = await dubbingResource.getResource(id)
    expect([first.segmentIds().length, first.speakers().length]).toEqual([6, 2])
    const [speaker, other] = first.speakers()
    const { version } = await dubbingResource.addLanguage(id, 'fr')
    expect(version).toBe(first.version + 1)
    const { speakerId } = await dubbingResource.createSpeaker(id, { name: 'Eve', voice: { mode: 'CLIP_CLONE' } })
    await dubbingResource.updateSpeaker(id, speakerId, {
      name: 'Eva',
      languages: ['fr'],
      voice: { mode: 'TRACK_CLONE' },
    })
    const { segmentId } = await dubbingResource.createSegment(id, speakerId, {
      startSecs: 0,
      endSecs: 0.5,
      text: 'one',
    })
    await dubbingResource.updateSegment(id, { segmentId, language: 'fr' }, { text: 'un' })
    const moved = first.segmentIds({ speakerIds: [speaker!.upstreamId] })[0]!
    await dubbingResource.moveSegments(id, { segmentIds: [moved], speakerId: other!.upstreamId })
    const removed = first.segmentIds().at(-1)!
    await dubbingResource.deleteSegment(id, removed)
    await dubbingResource.transcribe(id, [segmentId])
    await dubbingResource.translate(id, { segmentIds: [segmentId], languages: null })
    await dubbingResource.dub(id, { segmentIds: [segmentId], languages: null })
    const { renderId, version: last } = await dubbingResource.render(id, 'fr', { type: 'ZIP' })

    const second = await dubbingResource.getResource(id)
    expect(second.version).toBe(last)
    expect(second.targetLanguages).toEqual(['es', 'fr'])
    expect(second.speaker(speakerId)).toMatchObject({
      name: 'Eva',
      voices: [
        { language: 'es', mode: 'CLIP_CLONE' },
        { language: 'fr', mode: 'TRACK_CLONE' },
      ],
    })
    expect([second.speakerIdOf(moved), second.speakerIdOf(segmentId)]).toEqual([other!.upstreamId, speakerId])
    expect(second.dub(segmentId, 'fr')).toMatchObject({ isStale: false, text: expect.any(String) })
    expect(second.hasSegment(removed)).toBe(false)
    const changed = changedSegments(first.digests(), second.digests())
    expect(new Set(changed)).toEqual(new Set([...first.segmentIds(), segmentId]))
    expect(second.render(renderId)).toMatchObject({ language: 'fr', type: 'ZIP', status: 'COMPLETE' })
    expect(changedSegments(second.digests(), (await dubbingResource.getResource(id)).digests())).toEqual([])

    const archive = await dubbingResource.openReference(second.media(`render:${renderId}`)!)
    expect(archive.mediaType).toBe('application/zip')
    archive.body.destroy()
    const clip = await dubbingResource.openReference(second.media(`segment:${segmentId}:fr`)!, { range: 'bytes=0-9' })
    expect(clip).toMatchObject({ status: 206, mediaType: 'audio/mpeg', contentLength: 10 })
    expect(Buffer.concat(await clip.body.toArray())).toHaveLength(10)
    const asset = pair.emulator.calls.all().at(-1)
    expect(asset?.headers).not.toHaveProperty('xi-api-key')

    expect((await dubbingResource.similarVoices(id, speakerId))[0]).toMatchObject({
      id: expect.any(String),
      name: expect.any(String),
    })
    await dubbing.delete(id)
    await expect(dubbing.get(id)).rejects.toMatchObject({ code: 'NOT_FOUND', upstreamCode: 'dubbing_not_found' })
  })

  test('reads audio or video, and its transcripts', async () => {
    await using pair = await startPair()
    Object.assign(pair.emulator.state.dubs.behaviour, { studioJson: 'given' })
    const { dubbing_id: id } = pair.emulator.state.dubs.add({ content_type: 'video/mp4', duration_secs: 8 })
    const { dubbing_id: audio } = pair.emulator.state.dubs.add({ content_type: 'audio/wav', duration_secs: 8 })
    const { dubbing } = pair.upstream.apis
    for (const [which, mediaType] of [
      [id, 'video/mp4'],
      [audio, 'audio/mpeg'],
    ] as const) {
      const film = await dubbing.openAudio(which, 'es')
      expect(film).toMatchObject({ status: 200, mediaType })
      expect(Buffer.concat(await film.body.toArray()).length).toBeGreaterThan(1000)
    }
    expect(await dubbing.getTranscript(id, 'es', 'SRT')).toMatch(/^1\n00:00:/)
    expect(await dubbing.getTranscript(id, 'es', 'WEBVTT')).toMatch(/^WEBVTT/)
    expect(JSON.parse(await dubbing.getTranscript(id, 'es', 'JSON'))).toMatchObject({ utterances: expect.any(Array) })
    const nowhere = { code: 'NOT_FOUND', upstreamCode: 'transcript_not_found' }
    await expect(dubbing.getTranscript(id, 'fr', 'SRT')).rejects.toMatchObject(nowhere)
    await expect(dubbing.openAudio(id, 'fr')).rejects.toMatchObject({ upstreamCode: 'dubbing_not_found' })
    Object.assign(pair.emulator.state.dubs.behaviour, { studioJson: 'refused' })
    const refused = { code: 'UPSTREAM_REJECTED', upstreamCode: 'invalid_output_format' }
    await expect(dubbing.getTranscript(id, 'es', 'JSON')).rejects.toMatchObject(refused)
  })

  test('lists dubbings with the parameters of upstream', async () => {
    await using pair = await startPair()
    const { dubs } = pair.emulator.state
    for (const name of ['a', 'b', 'c']) dubs.add({ name, target_languages: ['es', 'fr'] })
    dubs.add({ name: 'd', status: 'failed', error: 'Why.' })
    const { dubbing } = pair.upstream.apis
    const params = {
      pageSize: 2,
      statuses: ['DUBBED', 'QUEUED'],
      targetLanguages: ['fr'],
      orderBy: 'NAME',
      direction: 'ASC',
    } as const
    const first = await dubbing.list(params)
    expect(pair.emulator.calls.all()[0]?.query).toEqual({
      page_size: '2',
      dubbing_statuses: ['dubbed', 'queued'],
      target_language_codes: 'fr',
      order_by: 'name',
      order_direction: 'ASCENDING',
    })
    const second = await dubbing.list({ ...params, cursor: first.nextCursor })
    expect([...first.dubbings, ...second.dubbings].map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(second.nextCursor).toBeNull()
    const [failed] = (await dubbing.list({ statuses: ['FAILED'] })).dubbings
    expect(failed).toMatchObject({ status: 'FAILED', error: 'Why.', sourceLanguage: null })
    expect(Math.abs(failed!.createdAt!.getTime() - Date.now())).toBeLessThan(600_000)
  })

  test('reports an expired link', async () => {
    await using pair = await startPair()
    pair.emulator.clock.freeze()
    const { dubbing_id: id } = pair.emulator.state.dubs.add({ duration_secs: 4 })
    const { dubbingResource } = pair.upstream.apis
    const media = (await dubbingResource.getResource(id)).media('input')!
    pair.emulator.clock.advance(pair.emulator.state.dubs.behaviour.linkLifetimeMs)
    const gone = { code: 'NOT_FOUND', upstreamCode: 'dubbing_media_not_found' }
    await expect(dubbingResource.openReference(media)).rejects.toMatchObject(gone)
    const fresh = await dubbingResource.openReference((await dubbingResource.getResource(id)).media('input')!)
    expect(fresh.mediaType).toBe('video/mp4')
    fresh.body.destroy()
  })
})

test.each([
  ['2026-05-06T07:08:09.123456', '2026-05-06T07:08:09.123Z'],
  ['2026-05-06T07:08:09Z', '2026-05-06T07:08:09.000Z'],
  ['2026-05-06T07:08:09+02:00', '2026-05-06T05:08:09.000Z'],
  ['yesterday', undefined],
  [7, undefined],
])('A dubbing with the creation time %j and all other fields malformed is read', async (created_at, iso) => {
  const odd = {
    dubbing_id: 'd',
    created_at,
    name: 7,
    status: 'resting',
    editable: 'yes',
    target_languages: null,
    media_metadata: 'x',
  }
  await using server = await startRawServer((_, response) => sendJson(response, odd))
  await using upstream = openTestUpstream(server)
  const { createdAt, ...rest } = await upstream.apis.dubbing.get('d')
  expect(createdAt?.toISOString()).toBe(iso)
  expect(rest).toEqual({
    id: 'd',
    name: '',
    status: 'UNKNOWN',
    isStudio: false,
    error: null,
    sourceLanguage: null,
    targetLanguages: [],
    durationSecs: null,
    mediaType: null,
  })
})
