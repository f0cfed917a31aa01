import { describe, expect, test } from '@jest/globals'
import { DubbingResourceView } from '../../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import { changedSegments } from '../../../../src/datasources/elevenlabs/apis/segmentDigests.js'
import type { DubbingMedia } from '../../../../src/datasources/elevenlabs/translations/toDubbingMedia.js'
import { textFile } from '../client/uploads/uploadSources.js'
import { openTestUpstream, QUICK, startPair } from '../openTestUpstream.js'
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

describe('A list of dubbings', () => {
  test('contains items with an id, and logs that others are omitted', async () => {
    const dubs = [{ name: 'secret' }, null, { dubbing_id: 'd' }]
    await using server = await startRawServer((_, response) =>
      sendJson(response, { dubs, has_more: true, next_cursor: 'n' }),
    )
    await using upstream = openTestUpstream(server)
    const { dubbings, nextCursor } = await upstream.apis.dubbing.list()
    expect([dubbings.map(({ id }) => id), nextCursor]).toEqual([['d'], 'n'])
    const warnings = upstream.logLines.filter((line) => line.includes('"dropped"'))
    expect(warnings.map((line) => JSON.parse(line))).toMatchObject([
      { operation: 'dubbing.list', dropped: { dubbings: 2 } },
    ])
    expect(warnings.join()).not.toContain('secret')
  })

  test.each([{ dubs: [], has_more: true }, { dubs: {} }, {}])('is an outage if it is %j', async (body) => {
    await using server = await startRawServer((_, response) => sendJson(response, body))
    await using upstream = openTestUpstream(server)
    await expect(upstream.apis.dubbing.list()).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })
})

describe('A dubbing resource', () => {
  test('may be larger than other responses, up to its own limit', async () => {
    const body = { version: 1, speaker_segments: { s: { start_time: 0, end_time: 1, text: 'x'.repeat(5000) } } }
    await using server = await startRawServer((_, response) => sendJson(response, body))
    await using roomy = openTestUpstream(server, { ...QUICK, maxJsonBytes: 1000, maxResourceBytes: 10_000 })
    expect((await roomy.apis.dubbingResource.getResource('d')).segmentIds()).toEqual(['s'])
    await using tight = openTestUpstream(server, { ...QUICK, maxResourceBytes: 5000 })
    await expect(tight.apis.dubbingResource.getResource('d')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })

  test('delays no query during its transfer', async () => {
    await using server = await startRawServer(({ url }, response) => {
      if (!url?.includes('resource')) sendJson(response, { dubbing_id: 'd' })
    })
    const one = { maxInFlight: 1 }
    await using upstream = openTestUpstream(server, { ...QUICK, limiters: { resource: one, metadata: one } })
    const leaving = new AbortController()
    const { dubbingResource } = upstream.as({ tenantId: 't', priority: 'query', signal: leaving.signal })
    const resource = dubbingResource.getResource('d')
    expect(await upstream.apis.dubbing.get('d')).toMatchObject({ id: 'd' })
    expect(upstream.stats().limiters.resource.inFlight).toBe(1)
    leaving.abort()
    await expect(resource).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
  })

  test('logs the segments that are malformed', async () => {
    const body = { version: 1, speaker_segments: { s: { text: 'secret' }, t: { start_time: 0, end_time: 1 } } }
    await using server = await startRawServer((_, response) => sendJson(response, body))
    await using upstream = openTestUpstream(server)
    expect((await upstream.apis.dubbingResource.getResource('d')).segmentIds()).toEqual(['t'])
    const warnings = upstream.logLines.filter((line) => line.includes('"dropped"'))
    expect(warnings.map((line) => JSON.parse(line))).toMatchObject([{ dropped: { segments: 1 } }])
    expect(warnings.join()).not.toContain('secret')
  })
})

describe('DubbingResourceApi.openReference', () => {
  const mediaAt = (url: string, content_type = 'video/mp4') =>
    new DubbingResourceView(
      { version: 1, input: { url, content_type } } as ConstructorParameters<typeof DubbingResourceView>[0],
      'd',
    ).media('input') as DubbingMedia

  test.each([
    'http://example.com/a.mp4',
    'https://169.254.169.254/x',
    'https://[::1]/a',
    'file:///etc/passwd',
    'gs://bucket/a',
    'x',
  ])('does not fetch %s', async (url) => {
    await using upstream = openTestUpstream({ url: 'http://127.0.0.1:1' })
    const opening = upstream.apis.dubbingResource.openReference(mediaAt(url))
    await expect(opening).rejects.toMatchObject({ code: 'UPSTREAM_REJECTED', upstreamCode: 'unsafe_preview_url' })
  })

  test.each([
    ['video/webm', 'video/webm'],
    ['application/octet-stream', 'video/mp4'],
    ['application/x-zip-compressed', 'application/zip'],
    ['audio/mpeg; x=y', 'audio/mpeg'],
  ])('accepts %s as %s', async (contentType, mediaType) => {
    await using server = await startRawServer(
      (_, response) => void response.writeHead(200, { 'content-type': contentType }).write('x'),
    )
    await using upstream = openTestUpstream(server)
    const stream = await upstream.apis.dubbingResource.openReference(mediaAt(`${server.url}/a`))
    expect(stream.mediaType).toBe(mediaType)
    expect(server.requests[0]?.headers).not.toHaveProperty('xi-api-key')
    expect(upstream.stats().limiters).toMatchObject({ preview: { inFlight: 1 }, media: { inFlight: 0 } })
    stream.body.destroy()
  })

  test.each(['text/html', 'image/svg+xml', 'application/json', ''])('does not accept %j', async (contentType) => {
    await using server = await startRawServer((_, response) =>
      response.writeHead(200, { 'content-type': contentType }).end('x'),
    )
    await using upstream = openTestUpstream(server)
    const opening = upstream.apis.dubbingResource.openReference(mediaAt(`${server.url}/a`))
    await expect(opening).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  })

  test('does not follow a redirect', async () => {
    await using server = await startRawServer((_, response) => response.writeHead(302, { location: '/b' }).end())
    await using upstream = openTestUpstream(server)
    const opening = upstream.apis.dubbingResource.openReference(mediaAt(`${server.url}/a`))
    await expect(opening).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(server.requests.every(({ url }) => url === '/a')).toBe(true)
  })
})

test('Only dubbings may be videos', async () => {
  await using server = await startRawServer((_, response) =>
    response.writeHead(200, { 'content-type': 'video/mp4' }).end('x'),
  )
  await using upstream = openTestUpstream(server)
  const film = await upstream.apis.dubbing.openAudio('d', 'es', { range: 'bytes=0-' })
  expect([film.mediaType, server.requests[0]?.headers.range]).toEqual(['video/mp4', 'bytes=0-'])
  film.body.destroy()
  await expect(upstream.apis.samples.openAudio('v', 's')).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
})

test.each([
  ['SRT', { srt: null, webvtt: 'x' }],
  ['JSON', { json: 'x'.length, srt: 'x' }],
  ['WEBVTT', {}],
] as const)('A malformed transcript is refused: %s in %j', async (format, body) => {
  await using server = await startRawServer((_, response) => sendJson(response, body))
  await using upstream = openTestUpstream(server)
  await expect(upstream.apis.dubbing.getTranscript('d', 'es', format)).rejects.toMatchObject({
    code: 'UPSTREAM_UNAVAILABLE',
  })
})
