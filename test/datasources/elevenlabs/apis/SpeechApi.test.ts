import { describe, expect, test } from '@jest/globals'
import type { SpeechRequest } from '../../../../src/datasources/elevenlabs/apis/SpeechApi.js'
import { audioOf, bytesOf, listOf, SPEECH, STREAMED, timedLine, WHOLE } from '../client/generations.js'
import { bodyOf } from '../client/uploads/uploadSources.js'
import { openTestUpstream, startPair } from '../openTestUpstream.js'
import { startRawServer } from '../startRawServer.js'

const ROUTE = '/v1/text-to-speech/v%2F1'

/** Sends one request to a server that records it and responds with timed audio. */
async function play(request: Partial<SpeechRequest>, options: { streamed: boolean; timed: boolean }) {
  const seen: { url?: string; method?: string; body?: unknown; accept?: string } = {}
  await using server = await startRawServer(async (incoming, response) => {
    seen.url = incoming.url
    seen.method = incoming.method
    seen.accept = incoming.headers.accept
    seen.body = JSON.parse(String(await bodyOf(incoming)))
    response.writeHead(200, {
      'content-type': options.timed ? 'application/json' : 'audio/mpeg',
      'request-id': 'req_1',
      'history-item-id': 'hist_1',
      'character-cost': '12',
    })
    response.end(options.timed ? timedLine('ab') : 'sound of ab')
  })
  await using upstream = openTestUpstream(server)
  const { speech } = upstream.apis
  const where = { streamed: options.streamed, group: null }
  if (options.timed) {
    const { chunks, ...head } = await speech.createTimed('v/1', { ...SPEECH, ...request }, where)
    return { seen, head, audio: audioOf(await listOf(chunks)).toString() }
  }
  const { body, ...head } = await speech.create('v/1', { ...SPEECH, ...request }, where)
  return { seen, head, audio: String(await bytesOf(body)) }
}

describe('SpeechApi sends', () => {
  test.each([
    { streamed: false, timed: false, path: ROUTE },
    { streamed: true, timed: false, path: `${ROUTE}/stream` },
    { streamed: false, timed: true, path: `${ROUTE}/with-timestamps` },
    { streamed: true, timed: true, path: `${ROUTE}/stream/with-timestamps` },
  ])('speech to $path', async ({ path, ...options }) => {
    const { seen, head, audio } = await play({}, options)
    expect(seen).toMatchObject({
      method: 'POST',
      url: `${path}?output_format=mp3_44100_128&enable_logging=true`,
      body: { text: SPEECH.text, model_id: SPEECH.modelId },
    })
    expect(Object.keys(seen.body as object)).toEqual(['text', 'model_id'])
    expect(head).toEqual({ requestId: 'req_1', historyItemId: 'hist_1', characterCost: 12, mediaType: 'audio/mpeg' })
    expect(audio).toBe('sound of ab')
  })

  test('all arguments with the parameter names of upstream', async () => {
    const { seen, head } = await play(
      {
        languageCode: 'de',
        voiceSettings: { stability: 0, similarityBoost: 0.5, style: null, speed: 1.1, hasSpeakerBoost: false },
        pronunciationDictionaries: [{ id: 'd1', versionId: 'x' }, { id: 'd2' }],
        seed: 0,
        previousText: 'before',
        nextText: 'after',
        previousRequestIds: ['r1'],
        nextRequestIds: ['r2', 'r3'],
        textNormalization: 'OFF',
        languageTextNormalization: false,
        outputFormat: 'WAV_44100',
        logging: false,
      },
      { streamed: false, timed: true },
    )
    expect(seen.url).toBe(`${ROUTE}/with-timestamps?output_format=wav_44100&enable_logging=false`)
    expect(seen.body).toEqual({
      text: SPEECH.text,
      model_id: SPEECH.modelId,
      language_code: 'de',
      voice_settings: { stability: 0, similarity_boost: 0.5, speed: 1.1, use_speaker_boost: false },
      pronunciation_dictionary_locators: [
        { pronunciation_dictionary_id: 'd1', version_id: 'x' },
        { pronunciation_dictionary_id: 'd2' },
      ],
      seed: 0,
      previous_text: 'before',
      next_text: 'after',
      previous_request_ids: ['r1'],
      next_request_ids: ['r2', 'r3'],
      apply_text_normalization: 'off',
      apply_language_text_normalization: false,
    })
    expect(head.mediaType).toBe('audio/wav')
  })

  test('no list that is null or empty, which one of the routes would refuse', async () => {
    const lists = { pronunciationDictionaries: [], previousRequestIds: null, nextRequestIds: [] }
    const { seen } = await play(lists, { streamed: false, timed: true })
    expect(Object.keys(seen.body as object)).toEqual(['text', 'model_id'])
  })
})

describe('With the emulator, SpeechApi', () => {
  test('returns the same bytes for streamed and complete speech', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { speech } = pair.upstream.apis
    const streamed = await speech.create(voiceId, SPEECH, STREAMED)
    expect(streamed).toMatchObject({ characterCost: [...SPEECH.text].length, mediaType: 'audio/mpeg' })
    const bytes = await bytesOf(streamed.body)
    expect(bytes.length).toBeGreaterThan(10_000)
    const whole = await speech.create(voiceId, SPEECH, WHOLE)
    expect((await bytesOf(whole.body)).equals(bytes)).toBe(true)
    const made = pair.emulator.calls.all({ generated: true })
    expect(made.map(({ generation }) => generation?.historyItemId)).toEqual([
      streamed.historyItemId,
      whole.historyItemId,
    ])
    expect(streamed.requestId).toEqual(expect.any(String))
    expect(pair.upstream.calls).toMatchObject([
      { operation: 'speech.create', outcome: 'ok', attempts: 1 },
      { operation: 'speech.create', outcome: 'ok', attempts: 1 },
    ])
  })

  test('returns the same audio and times for streamed and complete timed speech', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { speech } = pair.upstream.apis
    const whole = await listOf((await speech.createTimed(voiceId, SPEECH, WHOLE)).chunks)
    expect(whole).toHaveLength(1)
    const chunks = await listOf((await speech.createTimed(voiceId, SPEECH, STREAMED)).chunks)
    expect(chunks.length).toBeGreaterThan(4)
    expect(chunks.some(({ alignment }) => alignment === null)).toBe(true)
    expect(audioOf(chunks).equals(whole[0]!.audio)).toBe(true)
    const characters = chunks.flatMap(({ alignment }) => alignment?.characters ?? [])
    expect(characters.join('')).toBe(SPEECH.text)
    expect(chunks.flatMap(({ alignment }) => alignment?.endSecs ?? [])).toEqual(whole[0]!.alignment?.endSecs)
    expect(whole[0]!.normalizedAlignment).not.toBeNull()
  })

  test.each([
    ['PCM_16000', 'audio/pcm'],
    ['ULAW_8000', 'audio/basic'],
    ['OPUS_48000_64', 'audio/ogg'],
  ] as const)('returns %s as requested', async (outputFormat, mediaType) => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const audio = await pair.upstream.apis.speech.create(voiceId, { ...SPEECH, outputFormat }, STREAMED)
    expect(audio.mediaType).toBe(mediaType)
    expect((await bytesOf(audio.body)).length).toBeGreaterThan(1000)
  })

  test('reports why speech is refused, and that nothing was generated', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { speech } = pair.upstream.apis
    const refusals = [
      [{ modelId: 'nonsense' }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'model_not_found' }],
      [{ text: 'x'.repeat(10_001) }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'text_too_long' }],
      [{ logging: false }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'feature_not_available' }],
      [{ voiceSettings: { speed: 9 } }, { code: 'UPSTREAM_REJECTED', upstreamCode: 'invalid_voice_settings' }],
    ] as const
    for (const [request, error] of refusals) {
      await expect(speech.create(voiceId, { ...SPEECH, ...request }, STREAMED)).rejects.toMatchObject(error)
    }
    await expect(speech.create('nobody', SPEECH, WHOLE)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    pair.emulator.state.plan.charactersUsed = pair.emulator.state.plan.characterLimit
    await expect(speech.createTimed(voiceId, SPEECH, WHOLE)).rejects.toMatchObject({
      extensions: { code: 'QUOTA_EXCEEDED', upstreamCode: 'insufficient_credits' },
    })
    expect(pair.emulator.calls.count({ generated: true })).toBe(0)
  })
})
