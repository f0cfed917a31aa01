import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { startEmulator } from '../../../emulator/index.js'
import { reconcileOperation } from '../../../src/services/reconciliation/reconcileOperation.js'
import { AudioApp, ada, bytesAt, startRecorder } from '../../support/audioApp.js'
import { speechFile } from '../../support/speechFile.js'

const CHANGE = 'POST /v1/speech-to-speech/:voice_id'

type AskedUpstream = [path: string, file: File, fields?: Record<string, string>]

async function madeUpstream(audio: AudioApp, ...[path, file, fields = {}]: AskedUpstream): Promise<Buffer> {
  const form = new FormData()
  form.set('audio', file)
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return audio.expected(path, { body: form })
}

const sha256 = async (file: File) =>
  createHash('sha256')
    .update(Buffer.from(await file.arrayBuffer()))
    .digest('hex')

describe('Audio of recordings and descriptions:', () => {
  let audio: AudioApp

  beforeAll(async () => {
    audio = await AudioApp.start()
  })
  afterAll(() => audio.app.close())
  beforeEach(() => audio.app.upstream.calls.clear())

  const upstreamOf = (...asked: AskedUpstream) => madeUpstream(audio, ...asked)

  test.each([
    { delivery: 'WHOLE', route: 'POST /v1/speech-to-speech/:voice_id' },
    { delivery: 'STREAMED', route: 'POST /v1/speech-to-speech/:voice_id/stream' },
  ])('$route converts a recording to another voice', async ({ delivery, route }) => {
    const file = speechFile('take.wav', { secs: 2, pitch: 210 })
    const input = { delivery, seed: 7, removeBackgroundNoise: true, voiceSettings: { stability: 0.2 } }
    const payload = await audio.upload('changeVoice', file, input)
    expect(payload.generatedAudio).toMatchObject({
      kind: 'VOICE_CHANGE',
      text: null,
      modelId: 'eleven_english_sts_v2',
      voice: { id: audio.voiceId },
      hasAlignment: false,
      alignment: null,
      historyItemId: expect.any(String),
    })
    const received = await bytesAt(payload.generatedAudio!.audio!.url)
    const made = await audio.made(payload)
    expect(made).toMatchObject({ status: 'READY', sizeBytes: received.length })
    expect(made.durationSecs).toBeCloseTo(2, 0)

    const [call, ...others] = audio.app.upstream.calls.all({ generated: true })
    expect(others).toEqual([])
    expect(made.characterCost).toBe(call!.generation!.characterCost)
    expect(call).toMatchObject({ route, query: { output_format: 'mp3_44100_128', enable_logging: 'true' } })
    const parts = Object.fromEntries(call!.upload!.parts.map((part) => [part.name, part]))
    expect(parts).toMatchObject({
      audio: { fileName: 'take.wav', contentType: 'audio/wav', sha256: await sha256(file) },
      model_id: { text: 'eleven_english_sts_v2' },
      seed: { text: '7' },
      remove_background_noise: { text: 'true' },
      file_format: { text: 'other' },
    })
    expect(JSON.parse(parts.voice_settings!.text!)).toEqual({ stability: 0.2 })
    const path = `/v1/speech-to-speech/${audio.voiceId}?output_format=mp3_44100_128`
    const fields = { seed: '7', voice_settings: '{"stability":0.2}', model_id: 'eleven_english_sts_v2' }
    expect(received.equals(await upstreamOf(path, file, fields))).toBe(true)
  })

  test.each([
    { delivery: 'WHOLE', route: 'POST /v1/audio-isolation' },
    { delivery: 'STREAMED', route: 'POST /v1/audio-isolation/stream' },
  ])('$route removes everything but the speech from a recording', async ({ delivery, route }) => {
    const file = speechFile('street.wav', { secs: 3, pitch: 190 })
    const payload = await audio.upload('isolateAudio', file, { delivery })
    expect(payload.generatedAudio).toMatchObject({
      kind: 'ISOLATION',
      voice: null,
      modelId: null,
      outputFormat: null,
      mediaType: 'audio/mpeg',
      characterCost: 50,
    })
    const received = await bytesAt(payload.generatedAudio!.audio!.url)
    expect(await audio.made(payload)).toMatchObject({ status: 'READY', sizeBytes: received.length })
    expect(audio.app.upstream.calls.all({ generated: true }).map((call) => call.route)).toEqual([route])
    expect(received.equals(await upstreamOf('/v1/audio-isolation', file))).toBe(true)
  })

  test.each(['changeVoice', 'isolateAudio'] as const)('%s passes raw samples on in their own format', async (name) => {
    const samples = new File([Buffer.alloc(64_000)], 'take.pcm', { type: 'application/octet-stream' })
    const refused = await audio.upload(name, samples)
    expect(refused.userErrors).toMatchObject([{ code: 'UPLOAD_REFUSED', path: ['input', 'audio'] }])
    expect(audio.bought).toBe(0)
    await audio.made(await audio.upload(name, samples, { fileFormat: 'PCM_S16LE_16' }))
    const [call] = audio.app.upstream.calls.all({ generated: true })
    expect(call!.upload!.parts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'file_format', text: 'pcm_s16le_16' }),
        expect.objectContaining({ name: 'audio', fileName: 'take.pcm', sizeBytes: 64_000 }),
      ]),
    )
  })

  test('a recording with one key is processed once', async () => {
    const upload = () => audio.upload('isolateAudio', speechFile('once.wav'), { idempotencyKey: 'isolate once' })
    const [first, second] = [await upload(), await upload()]
    expect(first.userErrors).toEqual([])
    expect(second.generatedAudioId).toBe(first.generatedAudioId)
    expect(audio.bought).toBe(1)
  })

  describe('a recording is refused before it costs anything if it is sent to', () => {
    const text = new File(['no sound at all'], 'take.wav', { type: 'audio/wav' })
    const empty = new File([], 'take.wav', { type: 'audio/wav' })
    const good = () => speechFile('good.wav')

    test.each([
      ['changeVoice', 'a file that is no sound', text, {}, 'UPLOAD_REFUSED', 'audio'],
      ['changeVoice', 'an empty file', empty, {}, 'UPLOAD_REFUSED', 'audio'],
      ['changeVoice', 'no such voice', good(), { voiceId: 'nobody' }, 'NOT_FOUND', 'voiceId'],
      ['changeVoice', 'no such model', good(), { modelId: 'nothing' }, 'UNKNOWN_MODEL', 'modelId'],
      ['changeVoice', 'a model that only speaks', good(), { modelId: 'eleven_flash_v2' }, 'UNKNOWN_MODEL', 'modelId'],
      ['changeVoice', 'WAV in a stream', good(), { outputFormat: 'WAV_16000' }, 'UNSUPPORTED_FORMAT', 'outputFormat'],
      ['changeVoice', 'an impossible seed', good(), { seed: 4_294_967_296 }, 'INVALID', 'seed'],
      ['isolateAudio', 'a file that is no sound', text, {}, 'UPLOAD_REFUSED', 'audio'],
      ['isolateAudio', 'an empty file', empty, {}, 'UPLOAD_REFUSED', 'audio'],
    ] as const)('%s, %s', async (name, _, file, input, code, field) => {
      const payload = await audio.upload(name, file, input)
      expect(payload).toMatchObject({ generatedAudioId: null, userErrors: [{ code, path: ['input', field] }] })
      expect(audio.bought).toBe(0)
      expect(audio.app.upstream.calls.all().filter(({ upload }) => upload?.complete)).toEqual([])
    })

    test.each([
      ['a recording above the maximum length', speechFile('long.wav', { secs: 301 }), 'UPLOAD_REFUSED', 'audio'],
      ['a format above the plan', speechFile('ok.wav'), 'PLAN_REQUIRED', 'outputFormat'],
    ] as const)('upstream with %s', async (_, file, code, field) => {
      const { plan } = audio.app.upstream.state
      if (code === 'PLAN_REQUIRED') plan.tier = 'free'
      const { userErrors } = await audio.upload('changeVoice', file, { outputFormat: 'MP3_44100_192' })
      plan.tier = 'pro'
      expect(userErrors).toMatchObject([{ code, path: ['input', field] }])
      expect(audio.bought).toBe(0)
    })
  })

  test('an effect is generated from a description', async () => {
    const payload = await audio.effect({ text: 'A client in the wind.', durationSecs: 2, outputFormat: 'PCM_16000' })
    expect(payload.generatedAudio).toMatchObject({
      kind: 'SOUND_EFFECT',
      text: 'A client in the wind.',
      mediaType: 'audio/pcm',
      characterCost: 80,
      voice: null,
      historyItemId: null,
    })
    const made = await audio.made(payload)
    expect(made).toMatchObject({ status: 'READY', durationSecs: 2, sizeBytes: 64_000 })
    expect(await bytesAt(made.audio!.url)).toHaveLength(64_000)
    expect(audio.bought).toBe(1)
  })

  test.each([
    ['a blank text', { text: '  ' }, 'INVALID', 'text'],
    ['a text above the maximum length', { text: '🏮'.repeat(4_001) }, 'INVALID', 'text'],
    ['a duration below the minimum', { text: 'A client.', durationSecs: 0.4 }, 'INVALID', 'durationSecs'],
    ['a duration above the maximum', { text: 'A client.', durationSecs: 60 }, 'INVALID', 'durationSecs'],
    ['an influence out of range', { text: 'A client.', promptInfluence: 1.1 }, 'INVALID', 'promptInfluence'],
    ['an unknown model', { text: 'A client.', modelId: 'eleven_text_to_sound_v9' }, 'UNKNOWN_MODEL', 'modelId'],
    ['a model of speech', { text: 'A client.', modelId: 'eleven_multilingual_v2' }, 'UNKNOWN_MODEL', 'modelId'],
    ['WAV', { text: 'A client.', outputFormat: 'WAV_16000' }, 'UNSUPPORTED_FORMAT', 'outputFormat'],
  ])('an effect with %s is refused', async (_, input, code, field) => {
    const payload = await audio.effect(input)
    expect(payload).toMatchObject({ generatedAudioId: null, userErrors: [{ code, path: ['input', field] }] })
    expect(audio.app.upstream.calls.count({ method: 'POST' })).toBe(0)
  })
})

test('A recording that is converted without logging is not stored, and is not searched for after a lost response', async () => {
  await using audio = await AudioApp.start({ emulator: { plan: { tier: 'enterprise' } } })
  const { mediaStore, sources } = audio.app.server.deps
  const change = (input: object) => audio.upload('changeVoice', speechFile('secret.wav'), { isLogged: false, ...input })
  const payload = await change({})
  expect(payload.generatedAudio).toMatchObject({ isLogged: false, text: null, historyItemId: null })
  const received = await bytesAt(payload.generatedAudio!.audio!.url)
  const made = await audio.made(payload)
  expect(made).toMatchObject({ status: 'READY', sizeBytes: received.length, expiresAt: expect.any(String) })
  expect(audio.app.upstream.state.history()).toEqual([])
  const [call] = audio.app.upstream.calls.all({ generated: true })
  expect(call).toMatchObject({ query: { enable_logging: 'false' } })
  const kept = []
  for await (const { key } of mediaStore.list()) kept.push(key)
  expect(kept).toEqual([])

  // Another user's request, sent upstream directly at the same time.
  await madeUpstream(audio, `/v1/speech-to-speech/${audio.voiceId}`, speechFile('another.wav'))
  audio.app.upstream.faults.add({ kind: 'carried_out_then_reset', match: { route: `${CHANGE}/stream` } })
  const { prisma } = sources.database
  await audio.app.upload(`mutation ($input: ChangeVoiceInput!) { changeVoice(input: $input) { generatedAudioId } }`, {
    as: ada,
    variables: { input: { audio: null, voiceId: audio.voiceId, isLogged: false } },
    files: { 'input.audio': speechFile('lost.wav') },
  })
  const { id } = await prisma.operationRecord.findFirstOrThrow({ where: { state: 'UNKNOWN' } })
  await prisma.operationRecord.update({ where: { id }, data: { nextReconcileAt: new Date() } })
  const workerStore = sources.operationWorkerStore
  const reconciling = { workerStore, upstream: sources.upstream, logger: audio.app.server.deps.logger }
  expect(await reconcileOperation(reconciling, id, new AbortController().signal)).toBe('RETRY_LATER')
  expect(await prisma.operationRecord.findUnique({ where: { id } })).toMatchObject({ needsAdmin: false })
  expect(await prisma.generatedAudioRecord.count()).toBe(1)
})

test('Every argument of an effect is sent upstream', async () => {
  const emulator = await startEmulator({ seed: 'empty', generation: { firstPieceMs: 0, pauseMs: 0 } })
  await using closing = new AsyncDisposableStack()
  closing.defer(() => emulator.close())
  await using recorder = await startRecorder(emulator.url)
  await using audio = await AudioApp.start({ env: { ELEVENLABS_BASE_URL: recorder.url } }, emulator)
  const input = {
    text: 'Rain.',
    loop: true,
    durationSecs: 1.5,
    promptInfluence: 0.9,
    modelId: 'eleven_text_to_sound_v2',
  }
  await audio.made(await audio.effect({ ...input, outputFormat: 'MP3_22050_32' }))
  const [sent] = recorder.seen.filter(({ method }) => method === 'POST')
  expect(sent!.path).toBe('/v1/sound-generation?output_format=mp3_22050_32')
  expect(JSON.parse(sent!.body.toString())).toEqual({
    text: 'Rain.',
    loop: true,
    duration_seconds: 1.5,
    prompt_influence: 0.9,
    model_id: 'eleven_text_to_sound_v2',
  })
})

test('A recording above the maximum upload size is never complete upstream', async () => {
  await using audio = await AudioApp.start({ env: { MAX_UPLOAD_BYTES: '50000' } })
  const payload = await audio.upload('isolateAudio', speechFile('large.wav', { secs: 5 }))
  expect(payload.userErrors).toMatchObject([{ code: 'UPLOAD_REFUSED', path: ['input', 'audio'] }])
  expect(audio.bought).toBe(0)
  expect(audio.app.upstream.state.plan.charactersUsed).toBe(18_342)
})

test('A raised maximum upload size does not exceed the published limits of upstream', async () => {
  await using audio = await AudioApp.start({ env: { MAX_UPLOAD_BYTES: String(2 ** 31) } })
  const wav = await speechFile('large.wav').arrayBuffer()
  const file = new File([wav, Buffer.alloc(60_000_000)], 'large.wav', { type: 'audio/wav' })
  const payload = await audio.upload('changeVoice', file)
  const message = expect.stringContaining('larger than 50 MiB')
  expect(payload.userErrors).toEqual([{ code: 'UPLOAD_REFUSED', path: ['input', 'audio'], message }])
  expect(audio.app.upstream.calls.all({ route: `${CHANGE}/stream` })).not.toContainEqual(
    expect.objectContaining({ upload: expect.objectContaining({ complete: true }) }),
  )
})

test('No audio is generated if no slot is free', async () => {
  await using audio = await AudioApp.start()
  const { recordings } = audio.app.server.deps
  const slots = []
  try {
    for (;;) slots.push(recordings.reserve())
  } catch {
    // All slots are in use.
  }
  expect(slots.length).toBeGreaterThan(0)
  const { errors } = await audio.trySpeak({ idempotencyKey: 'later' }, ada)
  expect(errors![0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', retryable: true })
  expect(audio.bought).toBe(0)
  for (const slot of slots) slot.release()
  expect((await audio.speak({ idempotencyKey: 'later' })).userErrors).toEqual([])
  expect(audio.bought).toBe(1)
})
