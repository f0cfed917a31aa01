import { describe, expect, test } from '@jest/globals'
import { mayHaveExecuted } from '../../../../src/datasources/elevenlabs/client/mayHaveExecuted.js'
import { upstreamLimits } from '../../../../src/datasources/elevenlabs/limiters/upstreamLimits.js'
import { waitUntil } from '../../../support/waitUntil.js'
import { AUDIO, bytesOf, errorOf } from '../client/generations.js'
import {
  bodyOf,
  endless,
  type FormEntry,
  formOf,
  oneFile,
  TestFiles,
  testFile,
  textFile,
} from '../client/uploads/uploadSources.js'
import { openTestUpstream, QUICK, startPair } from '../openTestUpstream.js'
import { startRawServer } from '../startRawServer.js'

const CHANGE = { modelId: 'eleven_multilingual_sts_v2', outputFormat: 'MP3_44100_128', logging: true } as const
const STREAMED = { streamed: true, group: 'sts' }
const recording = () => testFile({ chunks: [Buffer.alloc(40_000, 1), Buffer.alloc(40_000, 2)] })
const FILE = { name: 'a.wav', type: 'audio/wav', text: 'bytes' }

/** A server that records a form and responds with audio. */
async function startFormServer(headers: Record<string, string> = AUDIO) {
  const seen: { url?: string; form?: FormEntry[] } = {}
  const server = await startRawServer(async (request, response) => {
    seen.url = request.url
    seen.form = await formOf(request)
    response.writeHead(200, headers).end('sound')
  })
  return Object.assign(server, { seen })
}

describe('A voice conversion', () => {
  test('is sent as a form, with its settings as text', async () => {
    await using server = await startFormServer()
    await using upstream = openTestUpstream(server)
    const request = {
      ...CHANGE,
      file: textFile('bytes'),
      voiceSettings: { stability: 0.2, hasSpeakerBoost: true, speed: null },
      seed: 0,
      removeBackgroundNoise: false,
      fileFormat: 'PCM_S16LE_16',
      outputFormat: 'PCM_16000',
      logging: false,
    } as const
    const audio = await upstream.apis.audio.changeVoice('v/1', request, STREAMED)
    expect([audio.mediaType, String(await bytesOf(audio.body))]).toEqual(['audio/pcm', 'sound'])
    expect(server.seen).toEqual({
      url: '/v1/speech-to-speech/v%2F1/stream?output_format=pcm_16000&enable_logging=false',
      form: [
        ['model_id', CHANGE.modelId],
        ['voice_settings', '{"stability":0.2,"use_speaker_boost":true}'],
        ['seed', '0'],
        ['remove_background_noise', 'false'],
        ['file_format', 'pcm_s16le_16'],
        ['audio', FILE],
      ],
    })
  })

  test('sends no absent settings, and accepts files one after the other', async () => {
    await using server = await startFormServer()
    await using upstream = openTestUpstream(server)
    const audio = await upstream.apis.audio.changeVoice(
      'v1',
      { ...CHANGE, file: oneFile() },
      { ...STREAMED, streamed: false },
    )
    await bytesOf(audio.body)
    expect(server.seen).toEqual({
      url: '/v1/speech-to-speech/v1?output_format=mp3_44100_128&enable_logging=true',
      form: [
        ['model_id', CHANGE.modelId],
        ['audio', FILE],
      ],
    })
  })

  test('works with the emulator, streamed and complete', async () => {
    await using pair = await startPair()
    const { voice_id: voiceId } = pair.emulator.state.addVoice()
    const { audio } = pair.upstream.apis
    const streamed = await audio.changeVoice(voiceId, { ...CHANGE, file: recording() }, STREAMED)
    expect(streamed.historyItemId).toEqual(expect.any(String))
    expect(streamed.characterCost).toBeGreaterThan(0)
    const bytes = await bytesOf(streamed.body)
    const whole = await audio.changeVoice(voiceId, { ...CHANGE, file: recording() }, { ...STREAMED, streamed: false })
    expect((await bytesOf(whole.body)).equals(bytes)).toBe(true)
    expect(pair.emulator.calls.all()[0]?.upload).toMatchObject({ complete: true })
    await waitUntil(() => pair.upstream.stats().limiters['generation:sts']?.inFlight === 0, 'the slot is released')
    expect(pair.upstream.stats().limiters.upload.inFlight).toBe(0)
  })

  test('leaves its file unread if it is refused', async () => {
    await using pair = await startPair()
    const files = new TestFiles([testFile({ chunks: endless() })])
    pair.emulator.faults.add({ kind: 'domain_error', code: 'insufficient_credits' })
    const error = await errorOf(pair.upstream.apis.audio.changeVoice('v1', { ...CHANGE, file: files }, STREAMED))
    expect(error).toMatchObject({ code: 'QUOTA_EXCEEDED' })
    expect([mayHaveExecuted(error), files.state]).toEqual([false, 'over'])
    expect(pair.emulator.calls.count()).toBe(1)
  })
})

describe('A request is sent once for', () => {
  test('a recording without a response', async () => {
    await using pair = await startPair({ ...QUICK, timeouts: { generationUpload: { headMs: 200 } } })
    pair.emulator.faults.add({ kind: 'carried_out_then_stall' })
    const error = await errorOf(pair.upstream.apis.audio.isolate({ file: recording() }, { streamed: true }))
    expect([error, mayHaveExecuted(error)]).toMatchObject([{ code: 'UPSTREAM_TIMEOUT' }, true])
    expect(pair.emulator.calls.count()).toBe(1)
  })

  test('a recording with a reset connection', async () => {
    await using pair = await startPair()
    pair.emulator.faults.add({ kind: 'carried_out_then_reset' })
    const error = await errorOf(pair.upstream.apis.audio.isolate({ file: recording() }, { streamed: true }))
    expect([error, mayHaveExecuted(error)]).toMatchObject([{ code: 'UPSTREAM_UNAVAILABLE' }, true])
    expect(pair.emulator.calls.count()).toBe(1)
  })

  test('a recording with a truncated response', async () => {
    await using pair = await startPair()
    pair.emulator.faults.add({ kind: 'cut_body' })
    const { body } = await pair.upstream.apis.audio.isolate({ file: recording() }, { streamed: true })
    expect(await errorOf(bytesOf(body))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' })
    expect(pair.emulator.calls.count()).toBe(1)
  })
})

describe('An isolation', () => {
  test('may take minutes until the first byte of an hour of audio', () => {
    const { headMs, responseMs } = upstreamLimits().timeouts.generationUpload
    expect(headMs).toBeGreaterThanOrEqual(10 * 60_000)
    expect(responseMs).toBeGreaterThanOrEqual(60 * 60_000 + headMs)
  })

  test.each([
    [{ 'content-type': 'audio/wav' }, 'audio/wav'],
    [{ 'content-type': 'audio/mpeg; charset=x' }, 'audio/mpeg'],
    [{}, 'audio/mpeg'],
    [{ 'content-type': 'text/event-stream' }, 'audio/mpeg'],
  ])('returns the audio of the response: %j', async (headers, mediaType) => {
    await using server = await startFormServer(headers as Record<string, string>)
    await using upstream = openTestUpstream(server)
    const request = { file: textFile('bytes'), fileFormat: 'OTHER' } as const
    const audio = await upstream.apis.audio.isolate(request, { streamed: false })
    expect([audio.mediaType, String(await bytesOf(audio.body))]).toEqual([mediaType, 'sound'])
    expect(server.seen).toEqual({
      url: '/v1/audio-isolation',
      form: [
        ['file_format', 'other'],
        ['audio', FILE],
      ],
    })
  })

  test('works with the emulator, streamed and complete', async () => {
    await using pair = await startPair()
    const { audio } = pair.upstream.apis
    const streamed = await audio.isolate({ file: recording() }, { streamed: true })
    expect(streamed).toMatchObject({ mediaType: 'audio/mpeg', historyItemId: null })
    const bytes = await bytesOf(streamed.body)
    const whole = await audio.isolate({ file: recording() }, { streamed: false })
    expect((await bytesOf(whole.body)).equals(bytes)).toBe(true)
  })
})

describe('A sound effect', () => {
  test('is requested with the parameter names of upstream', async () => {
    const seen: unknown[] = []
    await using server = await startRawServer(async (request, response) => {
      seen.push(request.url, JSON.parse(String(await bodyOf(request))))
      response.writeHead(200, AUDIO).end('sound')
    })
    await using upstream = openTestUpstream(server)
    const { audio } = upstream.apis
    const all = { text: 'rain', loop: false, durationSecs: 2.5, promptInfluence: 0, modelId: 'm' }
    await bytesOf((await audio.createSoundEffect({ ...all, outputFormat: 'OPUS_48000_32' })).body)
    await bytesOf((await audio.createSoundEffect({ text: 'rain', outputFormat: 'MP3_44100_128' })).body)
    expect(seen).toEqual([
      '/v1/sound-generation?output_format=opus_48000_32',
      { text: 'rain', loop: false, duration_seconds: 2.5, prompt_influence: 0, model_id: 'm' },
      '/v1/sound-generation?output_format=mp3_44100_128',
      { text: 'rain' },
    ])
  })

  test('works with the emulator', async () => {
    await using pair = await startPair()
    const request = { text: 'rain on a roof', durationSecs: 1.5, outputFormat: 'PCM_16000' } as const
    const audio = await pair.upstream.apis.audio.createSoundEffect(request)
    expect(audio).toMatchObject({ characterCost: 60, historyItemId: null, mediaType: 'audio/pcm' })
    expect((await bytesOf(audio.body)).length).toBe(48_000)
  })
})
