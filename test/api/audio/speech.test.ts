import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../../emulator/index.js'
import { removeExpiredAudio } from '../../../src/services/audio/sweepAudio.js'
import { AudioApp, ada, bytesAt, startRecorder, TEXT } from '../../support/audioApp.js'

const SPEECH = 'POST /v1/text-to-speech/:voice_id'
const query = 'output_format=mp3_44100_128'
const json = { text: TEXT, model_id: 'eleven_multilingual_v2' }

describe('Speech', () => {
  let audio: AudioApp

  beforeAll(async () => {
    audio = await AudioApp.start()
  })
  afterAll(() => audio.app.close())
  beforeEach(() => audio.app.upstream.calls.clear())

  test.each([
    { delivery: 'WHOLE', hasAlignment: false, route: SPEECH },
    { delivery: 'STREAMED', hasAlignment: false, route: `${SPEECH}/stream` },
    { delivery: 'WHOLE', hasAlignment: true, route: `${SPEECH}/with-timestamps` },
    { delivery: 'STREAMED', hasAlignment: true, route: `${SPEECH}/stream/with-timestamps` },
  ])('is generated once by $route and played byte for byte', async ({ delivery, hasAlignment: timing, route }) => {
    const payload = await audio.speak({ delivery, hasAlignment: timing })
    const { generatedAudio } = payload
    const [call] = audio.app.upstream.calls.all({ generated: true })
    const item = audio.app.upstream.state
      .history()
      .find(({ history_item_id }) => history_item_id === call!.generation!.historyItemId)
    expect(generatedAudio).toMatchObject({
      id: payload.generatedAudioId,
      kind: 'SPEECH',
      text: TEXT,
      modelId: 'eleven_multilingual_v2',
      outputFormat: 'MP3_44100_128',
      mediaType: 'audio/mpeg',
      characterCost: [...TEXT].length,
      requestId: item!.request_id,
      historyItemId: item!.history_item_id,
      hasAlignment: timing,
      owner: { id: 'ada' },
      voice: { id: audio.voiceId, owner: { id: 'ada' } },
      viewerPermission: 'MANAGE',
      failure: null,
    })
    const received = await bytesAt(generatedAudio!.audio!.url)
    const ready = await audio.made(payload)
    expect(ready).toMatchObject({ status: 'READY', sizeBytes: received.length, endedAt: expect.any(String) })
    expect(ready.durationSecs).toBeGreaterThan(1)
    expect(audio.app.upstream.calls.all({ generated: true }).map((call) => call.route)).toEqual([route])

    const charactersOf = (times: { character: string }[] | null) => times?.map(({ character }) => character).join('')
    expect(charactersOf(ready.alignment)).toBe(timing ? TEXT : undefined)
    expect(charactersOf(ready.normalizedAlignment)).toBe(timing ? TEXT.replace('3', 'three') : undefined)
    if (timing) expect(ready.alignment!.at(-1)!.endSecs).toBeCloseTo(ready.durationSecs!, 0)
    expect(received.equals(await audio.expectedSpeech(query, json))).toBe(true)
    expect((await bytesAt(ready.audio!.url)).equals(received)).toBe(true)
  })

  test.each([
    ['WAV_16000', 'audio/wav'],
    ['PCM_16000', 'audio/pcm'],
    ['OPUS_48000_64', 'audio/ogg'],
    ['ULAW_8000', 'audio/basic'],
  ])('in %s has the media type %s', async (outputFormat, mediaType) => {
    const payload = await audio.speak({ outputFormat, delivery: 'WHOLE' })
    const made = await audio.made(payload)
    expect(made).toMatchObject({ status: 'READY', outputFormat, mediaType })
    const expected = await audio.expectedSpeech(`output_format=${outputFormat.toLowerCase()}`, json)
    const response = await fetch(made.audio!.url)
    expect(response.headers.get('content-type')).toBe(mediaType)
    expect(Buffer.from(await response.arrayBuffer()).equals(expected)).toBe(true)
  })

  test('is recorded by one statement, and the response needs no read', async () => {
    audio.app.statements()
    const payload = await audio.speak()
    const statements = audio.app.statements().map((sql) => sql.trim())
    expect(payload.generatedAudio).toMatchObject({ status: 'GENERATING', voice: { id: audio.voiceId } })
    expect(statements.filter((sql) => sql.includes('INSERT INTO generated_audio'))).toHaveLength(1)
    expect(statements.filter((sql) => sql.startsWith('SELECT') && sql.includes('FROM generated_audio'))).toEqual([])
    expect(statements).not.toContain('BEGIN')
    await audio.made(payload)
  })

  test('with one key is generated once and returned twice', async () => {
    const [first, second] = [
      await audio.speak({ idempotencyKey: 'once' }),
      await audio.speak({ idempotencyKey: 'once' }),
    ]
    expect(first.userErrors).toEqual([])
    expect(second.generatedAudioId).toBe(first.generatedAudioId)
    expect(audio.bought).toBe(1)
    const other = await audio.trySpeak({ idempotencyKey: 'once', text: 'Another text.' })
    expect(other.errors![0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT')
    expect(audio.bought).toBe(1)
  })

  test('with one key is generated once if two requests arrive at the same time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => audio.trySpeak({ idempotencyKey: 'at once' })))
    const ids = answers.flatMap(({ data }) => data?.createSpeech?.generatedAudioId ?? [])
    expect(new Set(ids).size).toBe(1)
    const codes = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code))
    expect(codes).toEqual(codes.map(() => 'IN_PROGRESS'))
    expect(audio.bought).toBe(1)
  })

  test('requires the scope to generate audio', async () => {
    const { errors } = await audio.trySpeak({}, { ...ada, scopes: ['voices:read', 'voices:write'] })
    expect(errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN', requiredScope: 'audio:generate' })
    expect(audio.app.upstream.calls.count()).toBe(0)
  })

  test('without a response from upstream is neither lost nor reported as failed', async () => {
    audio.app.upstream.faults.add({ kind: 'carried_out_then_reset', match: { route: `${SPEECH}/stream` } })
    const { errors } = await audio.trySpeak({ idempotencyKey: 'silence' })
    expect(errors![0]!.extensions).toMatchObject({ code: 'OUTCOME_UNKNOWN', operationId: expect.any(String) })
    const again = await audio.trySpeak({ idempotencyKey: 'silence' })
    expect(again.errors![0]!.extensions.code).toBe('OUTCOME_UNKNOWN')
    expect(audio.bought).toBe(1)
  })

  test('that breaks off has failed and has no audio', async () => {
    audio.app.upstream.faults.add({ kind: 'cut_body', match: { route: `${SPEECH}/stream` }, afterBytes: 2_000 })
    const made = await audio.made(await audio.speak())
    expect(made).toMatchObject({
      status: 'FAILED',
      failure: { code: expect.any(String) },
      audio: null,
      sizeBytes: null,
    })
  })

  test('continues previous speech by its upstream request id', async () => {
    const emulator = await startEmulator({ seed: 'empty', generation: { firstPieceMs: 0, pauseMs: 0 } })
    await using closing = new AsyncDisposableStack()
    closing.defer(() => emulator.close())
    await using recorder = await startRecorder(emulator.url)
    const env = { ELEVENLABS_BASE_URL: recorder.url, PRONUNCIATION_DICTIONARY_IDS: 'words, names:7' }
    await using other = await AudioApp.start({ env }, emulator)
    const [before, after] = [await other.speak({ text: 'Before.' }), await other.speak({ text: 'After.' })]
    const input = {
      text: 'Between.',
      modelId: 'eleven_flash_v2_5',
      language: 'en',
      voiceSettings: { stability: 0.1, similarityBoost: 0.2, style: 0.3, speed: 1.1, hasSpeakerBoost: true },
      pronunciationDictionaries: [{ id: 'words' }, { id: 'names', versionId: '7' }],
      seed: 4_294_967_295,
      previousText: 'It was said.',
      nextText: 'It will be.',
      previousGeneratedAudioIds: [before.generatedAudioId],
      nextGeneratedAudioIds: [after.generatedAudioId],
      textNormalization: 'OFF',
      languageTextNormalization: true,
      outputFormat: 'PCM_24000',
    }
    recorder.seen.length = 0
    expect((await other.speak(input)).userErrors).toEqual([])
    const [sent] = recorder.seen.filter(({ method }) => method === 'POST')
    const url = new URL(sent!.path, 'http://upstream')
    expect(url.pathname).toBe(`/v1/text-to-speech/${other.voiceId}/stream`)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ output_format: 'pcm_24000' })
    expect(JSON.parse(sent!.body.toString())).toEqual({
      text: 'Between.',
      model_id: 'eleven_flash_v2_5',
      language_code: 'en',
      voice_settings: { stability: 0.1, similarity_boost: 0.2, style: 0.3, speed: 1.1, use_speaker_boost: true },
      pronunciation_dictionary_locators: [
        { pronunciation_dictionary_id: 'words' },
        { pronunciation_dictionary_id: 'names', version_id: '7' },
      ],
      seed: 4_294_967_295,
      previous_text: 'It was said.',
      next_text: 'It will be.',
      previous_request_ids: [before.generatedAudio!.requestId],
      next_request_ids: [after.generatedAudio!.requestId],
      apply_text_normalization: 'off',
      apply_language_text_normalization: true,
    })
  })
})

test('The URL of generated audio contains no upstream id', async () => {
  await using audio = await AudioApp.start()
  const made = await audio.made(await audio.speak())
  const url = new URL(made.audio!.url)
  const read = [
    url.href,
    ...[...url.searchParams.values()].map((value) => String(Buffer.from(value, 'base64url'))),
  ].join()
  expect(read).toContain(made.id)
  expect(read).toContain('ada')
  for (const id of [made.requestId, made.historyItemId, made.voice!.id, made.modelId]) {
    expect(id).not.toBeNull()
    expect(read).not.toContain(id!)
  }
})

test.each([false, true])(
  'Speech without logging leaves no text here or upstream, and is deleted (timed: %s)',
  async (timing) => {
    await using audio = await AudioApp.start({ emulator: { plan: { tier: 'enterprise' } } })
    const { mediaStore, sources, logger } = audio.app.server.deps
    const secret = 'Nobody shall know this.'
    const payload = await audio.speak({ text: secret, isLogged: false, hasAlignment: timing })
    expect(payload).toMatchObject({
      userErrors: [],
      generatedAudio: { text: null, isLogged: false, historyItemId: null, expiresAt: expect.any(String) },
    })
    const received = await bytesAt(payload.generatedAudio!.audio!.url)
    const made = await audio.made(payload)
    expect(made).toMatchObject({ status: 'READY', sizeBytes: received.length })
    expect((await bytesAt(made.audio!.url)).equals(received)).toBe(true)
    expect(audio.app.upstream.state.history()).toEqual([])
    expect(received.equals(await audio.expectedSpeech(query, { ...json, text: secret }))).toBe(true)

    const { prisma } = audio.app.server.deps.sources.database
    const rows = [
      await prisma.generatedAudioRecord.findMany(),
      await prisma.operationRecord.findMany(),
      await prisma.auditEntry.findMany(),
      await prisma.usageEntry.findMany(),
    ]
    const written = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(written).toContain(payload.generatedAudioId)
    expect(written).not.toContain(secret)
    expect(audio.app.logs()).not.toContain(secret)
    const next = await audio.speak({ previousGeneratedAudioIds: [payload.generatedAudioId] })
    expect(next.userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'previousGeneratedAudioIds', '0'] }])

    const kept = []
    for await (const { key } of mediaStore.list()) kept.push(key)
    expect(kept).toEqual([])
    const id = payload.generatedAudioId!
    await prisma.generatedAudioRecord.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } })
    expect(await audio.find(id)).toBeNull()
    expect((await fetch(made.audio!.url)).ok).toBe(false)
    const sweep = { audioWorkerStore: sources.audioWorkerStore, mediaStore, logger }
    expect(await removeExpiredAudio(sweep, new AbortController().signal)).toBe(1)
    expect(await prisma.generatedAudioRecord.count()).toBe(0)
  },
)
