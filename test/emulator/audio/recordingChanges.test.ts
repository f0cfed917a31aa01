import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { multipart, type Part } from '../support/multipart.js'
import { readMp3 } from '../support/readMp3.js'
import { readWav } from '../support/readWav.js'
import { wavOf } from '../support/wavOf.js'
import { post, postForm, refusalOf, vendorClient, withEmulator } from '../support/withEmulator.js'

const TAKE = wavOf(3.25)
const take = { data: TAKE, filename: 'take.wav', contentType: 'audio/wav' }

async function changer(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', generation: { firstPieceMs: 0, pauseMs: 0 }, ...options })
  const { voice_id } = emulator.state.addVoice({ name: 'Another' })
  return { emulator, client: vendorClient(emulator), voiceId: voice_id }
}

describe("a recording through the vendor's SDK", () => {
  test('is spoken by another voice, as long as it was', async () => {
    const { emulator, client, voiceId } = await changer()
    const { data, rawResponse } = await client.speechToSpeech
      .convert(voiceId, {
        audio: take,
        modelId: 'eleven_multilingual_sts_v2',
        outputFormat: 'wav_24000',
        voiceSettings: JSON.stringify({ stability: 0.2 }),
        removeBackgroundNoise: true,
        seed: 5,
      })
      .withRawResponse()
    expect(readWav(await bytesOf(data)).durationSecs).toBe(3.25)
    expect(rawResponse.headers.get('character-cost')).toBe('55')
    const [item] = emulator.state.history()
    expect(item).toMatchObject({
      history_item_id: rawResponse.headers.get('history-item-id'),
      source: 'STS',
      text: null,
      voice_id: voiceId,
      settings: { stability: 0.2, speed: 1 },
      content_type: 'audio/wav',
    })
  })

  test('is streamed in another voice', async () => {
    const { client, voiceId } = await changer()
    const whole = await bytesOf(await client.speechToSpeech.convert(voiceId, { audio: take }))
    const streamed = await bytesOf(await client.speechToSpeech.stream(voiceId, { audio: take }))
    expect(streamed.equals(whole)).toBe(true)
    expect(readMp3(streamed).durationSecs).toBeCloseTo(3.25, 1)
  })

  test('is as long as its samples say when it is bare samples', async () => {
    const { client, voiceId } = await changer()
    const audio = { data: Buffer.alloc(64_000), filename: 'take.pcm' }
    const changed = await client.speechToSpeech.convert(voiceId, {
      audio,
      fileFormat: 'pcm_s16le_16',
      outputFormat: 'wav_8000',
    })
    expect(readWav(await bytesOf(changed)).durationSecs).toBe(2)
  })

  test('is freed of its noise, whole and streamed', async () => {
    const { emulator, client } = await changer()
    const whole = await bytesOf(await client.audioIsolation.convert({ audio: take }))
    expect(readMp3(whole)).toMatchObject({ sampleRate: 44_100, kilobits: 128 })
    expect(readMp3(whole).durationSecs).toBeCloseTo(3.25, 1)
    expect((await bytesOf(await client.audioIsolation.stream({ audio: take }))).equals(whole)).toBe(true)
    expect(emulator.calls.count({ generated: true })).toBe(2)
    expect(emulator.state.history()).toEqual([])
  })
})

describe('a recording is refused', () => {
  const audio: Part = { name: 'audio', filename: 'a.wav', data: TAKE }
  const text = (name: string, data: string): Part => ({ name, data })
  /** A header that claims a byte a second. */
  const endless = Buffer.from(TAKE)
  endless.writeUInt32LE(1, 28)

  test.each([
    ['that is empty', [{ ...audio, data: '' }], 400, { code: 'invalid_audio' }],
    ['that is too short', [{ ...audio, data: 'abc' }], 400, { code: 'audio_too_short' }],
    ['that is too long', [{ ...audio, data: endless }], 400, { code: 'audio_too_long' }],
    ['with settings that are no JSON', [audio, text('voice_settings', '{')], 400, { code: 'invalid_voice_settings' }],
    [
      'with settings out of range',
      [audio, text('voice_settings', '{"stability":2}')],
      400,
      { code: 'invalid_voice_settings' },
    ],
    ['for a model of text', [audio, text('model_id', 'eleven_v3')], 400, { code: 'unsupported_model' }],
  ])('%s', async (_, parts, status, detail) => {
    const { emulator, voiceId } = await changer()
    const response = await postForm(emulator, `/v1/speech-to-speech/${voiceId}`, multipart(parts))
    expect(await refusalOf(response)).toMatchObject({ status, detail })
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test.each([
    ['that is missing', [text('seed', '1')], ['body', 'audio'], 'missing'],
    ['that is no file', [text('audio', 'abc')], ['body', 'audio', 0], 'value_error'],
    ['in a format nobody knows', [audio, text('file_format', 'mp4')], ['body', 'file_format'], 'enum'],
  ])('by the framework: %s', async (_, parts, loc, type) => {
    const { emulator } = await changer()
    const response = await postForm(emulator, '/v1/audio-isolation', multipart(parts))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ detail: [{ loc, type }] })
  })

  test('that costs more than is left', async () => {
    const { emulator } = await changer({ plan: { characterLimit: 54, charactersUsed: 0 } })
    const response = await postForm(emulator, '/v1/audio-isolation', multipart([audio]))
    expect(await refusalOf(response)).toMatchObject({ status: 402, detail: { status: 'quota_exceeded' } })
    expect(emulator.state.plan.charactersUsed).toBe(0)
  })
})

describe('a sound effect', () => {
  test('is as long as was asked for, and says its cost', async () => {
    const { emulator, client } = await changer()
    const { data, rawResponse } = await client.textToSoundEffects
      .convert({ text: 'Waves', durationSeconds: 2.5, loop: true, outputFormat: 'pcm_16000' })
      .withRawResponse()
    expect(await bytesOf(data)).toHaveLength(80_000)
    expect(rawResponse.headers.get('character-cost')).toBe('100')
    expect(rawResponse.headers.get('history-item-id')).toBeNull()
    expect(emulator.state.history()).toEqual([])
  })

  test('has a length of its own when none was asked for', async () => {
    const { client } = await changer()
    const effect = async (text: string) => readMp3(await bytesOf(await client.textToSoundEffects.convert({ text })))
    const long = await effect('Waves that break on a long beach of pebbles, far away')
    expect(long.durationSecs).toBeGreaterThan((await effect('Waves')).durationSecs)
  })

  test.each([
    [{ text: '' }, 400],
    [{ text: 'Waves', durationSeconds: 0.4 }, 400],
    [{ text: 'Waves', durationSeconds: 31 }, 400],
    [{ text: 'Waves', promptInfluence: 1.1 }, 400],
  ])('%j is refused with %i', async (body, statusCode) => {
    const { emulator, client } = await changer()
    await expect(client.textToSoundEffects.convert(body)).rejects.toMatchObject({ statusCode })
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test('of an unknown model or in a format that it has not is refused by the framework', async () => {
    const { emulator } = await changer()
    const path = '/v1/sound-generation'
    const model = await post(emulator, path, { text: 'Waves', model_id: 'eleven_text_to_sound_v9' })
    const format = await post(emulator, `${path}?output_format=wav_16000`, { text: 'Waves' })
    expect([model.status, format.status]).toEqual([422, 422])
  })
})
