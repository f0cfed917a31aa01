import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { readMp3 } from '../support/readMp3.js'
import { readOpus } from '../support/readOpus.js'
import { errorOf, post, vendorClient, withEmulator } from '../support/withEmulator.js'

const DESCRIPTION = 'A ferryman of sixty who has shouted over engines all his life.'
const TEXT =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'
const request = { voiceDescription: DESCRIPTION, text: TEXT }

async function withClient(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', ...options })
  return { emulator, client: vendorClient(emulator) }
}

describe('designed voice', () => {
  test('A design returns three previews with audio.', async () => {
    const { emulator, client } = await withClient()
    const { previews, text } = await client.textToVoice.design({ ...request, outputFormat: 'opus_48000_32' })
    expect(text).toBe(TEXT)
    expect(new Set(previews.map(({ generatedVoiceId }) => generatedVoiceId)).size).toBe(3)
    for (const { audioBase64, mediaType, durationSecs, language } of previews) {
      expect([mediaType, language]).toEqual(['audio/ogg', 'en'])
      expect(readOpus(Buffer.from(audioBase64, 'base64')).durationSecs).toBeCloseTo(durationSecs, 3)
    }
    expect(new Set(previews.map(({ audioBase64 }) => audioBase64)).size).toBe(3)
    expect(emulator.state.plan.charactersUsed).toBe(18_342 + TEXT.length)
  })

  test('A design for streaming returns previews without audio.', async () => {
    const { client } = await withClient()
    const { previews } = await client.textToVoice.design({ ...request, streamPreviews: true })
    expect(previews.map(({ audioBase64 }) => audioBase64)).toEqual(['', '', ''])
    const streamed = await bytesOf(await client.textToVoice.preview.stream(previews[1]!.generatedVoiceId))
    expect(readMp3(streamed)).toMatchObject({ kilobits: 192 })
  })

  test('The preview text is generated only if requested.', async () => {
    const { client } = await withClient()
    const { text } = await client.textToVoice.design({ voiceDescription: DESCRIPTION, autoGenerateText: true })
    expect(text.length).toBeGreaterThanOrEqual(100)
    await expect(client.textToVoice.design({ voiceDescription: DESCRIPTION })).rejects.toMatchObject({
      statusCode: 400,
      body: { detail: { code: 'missing_required_field', param: 'text' } },
    })
  })

  test('A preview can become a workspace voice only once.', async () => {
    const { emulator, client } = await withClient()
    const { previews } = await client.textToVoice.design(request)
    const unmade = client.textToSpeech.convert(previews[0]!.generatedVoiceId, { text: 'Aye.' })
    await expect(unmade).rejects.toMatchObject({ statusCode: 404 })
    const creation = {
      voiceName: 'Ferryman',
      voiceDescription: DESCRIPTION,
      generatedVoiceId: previews[0]!.generatedVoiceId,
    }
    const voice = await client.textToVoice.create({ ...creation, labels: { accent: 'frisian' } })
    expect(voice).toMatchObject({ name: 'Ferryman', category: 'generated', labels: { accent: 'frisian' } })
    expect(voice.voiceId).not.toBe(creation.generatedVoiceId)
    await expect(client.textToVoice.create(creation)).rejects.toMatchObject({ statusCode: 404 })
    expect(emulator.state.voices().map(({ voice_id }) => voice_id)).toEqual([voice.voiceId])
    await client.textToVoice.preview.stream(creation.generatedVoiceId)
    await client.textToSpeech.convert(voice.voiceId, { text: 'Aye.' })
  })

  test('Creating a voice from a preview needs a free slot.', async () => {
    const { client } = await withClient({ account: { voiceLimit: 0 } })
    const { previews } = await client.textToVoice.design(request)
    const { generatedVoiceId } = previews[0]!
    const created = client.textToVoice.create({
      voiceName: 'Ferryman',
      voiceDescription: DESCRIPTION,
      generatedVoiceId,
    })
    await expect(created).rejects.toMatchObject({ body: { detail: { code: 'voice_limit_reached' } } })
  })

  test('A preview expires.', async () => {
    const { emulator, client } = await withClient()
    emulator.clock.freeze()
    const { previews } = await client.textToVoice.design({ ...request, streamPreviews: true })
    const { generatedVoiceId } = previews[0]!
    emulator.clock.advance(3_599_999)
    await client.textToVoice.preview.stream(generatedVoiceId)
    emulator.clock.advance(1)
    await expect(client.textToVoice.preview.stream(generatedVoiceId)).rejects.toMatchObject({ statusCode: 404 })
    const created = client.textToVoice.create({
      voiceName: 'Ferryman',
      voiceDescription: DESCRIPTION,
      generatedVoiceId,
    })
    await expect(created).rejects.toMatchObject({ body: { detail: { code: 'voice_not_found' } } })
  })
})

describe('remixed voice', () => {
  test('A remix returns three previews in the language of the voice.', async () => {
    const { emulator, client } = await withClient()
    const { voice_id } = emulator.state.addVoice({ labels: { language: 'pl' } })
    const { previews } = await client.textToVoice.remix(voice_id, { voiceDescription: 'Older', text: TEXT })
    expect(previews.map(({ language }) => language)).toEqual(['pl', 'pl', 'pl'])
    const designed = await client.textToVoice.design(request)
    expect(designed.previews.map(({ audioBase64 }) => audioBase64)).not.toContain(previews[0]!.audioBase64)
  })

  test('A remix of an unknown voice is refused.', async () => {
    const { client } = await withClient()
    const remixed = client.textToVoice.remix('nobody', { voiceDescription: 'Older', text: TEXT })
    await expect(remixed).rejects.toMatchObject({ body: { detail: { code: 'voice_not_found' } } })
  })
})

describe('limits of design requests', () => {
  const valid = { voice_description: DESCRIPTION, text: TEXT }

  test.each([
    [{ voice_description: 'Too short' }, 'string_too_short'],
    [{ voice_description: 'a'.repeat(1001) }, 'string_too_long'],
    [{ text: 'a'.repeat(99) }, 'string_too_short'],
    [{ text: 'a'.repeat(1001) }, 'string_too_long'],
    [{ loudness: 1.1 }, 'less_than_equal'],
    [{ seed: 2_147_483_648 }, 'less_than_equal'],
    [{ seed: 1.5 }, 'int_type'],
    [{ guidance_scale: -1 }, 'greater_than_equal'],
    [{ quality: 2 }, 'less_than_equal'],
    [{ prompt_strength: -0.1 }, 'greater_than_equal'],
    [{ model_id: 'eleven_ttv_v9' }, 'enum'],
    [{ stream_previews: 'yes' }, 'bool_type'],
  ])('A design with %j gets a 422 error.', async (wrong, type) => {
    const { emulator } = await withClient()
    const response = await post(emulator, '/v1/text-to-voice/design', { ...valid, ...wrong })
    expect(response.status).toBe(422)
    const loc = ['body', Object.keys(wrong)[0]]
    expect(await response.json()).toMatchObject({ detail: [{ loc, type }] })
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test('A remix has its own limit for the description.', async () => {
    const { emulator } = await withClient()
    const { voice_id } = emulator.state.addVoice()
    const remix = (voice_description: string) =>
      post(emulator, `/v1/text-to-voice/${voice_id}/remix`, { text: TEXT, voice_description })
    expect((await remix('Aged.')).status).toBe(200)
    expect((await remix('Aged')).status).toBe(422)
  })

  test('Creating a voice requires a name and a generated voice id.', async () => {
    const { emulator } = await withClient()
    const response = await post(emulator, '/v1/text-to-voice', { voice_description: DESCRIPTION })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      detail: [{ loc: ['body', 'voice_name'] }, { loc: ['body', 'generated_voice_id'] }],
    })
  })

  test('A reference recording is refused unless the model supports it.', async () => {
    const { emulator } = await withClient()
    const reference_audio_base64 = Buffer.alloc(2_000_000).toString('base64')
    const old = await post(emulator, '/v1/text-to-voice/design', { ...valid, reference_audio_base64 })
    expect(await errorOf(old)).toMatchObject({ status: 400, detail: { param: 'reference_audio_base64' } })
    const model_id = 'eleven_ttv_v3'
    const young = await post(emulator, '/v1/text-to-voice/design', { ...valid, reference_audio_base64, model_id })
    expect(young.status).toBe(200)
  })
})
