import { describe, expect, test } from '@jest/globals'
import { UpstreamNotFound, UpstreamRejected, UpstreamUnavailable } from '../../../../src/errors.js'
import { openTestUpstream, QUICK, startPair } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

describe('VoicesApi.getMany', () => {
  test('looks up a hundred voices in one call', async () => {
    await using pair = await startPair()
    const ids = pair.emulator.state.addVoices(100).map(({ voice_id }) => voice_id)
    const found = await pair.upstream.apis.voices.getMany(ids)
    expect([...found.keys()].sort()).toEqual([...ids].sort())
    const calls = pair.emulator.calls.all()
    expect(calls.map(({ route, status }) => [route, status])).toEqual([['GET /v2/voices', 200]])
    expect(calls[0]?.query).toEqual({ voice_ids: ids, page_size: '100', include_total_count: 'false' })
    expect(calls[0]?.headers).toMatchObject({ accept: 'application/json' })
  })

  test('omits unknown voices and requests each id once', async () => {
    await using pair = await startPair()
    const { voice_id: id } = pair.emulator.state.addVoice({ name: 'Here' })
    const found = await pair.upstream.apis.voices.getMany([id, 'gone', id, '', '..'])
    expect([...found].map(([key, voice]) => [key, voice.name])).toEqual([[id, 'Here']])
    expect(pair.emulator.calls.all()[0]?.query.voice_ids).toEqual([id, 'gone'])
  })

  test('sends no request for no ids, and refuses more ids than upstream accepts', async () => {
    await using pair = await startPair()
    expect(await pair.upstream.apis.voices.getMany([])).toEqual(new Map())
    const ids = Array.from({ length: 101 }, (_, index) => `voice-${index}`)
    await expect(pair.upstream.apis.voices.getMany(ids)).rejects.toBeInstanceOf(RangeError)
    expect(pair.emulator.calls.count()).toBe(0)
  })

  test('leaves undefined what the list omits', async () => {
    await using pair = await startPair(undefined, { listFills: { samples: false, settings: false } })
    const { voice_id: id } = pair.emulator.state.addVoice({ category: 'professional' })
    const listed = (await pair.upstream.apis.voices.getMany([id])).get(id)
    expect([listed?.samples, listed?.settings]).toEqual([undefined, undefined])
    const whole = await pair.upstream.apis.voices.get(id)
    expect(whole.samples).toHaveLength(1)
    expect(whole.settings).toMatchObject({ stability: 0.5, hasSpeakerBoost: true })
  })

  test('follows a paged look-up until all voices are found, in any order and among other voices', async () => {
    await using server = await startRawServer((_, response, index) => {
      if (index === 0) {
        return sendJson(response, {
          voices: [{ voice_id: 'c' }, { voice_id: 'x' }],
          has_more: true,
          next_page_token: 't1',
        })
      }
      sendJson(response, { voices: [{ voice_id: 'a' }, { voice_id: 'b' }], has_more: true, next_page_token: 't2' })
    })
    await using upstream = openTestUpstream(server)
    const found = await upstream.apis.voices.getMany(['a', 'b', 'c'])
    expect([...found.keys()].sort()).toEqual(['a', 'b', 'c'])
    expect(server.requests.map(({ url }) => url)).toEqual([
      '/v2/voices?voice_ids=a&voice_ids=b&voice_ids=c&page_size=100&include_total_count=false',
      '/v2/voices?voice_ids=a&voice_ids=b&voice_ids=c&page_size=100&include_total_count=false&next_page_token=t1',
    ])
  })

  test.each([
    ['without a next page token', () => null],
    ['with a repeated page token', () => 'same'],
    ['without an end', (index: number) => `token-${index}`],
  ])('reports an incomplete list %s as an outage, never as absence', async (_, tokenOf) => {
    await using server = await startRawServer((_request, response, index) => {
      sendJson(response, { voices: [], has_more: true, next_page_token: tokenOf(index) })
    })
    await using upstream = openTestUpstream(server)
    await expect(upstream.apis.voices.getMany(['a'])).rejects.toBeInstanceOf(UpstreamUnavailable)
    expect(server.requests.length).toBeLessThanOrEqual(10)
  })

  test('has one deadline for all pages together', async () => {
    await using server = await startRawServer((_, response, index) => {
      // The stimulus is a slow upstream.
      setTimeout(() => sendJson(response, { voices: [], has_more: true, next_page_token: `token-${index}` }), 100)
    })
    await using upstream = openTestUpstream(server, { ...QUICK, timeouts: { metadata: { responseMs: 350 } } })
    await expect(upstream.apis.voices.getMany(['a'])).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
    expect(server.requests.length).toBeLessThan(5)
  })

  test.each([
    ['an object in place of the list', { voices: {}, has_more: false }],
    ['no list', { has_more: false }],
    ['a list as the response', []],
    ['a string as the response', 'voices'],
  ])('reports %s as a malformed response', async (_, body) => {
    await using server = await startRawServer((_request, response) => sendJson(response, body))
    await using upstream = openTestUpstream(server)
    await expect(upstream.apis.voices.getMany(['a'])).rejects.toBeInstanceOf(UpstreamUnavailable)
  })
})

describe('A listed voice without a usable id', () => {
  const body = {
    voices: [
      { voice_id: '', name: 'secret' },
      { voice_id: 7 },
      null,
      {
        voice_id: 'a',
        samples: [{ sample_id: 's1' }, { file_name: 'secret' }, { sample_id: '' }, { sample_id: 7 }, null],
      },
      { voice_id: 'b', samples: {} },
    ],
    has_more: false,
  }

  test.each(['getMany', 'list'] as const)('is omitted by %s, and the others stay', async (method) => {
    await using server = await startRawServer((_request, response) => sendJson(response, body))
    await using upstream = openTestUpstream(server)
    const { voices } = upstream.apis
    const found =
      method === 'list' ? (await voices.list()).voices : [...(await voices.getMany(['a', 'b', 'c'])).values()]
    expect(found.map(({ id, samples }) => [id, samples?.map((sample) => sample.upstreamId)])).toEqual([
      ['a', ['s1']],
      ['b', undefined],
    ])
    const warnings = upstream.logLines.filter((line) => line.includes('without a usable id'))
    expect(warnings.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, operation: `voices.${method}`, dropped: { voices: 3, samples: 5 } },
    ])
    expect(warnings.join()).not.toContain('secret')
  })

  test.each([{ voice_id: '' }, { voice_id: 'a', samples: [{ sample_id: '' }] }])(
    'is an error by id: %j',
    async (voice) => {
      await using server = await startRawServer((_request, response) => sendJson(response, voice))
      await using upstream = openTestUpstream(server)
      await expect(upstream.apis.voices.get('a')).rejects.toBeInstanceOf(UpstreamUnavailable)
    },
  )
})

describe('VoicesApi.get', () => {
  test('reads one voice', async () => {
    await using pair = await startPair()
    const { voice_id: id } = pair.emulator.state.addVoice({ name: 'Ada', samples: null, category: 'cloned' })
    const voice = await pair.upstream.apis.voices.get(id)
    expect(voice).toMatchObject({ id, name: 'Ada', category: 'CLONED', samples: [], ownership: null })
    expect(pair.emulator.calls.all().map(({ path, query }) => [path, query])).toEqual([[`/v1/voices/${id}`, {}]])
  })

  test.each([404, 400] as const)('recognises voice_not_found by its code, with HTTP %i', async (status) => {
    await using pair = await startPair()
    pair.emulator.state.voiceNotFoundStatus = status
    const error = await pair.upstream.apis.voices.get('nobody').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UpstreamNotFound)
    expect(error).toMatchObject({ code: 'NOT_FOUND', upstreamCode: 'voice_not_found' })
    expect(pair.emulator.calls.count()).toBe(1)
    expect(pair.upstream.calls).toMatchObject([{ operation: 'voices.get', outcome: 'not_found', status, attempts: 1 }])
  })

  test('encodes ids in the path, and sends none that would change it', async () => {
    await using pair = await startPair()
    await expect(pair.upstream.apis.voices.get('a/../b c?d')).rejects.toMatchObject({ upstreamCode: 'voice_not_found' })
    expect(pair.emulator.calls.all()[0]).toMatchObject({ route: 'GET /v1/voices/:voice_id', query: {} })
    for (const id of ['', '.', '..', 'x'.repeat(201)]) {
      await expect(pair.upstream.apis.voices.get(id)).rejects.toMatchObject({ upstreamCode: 'impossible_id' })
    }
    expect(pair.emulator.calls.count()).toBe(1)
  })
})

describe('VoicesApi.list', () => {
  test('sends the filters of upstream', async () => {
    await using pair = await startPair()
    pair.emulator.state.addVoice({ name: 'Ada', category: 'professional' })
    const page = await pair.upstream.apis.voices.list({
      search: 'ada',
      sort: 'CREATED_AT',
      direction: 'ASC',
      voiceType: 'NON_DEFAULT',
      category: 'PROFESSIONAL',
      fineTuningState: 'FINE_TUNED',
      pageSize: 5,
      includeTotalCount: true,
    })
    expect(pair.emulator.calls.all()[0]?.query).toEqual({
      search: 'ada',
      sort: 'created_at_unix',
      sort_direction: 'asc',
      voice_type: 'non-default',
      category: 'professional',
      fine_tuning_state: 'fine_tuned',
      page_size: '5',
      include_total_count: 'true',
    })
    expect(page).toMatchObject({ hasMore: false, nextPageToken: null, totalCount: 1 })
    expect(page.voices.map(({ name }) => name)).toEqual(['Ada'])
  })

  test('pages by token, and has no count unless it is requested', async () => {
    await using pair = await startPair()
    pair.emulator.state.addVoices(3)
    const first = await pair.upstream.apis.voices.list({ pageSize: 2 })
    expect(first).toMatchObject({ hasMore: true, nextPageToken: expect.any(String), totalCount: null })
    const second = await pair.upstream.apis.voices.list({ pageSize: 2, pageToken: first.nextPageToken! })
    expect(second).toMatchObject({ hasMore: false, nextPageToken: null })
    expect(new Set([...first.voices, ...second.voices].map(({ id }) => id)).size).toBe(3)
  })

  test('can be aborted', async () => {
    await using pair = await startPair()
    pair.emulator.faults.add({ kind: 'stall' })
    const leaving = new AbortController()
    const listing = pair.upstream.apis.voices.list({ signal: leaving.signal })
    const arrived = await pair.emulator.calls.waitFor(({ path }) => path === '/v2/voices')
    expect(arrived.aborted).toBe(false)
    leaving.abort()
    await expect(listing).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
    await pair.emulator.calls.waitFor(({ aborted }) => aborted)
  })
})

test('VoicesApi.getSettings reads the settings', async () => {
  await using pair = await startPair()
  const { voice_id: id } = pair.emulator.state.addVoice({ settings: { stability: 0.3, speed: null } })
  const settings = await pair.upstream.apis.voices.getSettings(id)
  expect(settings).toMatchObject({ stability: 0.3, speed: null })
  expect(pair.emulator.calls.all()[0]?.path).toBe(`/v1/voices/${id}/settings`)
})

describe('VoicesApi.openPreview', () => {
  test('plays a preview from the origin of upstream without the API key', async () => {
    await using pair = await startPair()
    const { voice_id: id } = pair.emulator.state.addVoice()
    const { previewUrl } = await pair.upstream.apis.voices.get(id)
    const audio = await pair.upstream.apis.voices.openPreview(previewUrl!)
    expect(audio).toMatchObject({ status: 200, mediaType: 'audio/wav', contentLength: expect.any(Number) })
    const bytes = Buffer.concat(await audio.body.toArray())
    expect(bytes.length).toBe(audio.contentLength)
    expect(pair.emulator.calls.all().at(-1)?.headers).not.toHaveProperty('xi-api-key')
  })

  test.each([
    'http://example.com/a.mp3',
    'https://127.0.0.1/a.mp3',
    'https://2130706433/a.mp3',
    'https://10.1.2.3/a.mp3',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/a.mp3',
    'https://[::ffff:10.0.0.1]/a.mp3',
    'https://[fd00::1]/a.mp3',
    'https://user:secret@example.com/a.mp3',
    'https://example.com:8443/a.mp3',
    'file:///etc/passwd',
    'not a url',
  ])('does not fetch %s', async (url) => {
    await using pair = await startPair()
    const error = await pair.upstream.apis.voices.openPreview(url).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(UpstreamRejected)
    expect(error).toMatchObject({ upstreamCode: 'unsafe_preview_url' })
  })

  test('does not fetch a host name of a private address', async () => {
    await using pair = await startPair()
    const opening = pair.upstream.apis.voices.openPreview('https://localhost/a.mp3')
    await expect(opening).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      cause: { message: expect.stringContaining('ENOTPUBLIC') },
    })
  })

  test('does not follow a redirect, and accepts only audio', async () => {
    await using server = await startRawServer(({ url }, response) => {
      if (url === '/moved') response.writeHead(302, { location: '/audio' }).end()
      else if (url === '/gone') response.writeHead(403, { 'content-type': 'application/xml' }).end('<Expired/>')
      else response.writeHead(200, { 'content-type': 'text/html' }).end('<script></script>')
    })
    await using upstream = openTestUpstream(server)
    const { voices } = upstream.apis
    await expect(voices.openPreview(`${server.url}/moved`)).rejects.toBeInstanceOf(UpstreamUnavailable)
    await expect(voices.openPreview(`${server.url}/gone`)).rejects.toMatchObject({ upstreamCode: 'preview_not_found' })
    await expect(voices.openPreview(`${server.url}/page`)).rejects.toBeInstanceOf(UpstreamUnavailable)
    expect(server.requests.every(({ headers }) => headers['xi-api-key'] === undefined)).toBe(true)
    expect(server.requests.some(({ url }) => url === '/audio')).toBe(false)
    expect(upstream.stats().limiters.preview.inFlight).toBe(0)
  })
})
