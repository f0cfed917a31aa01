import { describe, expect, test } from '@jest/globals'
import { createWav } from '../support/createWav.js'
import { multipartBody, type Part } from '../support/multipartBody.js'
import { errorOf, get, post, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

const RECORDING = { data: createWav(1), filename: 'a.wav', contentType: 'audio/wav' }
const NAME: Part = { name: 'name', data: 'Clover' }
const FILE: Part = { name: 'files', filename: 'a.wav', contentType: 'audio/wav', data: RECORDING.data }

describe('instant clone', () => {
  test('An instant clone is created from files and labels as JSON text.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const answer = await vendorClient(emulator).voices.ivc.create({
      name: 'Clover',
      files: [RECORDING],
      description: 'From the kitchen.',
      labels: { accent: 'scottish' },
      removeBackgroundNoise: true,
    })
    expect(answer).toEqual({ voiceId: expect.any(String), requiresVerification: false })
    expect(emulator.state.voice(answer.voiceId)).toMatchObject({
      name: 'Clover',
      category: 'cloned',
      description: 'From the kitchen.',
      labels: { accent: 'scottish' },
      samples: [{ file_name: 'a.wav', remove_background_noise: true, duration_secs: 1 }],
    })
  })

  test('An instant clone needs a free slot.', async () => {
    const emulator = await withEmulator({ seed: 'empty', account: { voiceLimit: 1 } })
    const client = vendorClient(emulator)
    await client.voices.ivc.create({ name: 'One', files: [RECORDING] })
    expect(await client.user.subscription.get()).toMatchObject({ voiceSlotsUsed: 1, voiceLimit: 1 })
    await expect(client.voices.ivc.create({ name: 'Two', files: [RECORDING] })).rejects.toMatchObject({
      statusCode: 400,
      body: { detail: { code: 'voice_limit_reached', message: expect.stringContaining('1 / 1') } },
    })
    expect(emulator.state.voices()).toHaveLength(1)
  })

  test.each<[string, Part[], number]>([
    ['without a name', [FILE], 422],
    ['without a file', [NAME], 422],
    ['with files under another name', [NAME, { ...FILE, name: 'files[]' }], 422],
    ['with labels that are not JSON', [NAME, FILE, { name: 'labels', data: 'accent=scottish' }], 400],
    ['with labels that are a list', [NAME, FILE, { name: 'labels', data: '[]' }], 400],
    ['with a label that is not text', [NAME, FILE, { name: 'labels', data: '{"age":7}' }], 400],
    ['with the same file twice', [NAME, FILE, FILE], 400],
    ['with an empty file', [NAME, { ...FILE, data: '' }], 400],
  ])('An instant clone %s is refused.', async (_what, parts, status) => {
    const emulator = await withEmulator({ seed: 'empty' })
    expect((await postForm(emulator, '/v1/voices/add', multipartBody(parts))).status).toBe(status)
    expect(emulator.state.voices()).toEqual([])
  })
})

describe('voice edit', () => {
  test('An edit changes the given fields and adds files.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id } = emulator.state.addVoice({
      name: 'Old',
      description: 'Kept.',
      labels: { age: 'old' },
      samples: [],
    })
    const client = vendorClient(emulator)
    expect(await client.voices.update(voice_id, { name: 'New', files: [RECORDING] })).toEqual({ status: 'ok' })
    expect(emulator.state.voice(voice_id)).toMatchObject({
      name: 'New',
      description: 'Kept.',
      labels: { age: 'old' },
      samples: [{ file_name: 'a.wav' }],
    })
    await client.voices.update(voice_id, { name: 'New', description: 'Other.', labels: { accent: 'x' } })
    expect(emulator.state.voice(voice_id)).toMatchObject({ description: 'Other.', labels: { accent: 'x' } })
    const again = await postForm(emulator, `/v1/voices/${voice_id}/edit`, multipartBody([NAME, FILE]))
    expect(await errorOf(again)).toMatchObject({ status: 400, detail: { status: 'duplicate_files' } })
    expect(emulator.state.voice(voice_id)!.name).toBe('New')
  })

  test('An edit without a name is refused.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id } = emulator.state.addVoice()
    const body = multipartBody([{ name: 'description', data: 'Only this.' }])
    const detailError = await errorOf(await postForm(emulator, `/v1/voices/${voice_id}/edit`, body))
    expect(detailError).toMatchObject({ status: 422, detail: [{ loc: ['body', 'name'], type: 'missing' }] })
  })
})

describe('settings edit', () => {
  test('A settings edit sets the given values and resets the others.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id } = emulator.state.addVoice({ settings: { stability: 0.1, style: 0.9, speed: 1.1 } })
    const client = vendorClient(emulator)
    expect(await client.voices.settings.update(voice_id, { stability: 0.25 })).toEqual({ status: 'ok' })
    expect(await client.voices.settings.get(voice_id)).toEqual({
      stability: 0.25,
      useSpeakerBoost: true,
      similarityBoost: 0.75,
      style: 0,
      speed: 1,
    })
    await post(emulator, `/v1/voices/${voice_id}/settings/edit`, { style: null })
    expect(emulator.state.voice(voice_id)!.settings).toMatchObject({ stability: 0.5, style: null })
  })

  test.each([{ stability: 1.01 }, { similarity_boost: -0.1 }, { speed: 'fast' }, { use_speaker_boost: 1 }])(
    'The settings %j are refused.',
    async (body) => {
      const emulator = await withEmulator({ seed: 'empty' })
      const { voice_id, settings } = emulator.state.addVoice()
      expect((await post(emulator, `/v1/voices/${voice_id}/settings/edit`, body)).status).toBe(422)
      expect(emulator.state.voice(voice_id)!.settings).toEqual(settings)
    },
  )
})

describe('voice deletion', () => {
  test('A deleted voice is not found.', async () => {
    const emulator = await withEmulator({ seed: 'empty' })
    const { voice_id } = emulator.state.addVoice()
    const client = vendorClient(emulator)
    expect(await client.voices.delete(voice_id)).toEqual({ status: 'ok' })
    expect(emulator.state.voice(voice_id)).toBeUndefined()
    await expect(client.voices.delete(voice_id)).rejects.toMatchObject({
      body: { detail: { code: 'voice_not_found' } },
    })
  })

  test.each([{ category: 'premade' }, { permission_on_resource: 'viewer', is_owner: false }])(
    'A voice with %j can be neither edited nor deleted.',
    async (fixture) => {
      const emulator = await withEmulator({ seed: 'empty' })
      const { voice_id } = emulator.state.addVoice(fixture)
      const path = `/v1/voices/${voice_id}`
      const responses = [
        await get(emulator, path, { method: 'DELETE' }),
        await postForm(emulator, `${path}/edit`, multipartBody([NAME])),
        await post(emulator, `${path}/settings/edit`, {}),
      ]
      for (const response of responses) {
        expect(await errorOf(response)).toMatchObject({ status: 403, detail: { code: 'voice_access_denied' } })
      }
      expect(emulator.state.voices()).toHaveLength(1)
    },
  )
})
