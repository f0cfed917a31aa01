import { expect, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import type { UpstreamApis } from '../../../../src/datasources/elevenlabs/UpstreamApis.js'
import { bodyOf, formOf, oneFile, textFile } from '../client/uploads/uploadSources.js'
import { openTestUpstream, QUICK } from '../openTestUpstream.js'
import { sendJson, startRawServer } from '../startRawServer.js'

interface Write {
  name: string
  call: (apis: UpstreamApis) => Promise<unknown>
  sent: [method: string, path: string, body?: object]
  answer?: object
  value?: unknown
}

const RESOURCE = '/v1/dubbing/resource/d%2F1'
const WRITES: Write[] = [
  {
    name: 'delete',
    call: ({ dubbing }) => dubbing.delete('d/1'),
    sent: ['DELETE', '/v1/dubbing/d%2F1'],
    value: undefined,
  },
  {
    name: 'addLanguage',
    call: ({ dubbingResource }) => dubbingResource.addLanguage('d/1', 'pt-BR'),
    sent: ['POST', `${RESOURCE}/language`, { language: 'pt-BR' }],
  },
  {
    name: 'addLanguage',
    call: ({ dubbingResource }) => dubbingResource.addLanguage('d/1', null),
    sent: ['POST', `${RESOURCE}/language`, { language: null }],
  },
  {
    name: 'createSpeaker',
    call: ({ dubbingResource }) =>
      dubbingResource.createSpeaker('d/1', { name: 'Ada', voice: { mode: 'TRACK_CLONE' }, stability: 0, style: null }),
    sent: ['POST', `${RESOURCE}/speaker`, { speaker_name: 'Ada', voice_id: 'track-clone', voice_stability: 0 }],
    answer: { version: 4, speaker_id: 's9' },
    value: { version: 4, speakerId: 's9' },
  },
  {
    name: 'updateSpeaker',
    call: ({ dubbingResource }) =>
      dubbingResource.updateSpeaker('d/1', 's/1', {
        voice: { mode: 'VOICE', voiceId: 'v1' },
        similarity: 1,
        languages: [],
      }),
    sent: ['PATCH', `${RESOURCE}/speaker/s%2F1`, { voice_id: 'v1', voice_similarity: 1, languages: [] }],
  },
  {
    name: 'updateSpeaker',
    call: ({ dubbingResource }) =>
      dubbingResource.updateSpeaker('d/1', 's1', { voice: { mode: 'CLIP_CLONE' }, languages: ['es'] }),
    sent: ['PATCH', `${RESOURCE}/speaker/s1`, { voice_id: 'clip-clone', languages: ['es'] }],
  },
  {
    name: 'createSegment',
    call: ({ dubbingResource }) =>
      dubbingResource.createSegment('d/1', 's1', {
        startSecs: 0,
        endSecs: 1.5,
        text: null,
        translations: [
          { language: 'es', text: 'hola' },
          { language: '__proto__', text: 'x' },
        ],
      }),
    sent: [
      'POST',
      `${RESOURCE}/speaker/s1/segment`,
      JSON.parse('{"start_time":0,"end_time":1.5,"translations":{"es":"hola","__proto__":"x"}}'),
    ],
    answer: { version: 4, new_segment: 'g1' },
    value: { version: 4, segmentId: 'g1' },
  },
  {
    name: 'updateSegment',
    call: ({ dubbingResource }) =>
      dubbingResource.updateSegment(
        'd/1',
        { segmentId: 'g/1', language: 'pt-BR' },
        { startSecs: undefined, text: null },
      ),
    sent: ['PATCH', `${RESOURCE}/segment/g%2F1/pt-BR`, { text: null }],
  },
  {
    name: 'updateSegment',
    call: ({ dubbingResource }) =>
      dubbingResource.updateSegment('d/1', { segmentId: 'g1', language: 'es' }, { startSecs: 0, endSecs: 2, text: '' }),
    sent: ['PATCH', `${RESOURCE}/segment/g1/es`, { start_time: 0, end_time: 2, text: '' }],
  },
  {
    name: 'deleteSegment',
    call: ({ dubbingResource }) => dubbingResource.deleteSegment('d/1', 'g1'),
    sent: ['DELETE', `${RESOURCE}/segment/g1`],
  },
  {
    name: 'moveSegments',
    call: ({ dubbingResource }) => dubbingResource.moveSegments('d/1', { segmentIds: ['a', 'b'], speakerId: 's1' }),
    sent: ['POST', `${RESOURCE}/migrate-segments`, { segment_ids: ['a', 'b'], speaker_id: 's1' }],
  },
  {
    name: 'transcribe',
    call: ({ dubbingResource }) => dubbingResource.transcribe('d/1', ['a']),
    sent: ['POST', `${RESOURCE}/transcribe`, { segments: ['a'] }],
  },
  {
    name: 'translate',
    call: ({ dubbingResource }) => dubbingResource.translate('d/1', { segmentIds: ['a'], languages: null }),
    sent: ['POST', `${RESOURCE}/translate`, { segments: ['a'], languages: null }],
  },
  {
    name: 'dub',
    call: ({ dubbingResource }) => dubbingResource.dub('d/1', { segmentIds: [], languages: ['es'] }),
    sent: ['POST', `${RESOURCE}/dub`, { segments: [], languages: ['es'] }],
  },
  {
    name: 'render',
    call: ({ dubbingResource }) => dubbingResource.render('d/1', 'es', { type: 'TRACKS_ZIP', normalizeVolume: false }),
    sent: ['POST', `${RESOURCE}/render/es`, { render_type: 'tracks_zip', normalize_volume: false }],
    answer: { version: 4, render_id: 'r1' },
    value: { version: 4, renderId: 'r1' },
  },
]

test.each(WRITES.flatMap((write) => [200, 201].map((status) => ({ ...write, status }))))(
  '$name sends $sent and accepts $status as success',
  async ({ name, call, sent: [method, path, json], answer = { version: 4 }, status, ...expected }) => {
    let body = ''
    await using server = await startRawServer(async (request, response) => {
      body = (await bodyOf(request)).toString()
      sendJson(response, answer, status)
    })
    await using upstream = openTestUpstream({ url: server.url, apiKey: 'sk_1' })
    expect(await call(upstream.apis)).toEqual('value' in expected ? expected.value : answer)
    expect(server.requests.map(({ method, url }) => [method, url])).toEqual([[method, path]])
    expect(server.requests[0]?.headers['xi-api-key']).toBe('sk_1')
    expect(body && JSON.parse(body)).toEqual(json ?? '')
    expect(upstream.calls).toMatchObject([{ operation: `dubbing.${name}`, outcome: 'ok', attempts: 1 }])
  },
)

test('A change without a version in its response may have been executed', async () => {
  await using server = await startRawServer((_, response) => sendJson(response, { version: '4' }))
  await using upstream = openTestUpstream(server)
  const error = await upstream.apis.dubbingResource.deleteSegment('d', 'g').catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
  expect(mayHaveExecuted(error)).toBe(true)
  expect(server.requests).toHaveLength(1)
})

test.each([
  [
    404,
    { detail: { status: 'segment_not_found', message: 'x' } },
    { code: 'NOT_FOUND', upstreamCode: 'segment_not_found' },
  ],
  [
    425,
    { error: 'dubbing_not_dubbed', message: 'x' },
    { code: 'UPSTREAM_REJECTED', upstreamCode: 'dubbing_not_dubbed' },
  ],
  [425, 'Too Early', { code: 'UPSTREAM_REJECTED', upstreamCode: 'dubbing_not_dubbed' }],
  [403, { error: 'permission_denied', message: 'x' }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'permission_denied' }],
  [422, { detail: [{ loc: ['body'], msg: 'x' }] }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'validation_error' }],
])('A refusal with %i and %j proves that nothing was executed', async (status, body, expected) => {
  await using server = await startRawServer((_, response) => sendJson(response, body, status))
  await using upstream = openTestUpstream(server)
  const error = await upstream.apis.dubbingResource.transcribe('d', ['a']).catch((reason: unknown) => reason)
  expect(error).toMatchObject(expected)
  expect(mayHaveExecuted(error)).toBe(false)
  expect(server.requests).toHaveLength(1)
})

test('A creation from a URL has the timeout of an upload and a slot apart from uploads, because upstream fetches the URL before it responds', async () => {
  const fetched = Promise.withResolvers<void>()
  await using server = await startRawServer(async (_, response) => {
    await fetched.promise
    sendJson(response, { dubbing_id: 'new' })
  })
  const { timeouts } = QUICK
  const limits = {
    ...QUICK,
    timeouts: { ...timeouts, write: { ...timeouts.write, headMs: 50 } },
    retry: { maxRetries: 0 },
  }
  await using upstream = openTestUpstream(server, limits)
  const creating = upstream.apis.dubbing.create({ studio: false, sourceUrl: 'https://x/y', targetLanguage: 'es' })
  // The timeout of other writes would end by then.
  await expect(upstream.apis.dubbingResource.transcribe('d', ['a'])).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' })
  const { remoteFile, upload, metadata } = upstream.stats().limiters
  expect([remoteFile.inFlight, upload.inFlight, metadata.inFlight]).toEqual([1, 0, 0])
  fetched.resolve()
  expect(await creating).toMatchObject({ dubbingId: 'new' })
})

const EVERYTHING = {
  name: 'Film',
  sourceLanguage: 'en',
  targetLanguage: 'es',
  targetAccent: 'a',
  speakerCount: 0,
  watermark: true,
  startTime: 0,
  endTime: 9,
  highestResolution: false,
  dropBackgroundAudio: true,
  useProfanityFilter: false,
  studio: true,
  disableVoiceCloning: true,
}
const FIELDS = [
  ['name', 'Film'],
  ['source_lang', 'en'],
  ['target_lang', 'es'],
  ['target_accent', 'a'],
  ['num_speakers', '0'],
  ['watermark', 'true'],
  ['start_time', '0'],
  ['end_time', '9'],
  ['highest_resolution', 'false'],
  ['drop_background_audio', 'true'],
  ['use_profanity_filter', 'false'],
  ['dubbing_studio', 'true'],
  ['disable_voice_cloning', 'true'],
]

test.each([
  [
    'a file',
    { ...EVERYTHING, file: textFile('film', 'a.mp4') },
    [...FIELDS, ['file', { name: 'a.mp4', text: 'film' }]],
  ],
  [
    'an iterable',
    { studio: true, targetLanguage: null, file: oneFile() },
    [
      ['dubbing_studio', 'true'],
      ['file', { text: 'bytes' }],
    ],
  ],
  [
    'an address',
    { studio: false, sourceUrl: 'https://x/y', targetLanguage: 'es' },
    [
      ['source_url', 'https://x/y'],
      ['target_lang', 'es'],
      ['dubbing_studio', 'false'],
    ],
  ],
])('DubbingApi.create sends %s', async (_, input, form) => {
  let received: unknown
  await using server = await startRawServer(async (request, response) => {
    received = await formOf(request)
    sendJson(response, { dubbing_id: 'new', expected_duration_sec: 'x' })
  })
  await using upstream = openTestUpstream(server)
  let hooks = 0
  const beforeFinalBoundary = async () => void hooks++
  expect(await upstream.apis.dubbing.create(input, { beforeFinalBoundary })).toEqual({
    dubbingId: 'new',
    expectedDurationSecs: null,
  })
  expect(received).toMatchObject(form)
  expect(received).toHaveLength(form.length)
  expect(server.requests.map(({ method, url }) => [method, url])).toEqual([['POST', '/v1/dubbing']])
  expect(hooks).toBe(1)
})
