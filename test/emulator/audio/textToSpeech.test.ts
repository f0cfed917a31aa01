import { describe, expect, test } from '@jest/globals'
import { WHOLE_FORMATS } from '../../../emulator/audio/outputFormat.js'
import { bytesOf } from '../support/bytesOf.js'
import { readMp3 } from '../support/readMp3.js'
import { readWav } from '../support/readWav.js'
import { post } from '../support/withEmulator.js'
import { speechPath as path, withVoice } from '../support/withVoice.js'

const TEXT = 'The quiet harbour wakes before the gulls do, and 3 boats leave it.'
describe('speech in the vendor SDK', () => {
  test('The duration of speech follows from its text, and equal requests return equal bytes.', async () => {
    const { client, voiceId } = await withVoice()
    const speak = async (text: string, seed?: number) =>
      bytesOf(await client.textToSpeech.convert(voiceId, { text, seed, outputFormat: 'wav_16000' }))
    const short = await speak(TEXT)
    expect([...TEXT].length / readWav(short).durationSecs).toBeCloseTo(14, -0.5)
    expect((await speak(TEXT)).equals(short)).toBe(true)
    expect((await speak(TEXT, 7)).equals(short)).toBe(false)
    expect(readWav(await speak(`${TEXT} ${TEXT}`)).durationSecs).toBeGreaterThan(readWav(short).durationSecs * 1.9)
  })

  test('Response headers contain cost and ids.', async () => {
    const { emulator, client, voiceId } = await withVoice()
    const request = { text: TEXT, modelId: 'eleven_flash_v2_5' }
    const { rawResponse } = await client.textToSpeech.convert(voiceId, request).withRawResponse()
    const [item] = emulator.state.history()
    const characters = [...TEXT].length
    expect(Object.fromEntries(rawResponse.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'request-id': item!.request_id,
      'history-item-id': item!.history_item_id,
      'character-cost': String(Math.ceil(characters / 2)),
      'x-character-count': String(characters),
    })
    expect(await client.user.subscription.get()).toMatchObject({ characterCount: 18_342 + Math.ceil(characters / 2) })
  })

  test('Speech with timestamps contains the times of all characters.', async () => {
    const { client, voiceId } = await withVoice()
    const { audioBase64, alignment, normalizedAlignment } = await client.textToSpeech.convertWithTimestamps(voiceId, {
      text: TEXT,
      outputFormat: 'wav_16000',
      voiceSettings: { speed: 1.2 },
    })
    expect(alignment!.characters.join('')).toBe(TEXT)
    expect(normalizedAlignment!.characters.join('')).toBe(TEXT.replace('3', 'three'))
    const { durationSecs } = readWav(Buffer.from(audioBase64, 'base64'))
    expect(alignment!.characterEndTimesSeconds.at(-1)).toBeCloseTo(durationSecs, 3)
  })

  test('Streamed speech has the same bytes as complete speech.', async () => {
    const { client, voiceId } = await withVoice()
    const request = { text: TEXT, outputFormat: 'mp3_22050_32' } as const
    const whole = await bytesOf(await client.textToSpeech.convert(voiceId, request))
    expect((await bytesOf(await client.textToSpeech.stream(voiceId, request))).equals(whole)).toBe(true)
    readMp3(whole)
  })

  test('Streamed chunks with timestamps add up to the complete speech.', async () => {
    const { client, voiceId } = await withVoice()
    const text = `${TEXT} Ünïcödé 🏮 stays whole. ${TEXT}`
    const whole = await bytesOf(await client.textToSpeech.convert(voiceId, { text }))
    const chunks = []
    for await (const chunk of await client.textToSpeech.streamWithTimestamps(voiceId, { text })) chunks.push(chunk)
    expect(Buffer.concat(chunks.map(({ audioBase64 }) => Buffer.from(audioBase64, 'base64'))).equals(whole)).toBe(true)
    expect(chunks.flatMap(({ alignment }) => alignment?.characters ?? []).join('')).toBe(text)
    const starts = chunks.flatMap(({ alignment }) => alignment?.characterStartTimesSeconds ?? [])
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(chunks.some(({ alignment }) => alignment === undefined || alignment === null)).toBe(true)
  })

  test.each([
    ['mp3_44100_192', 'audio/mpeg'],
    ['pcm_48000', 'audio/pcm'],
    ['wav_22050', 'audio/wav'],
    ['ulaw_8000', 'audio/basic'],
    ['opus_48000_64', 'audio/ogg'],
  ] as const)('The format %s has the media type %s.', async (outputFormat, mediaType) => {
    const { client, voiceId } = await withVoice()
    const { data, rawResponse } = await client.textToSpeech
      .convert(voiceId, { text: 'Hm.', outputFormat })
      .withRawResponse()
    expect(rawResponse.headers.get('content-type')).toBe(mediaType)
    expect((await bytesOf(data)).length).toBeGreaterThan(0)
  })

  test('Speech is available in every format, and WAV cannot be streamed.', async () => {
    const { emulator, voiceId } = await withVoice()
    for (const format of WHOLE_FORMATS) {
      const whole = await post(emulator, path(voiceId, `?output_format=${format}`), { text: 'Hm.' })
      const streamed = await post(emulator, path(voiceId, `/stream?output_format=${format}`), { text: 'Hm.' })
      await Promise.all([whole.arrayBuffer(), streamed.arrayBuffer()])
      expect([format, whole.status, streamed.status]).toEqual([format, 200, format.startsWith('wav') ? 422 : 200])
    }
  })
})

describe('streams', () => {
  test('A stream is sent in chunks with delays.', async () => {
    const { emulator, voiceId } = await withVoice({ generation: { firstPieceMs: 40, pauseMs: 30, pieceSecs: 1 } })
    const before = performance.now()
    const response = await post(emulator, path(voiceId, '/stream'), { text: TEXT })
    expect(response.headers.get('transfer-encoding')).toBe('chunked')
    let pieces = 0
    for await (const _ of response.body!) pieces += 1
    expect(pieces).toBe(5)
    expect(performance.now() - before).toBeGreaterThanOrEqual(40 + 4 * 30 - 5)
  })

  test('A stream with timestamps splits lines across chunks and contains blank lines.', async () => {
    const { emulator, voiceId } = await withVoice({ generation: { firstPieceMs: 0, pauseMs: 10 } })
    const response = await post(emulator, path(voiceId, '/stream/with-timestamps'), { text: `${TEXT} ${TEXT}` })
    expect(response.headers.get('content-type')).toBe('application/json')
    const chunks: Buffer[] = []
    for await (const chunk of response.body!) chunks.push(Buffer.from(chunk))
    expect(chunks.slice(0, -1).some((chunk) => !chunk.toString().endsWith('\n'))).toBe(true)
    const lines = Buffer.concat(chunks).toString().split('\n')
    expect(lines.slice(0, -1)).toContain('')
    for (const line of lines.filter((each) => each !== '')) {
      expect(Object.keys(JSON.parse(line))).toEqual(['audio_base64', 'alignment', 'normalized_alignment'])
    }
  })

  test('A stream ends when the client disconnects, and is charged.', async () => {
    const { emulator, voiceId } = await withVoice({ generation: { firstPieceMs: 0, pauseMs: 60_000 } })
    const client = new AbortController()
    const response = await fetch(`${emulator.url}${path(voiceId, '/stream')}`, {
      method: 'POST',
      headers: { 'xi-api-key': emulator.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ text: TEXT }),
      signal: client.signal,
    })
    await response.body!.getReader().read()
    expect(emulator.state.history()).toMatchObject([{ state: 'processing' }])
    client.abort()
    const call = await emulator.calls.waitFor(({ settled }) => settled)
    expect(call).toMatchObject({ status: 200, aborted: true, generation: { characterCost: [...TEXT].length } })
    expect(emulator.state.history()).toMatchObject([{ state: 'created' }])
  })
})

describe('account', () => {
  test('The enterprise tier can disable logging.', async () => {
    const { emulator, voiceId } = await withVoice({ plan: { tier: 'enterprise' } })
    const response = await post(emulator, path(voiceId, '?enable_logging=false'), { text: TEXT })
    await response.arrayBuffer()
    expect(response.status).toBe(200)
    expect(response.headers.has('history-item-id')).toBe(false)
    expect(emulator.state.history()).toEqual([])
    expect(emulator.calls.all({ generated: true })[0]!.generation).toEqual({
      characterCost: [...TEXT].length,
      historyItemId: null,
    })
  })

  test('A key without permissions generates nothing.', async () => {
    const missingPermissions = ['text_to_speech', 'speech_history_read']
    const { emulator, client, voiceId } = await withVoice({ missingPermissions })
    await expect(client.textToSpeech.convert(voiceId, { text: 'a' })).rejects.toMatchObject({ statusCode: 401 })
    await expect(client.history.list()).rejects.toMatchObject({ statusCode: 401 })
    await client.textToSoundEffects.convert({ text: 'Waves' })
    expect(emulator.calls.count({ generated: true })).toBe(1)
  })

  test('The last credits can be used, and further speech is refused.', async () => {
    const { emulator, client, voiceId } = await withVoice({ plan: { characterLimit: 100, charactersUsed: 97 } })
    await client.textToSpeech.convert(voiceId, { text: 'abc', languageCode: 'xx' })
    await expect(client.textToSpeech.convert(voiceId, { text: 'a' })).rejects.toMatchObject({ statusCode: 402 })
    emulator.state.plan.characterLimit = 200
    await client.textToSpeech.convert(voiceId, { text: 'a' })
    expect(emulator.state.plan.charactersUsed).toBe(101)
  })
})
