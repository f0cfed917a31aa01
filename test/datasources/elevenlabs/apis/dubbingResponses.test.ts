import { describe, expect, test } from '@jest/globals'
import { DubbingResourceView } from '../../../../src/datasources/elevenlabs/apis/DubbingResourceView.js'
import type { DubbingMedia } from '../../../../src/datasources/elevenlabs/translations/toDubbingMedia.js'
import { openTestUpstream, QUICK } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

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
