import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { createWav } from '../support/createWav.js'
import { multipartBody, type Part } from '../support/multipartBody.js'
import { readMp3 } from '../support/readMp3.js'
import { readWav } from '../support/readWav.js'
import { errorOf, post, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

const RECORDING = createWav(3.25)
const upload = { data: RECORDING, filename: 'take.wav', contentType: 'audio/wav' }

async function withVoice(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', generation: { firstPieceMs: 0, pauseMs: 0 }, ...options })
  const { voice_id } = emulator.state.addVoice({ name: 'Another' })
  return { emulator, client: vendorClient(emulator), voiceId: voice_id }
}

describe('recordings in the vendor SDK', () => {
  test('A converted recording has the duration of the original.', async () => {
    const { emulator, client, voiceId } = await withVoice()
    const { data, rawResponse } = await client.speechToSpeech
      .convert(voiceId, {
        audio: upload,
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

  test('A streamed conversion has the same bytes as the complete one.', async () => {
    const { client, voiceId } = await withVoice()
    const whole = await bytesOf(await client.speechToSpeech.convert(voiceId, { audio: upload }))
    const streamed = await bytesOf(await client.speechToSpeech.stream(voiceId, { audio: upload }))
    expect(streamed.equals(whole)).toBe(true)
    expect(readMp3(streamed).durationSecs).toBeCloseTo(3.25, 1)
  })

  test('The duration of raw PCM follows from its number of samples.', async () => {
    const { client, voiceId } = await withVoice()
    const audio = { data: Buffer.alloc(64_000), filename: 'take.pcm' }
    const converted = await client.speechToSpeech.convert(voiceId, {
      audio,
      fileFormat: 'pcm_s16le_16',
      outputFormat: 'wav_8000',
    })
    expect(readWav(await bytesOf(converted)).durationSecs).toBe(2)
  })

  test('Isolated audio has the same bytes complete and streamed.', async () => {
    const { emulator, client } = await withVoice()
    const whole = await bytesOf(await client.audioIsolation.convert({ audio: upload }))
    expect(readMp3(whole)).toMatchObject({ sampleRate: 44_100, kilobits: 128 })
    expect(readMp3(whole).durationSecs).toBeCloseTo(3.25, 1)
    expect((await bytesOf(await client.audioIsolation.stream({ audio: upload }))).equals(whole)).toBe(true)
    expect(emulator.calls.count({ generated: true })).toBe(2)
    expect(emulator.state.history()).toEqual([])
  })
})

describe('invalid recordings', () => {
  const audio: Part = { name: 'audio', filename: 'a.wav', data: RECORDING }
  const text = (name: string, data: string): Part => ({ name, data })
  /** The header claims one byte per second. */
  const endless = Buffer.from(RECORDING)
  endless.writeUInt32LE(1, 28)

  test.each([
    { what: 'that is empty', parts: [{ ...audio, data: '' }], status: 400, detail: { code: 'invalid_audio' } },
    { what: 'that is too short', parts: [{ ...audio, data: 'abc' }], status: 400, detail: { code: 'audio_too_short' } },
    { what: 'that is too long', parts: [{ ...audio, data: endless }], status: 400, detail: { code: 'audio_too_long' } },
    {
      what: 'with settings that are not JSON',
      parts: [audio, text('voice_settings', '{')],
      status: 400,
      detail: { code: 'invalid_voice_settings' },
    },
    {
      what: 'with settings out of range',
      parts: [audio, text('voice_settings', '{"stability":2}')],
      status: 400,
      detail: { code: 'invalid_voice_settings' },
    },
    {
      what: 'for a text model',
      parts: [audio, text('model_id', 'eleven_v3')],
      status: 400,
      detail: { code: 'unsupported_model' },
    },
  ])('A recording $what is refused.', async ({ parts, status, detail }) => {
    const { emulator, voiceId } = await withVoice()
    const response = await postForm(emulator, `/v1/speech-to-speech/${voiceId}`, multipartBody(parts))
    expect(await errorOf(response)).toMatchObject({ status, detail })
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test.each([
    { what: 'that is missing', parts: [text('seed', '1')], loc: ['body', 'audio'], type: 'missing' },
    { what: 'that is not a file', parts: [text('audio', 'abc')], loc: ['body', 'audio', 0], type: 'value_error' },
    {
      what: 'in an unknown format',
      parts: [audio, text('file_format', 'mp4')],
      loc: ['body', 'file_format'],
      type: 'enum',
    },
  ])('A recording $what gets a 422 error.', async ({ parts, loc, type }) => {
    const { emulator } = await withVoice()
    const response = await postForm(emulator, '/v1/audio-isolation', multipartBody(parts))
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ detail: [{ loc, type }] })
  })

  test('A recording that costs more than the remaining credits is refused.', async () => {
    const { emulator } = await withVoice({ plan: { characterLimit: 54, charactersUsed: 0 } })
    const response = await postForm(emulator, '/v1/audio-isolation', multipartBody([audio]))
    expect(await errorOf(response)).toMatchObject({ status: 402, detail: { status: 'quota_exceeded' } })
    expect(emulator.state.plan.charactersUsed).toBe(0)
  })
})

describe('sound effects', () => {
  test('A sound effect has the requested duration and reports its cost.', async () => {
    const { emulator, client } = await withVoice()
    const { data, rawResponse } = await client.textToSoundEffects
      .convert({ text: 'Waves', durationSeconds: 2.5, loop: true, outputFormat: 'pcm_16000' })
      .withRawResponse()
    expect(await bytesOf(data)).toHaveLength(80_000)
    expect(rawResponse.headers.get('character-cost')).toBe('100')
    expect(rawResponse.headers.get('history-item-id')).toBeNull()
    expect(emulator.state.history()).toEqual([])
  })

  test('Without a requested duration the effect gets longer with its description.', async () => {
    const { client } = await withVoice()
    const effect = async (text: string) => readMp3(await bytesOf(await client.textToSoundEffects.convert({ text })))
    const long = await effect('Waves that break on a long beach of pebbles, far away')
    expect(long.durationSecs).toBeGreaterThan((await effect('Waves')).durationSecs)
  })

  test.each([
    [{ text: '' }, 400],
    [{ text: 'Waves', durationSeconds: 0.4 }, 400],
    [{ text: 'Waves', durationSeconds: 31 }, 400],
    [{ text: 'Waves', promptInfluence: 1.1 }, 400],
  ])('A sound effect %j is refused with %i.', async (body, statusCode) => {
    const { emulator, client } = await withVoice()
    await expect(client.textToSoundEffects.convert(body)).rejects.toMatchObject({ statusCode })
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test('An unknown model or format of a sound effect gets a 422 error.', async () => {
    const { emulator } = await withVoice()
    const path = '/v1/sound-generation'
    const model = await post(emulator, path, { text: 'Waves', model_id: 'eleven_text_to_sound_v9' })
    const format = await post(emulator, `${path}?output_format=wav_16000`, { text: 'Waves' })
    expect([model.status, format.status]).toEqual([422, 422])
  })
})
