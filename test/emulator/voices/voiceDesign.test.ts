import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions } from '../../../emulator/index.js'
import { bytesOf } from '../support/bytesOf.js'
import { readMp3 } from '../support/readMp3.js'
import { readOpus } from '../support/readOpus.js'
import { post, refusalOf, vendorClient, withEmulator } from '../support/withEmulator.js'

const IDEA = 'A ferryman of sixty who has shouted over engines all his life.'
const TEXT =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'
const idea = { voiceDescription: IDEA, text: TEXT }

async function designer(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', ...options })
  return { emulator, client: vendorClient(emulator) }
}

describe('a designed voice', () => {
  test('comes in three previews that can be heard', async () => {
    const { emulator, client } = await designer()
    const { previews, text } = await client.textToVoice.design({ ...idea, outputFormat: 'opus_48000_32' })
    expect(text).toBe(TEXT)
    expect(new Set(previews.map(({ generatedVoiceId }) => generatedVoiceId)).size).toBe(3)
    for (const { audioBase64, mediaType, durationSecs, language } of previews) {
      expect([mediaType, language]).toEqual(['audio/ogg', 'en'])
      expect(readOpus(Buffer.from(audioBase64, 'base64')).durationSecs).toBeCloseTo(durationSecs, 3)
    }
    expect(new Set(previews.map(({ audioBase64 }) => audioBase64)).size).toBe(3)
    expect(emulator.state.plan.charactersUsed).toBe(18_342 + TEXT.length)
  })

  test('comes as ids alone when its previews are to be streamed', async () => {
    const { client } = await designer()
    const { previews } = await client.textToVoice.design({ ...idea, streamPreviews: true })
    expect(previews.map(({ audioBase64 }) => audioBase64)).toEqual(['', '', ''])
    const heard = await bytesOf(await client.textToVoice.preview.stream(previews[1]!.generatedVoiceId))
    expect(readMp3(heard)).toMatchObject({ kilobits: 192 })
  })

  test('has its text written when it is told to, and only then', async () => {
    const { client } = await designer()
    const { text } = await client.textToVoice.design({ voiceDescription: IDEA, autoGenerateText: true })
    expect(text.length).toBeGreaterThanOrEqual(100)
    await expect(client.textToVoice.design({ voiceDescription: IDEA })).rejects.toMatchObject({
      statusCode: 400,
      body: { detail: { code: 'missing_required_field', param: 'text' } },
    })
  })

  test('becomes a voice of the workspace, once', async () => {
    const { emulator, client } = await designer()
    const { previews } = await client.textToVoice.design(idea)
    const unmade = client.textToSpeech.convert(previews[0]!.generatedVoiceId, { text: 'Aye.' })
    await expect(unmade).rejects.toMatchObject({ statusCode: 404 })
    const wanted = { voiceName: 'Ferryman', voiceDescription: IDEA, generatedVoiceId: previews[0]!.generatedVoiceId }
    const voice = await client.textToVoice.create({ ...wanted, labels: { accent: 'frisian' } })
    expect(voice).toMatchObject({ name: 'Ferryman', category: 'generated', labels: { accent: 'frisian' } })
    expect(voice.voiceId).not.toBe(wanted.generatedVoiceId)
    await expect(client.textToVoice.create(wanted)).rejects.toMatchObject({ statusCode: 404 })
    expect(emulator.state.voices().map(({ voice_id }) => voice_id)).toEqual([voice.voiceId])
    await client.textToVoice.preview.stream(wanted.generatedVoiceId)
    await client.textToSpeech.convert(voice.voiceId, { text: 'Aye.' })
  })

  test('takes a slot', async () => {
    const { client } = await designer({ account: { voiceLimit: 0 } })
    const { previews } = await client.textToVoice.design(idea)
    const { generatedVoiceId } = previews[0]!
    const made = client.textToVoice.create({ voiceName: 'Ferryman', voiceDescription: IDEA, generatedVoiceId })
    await expect(made).rejects.toMatchObject({ body: { detail: { code: 'voice_limit_reached' } } })
  })

  test('is forgotten when its time is over', async () => {
    const { emulator, client } = await designer()
    emulator.clock.freeze()
    const { previews } = await client.textToVoice.design({ ...idea, streamPreviews: true })
    const { generatedVoiceId } = previews[0]!
    emulator.clock.advance(3_599_999)
    await client.textToVoice.preview.stream(generatedVoiceId)
    emulator.clock.advance(1)
    await expect(client.textToVoice.preview.stream(generatedVoiceId)).rejects.toMatchObject({ statusCode: 404 })
    const made = client.textToVoice.create({ voiceName: 'Ferryman', voiceDescription: IDEA, generatedVoiceId })
    await expect(made).rejects.toMatchObject({ body: { detail: { code: 'voice_not_found' } } })
  })
})

describe('a remixed voice', () => {
  test('comes in three previews of its own, in the language of the voice', async () => {
    const { emulator, client } = await designer()
    const { voice_id } = emulator.state.addVoice({ labels: { language: 'pl' } })
    const { previews } = await client.textToVoice.remix(voice_id, { voiceDescription: 'Older', text: TEXT })
    expect(previews.map(({ language }) => language)).toEqual(['pl', 'pl', 'pl'])
    const designed = await client.textToVoice.design(idea)
    expect(designed.previews.map(({ audioBase64 }) => audioBase64)).not.toContain(previews[0]!.audioBase64)
  })

  test('needs a voice', async () => {
    const { client } = await designer()
    const remixed = client.textToVoice.remix('nobody', { voiceDescription: 'Older', text: TEXT })
    await expect(remixed).rejects.toMatchObject({ body: { detail: { code: 'voice_not_found' } } })
  })
})

describe('bounds', () => {
  const valid = { voice_description: IDEA, text: TEXT }

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
  ])('%j is refused by the framework', async (wrong, type) => {
    const { emulator } = await designer()
    const response = await post(emulator, '/v1/text-to-voice/design', { ...valid, ...wrong })
    expect(response.status).toBe(422)
    const loc = ['body', Object.keys(wrong)[0]]
    expect(await response.json()).toMatchObject({ detail: [{ loc, type }] })
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test('of a remix are its own', async () => {
    const { emulator } = await designer()
    const { voice_id } = emulator.state.addVoice()
    const remix = (voice_description: string) =>
      post(emulator, `/v1/text-to-voice/${voice_id}/remix`, { text: TEXT, voice_description })
    expect((await remix('Aged.')).status).toBe(200)
    expect((await remix('Aged')).status).toBe(422)
  })

  test('of a new voice', async () => {
    const { emulator } = await designer()
    const response = await post(emulator, '/v1/text-to-voice', { voice_description: IDEA })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({
      detail: [{ loc: ['body', 'voice_name'] }, { loc: ['body', 'generated_voice_id'] }],
    })
  })

  test('that hang together are refused later', async () => {
    const { emulator } = await designer()
    const reference_audio_base64 = Buffer.alloc(2_000_000).toString('base64')
    const old = await post(emulator, '/v1/text-to-voice/design', { ...valid, reference_audio_base64 })
    expect(await refusalOf(old)).toMatchObject({ status: 400, detail: { param: 'reference_audio_base64' } })
    const model_id = 'eleven_ttv_v3'
    const young = await post(emulator, '/v1/text-to-voice/design', { ...valid, reference_audio_base64, model_id })
    expect(young.status).toBe(200)
  })
})
