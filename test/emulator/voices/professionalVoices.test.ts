import { describe, expect, test } from '@jest/globals'
import type { Emulator, EmulatorOptions, TrainingOverride } from '../../../emulator/index.js'
import { errorOf, post, vendorClient, withEmulator } from '../support/withEmulator.js'

const MODEL = 'eleven_multilingual_v2'
const START = new Date('2030-06-01T12:00:00Z')

function withFrozenClock(options: EmulatorOptions = {}): Promise<Emulator> {
  return withEmulator({ seed: 'empty', startAt: START, isClockFrozen: true, ...options })
}

/** Adds a professional voice that can be trained. */
function addTrainableVoice({ state }: Emulator): string {
  const { voice_id } = state.addVoice({
    category: 'professional',
    samples: [{ duration_secs: 3 }, { duration_secs: 2 }],
    fine_tuning: { state: {}, progress: {}, message: {} },
  })
  return voice_id
}

function trainingOf({ state }: Emulator, voiceId: string, model = MODEL) {
  const { fine_tuning } = state.voice(voiceId)!
  return { state: fine_tuning!.state[model], progress: fine_tuning!.progress![model] }
}

describe('professional voice', () => {
  test('A new professional voice has no samples and requires verification.', async () => {
    const emulator = await withFrozenClock()
    const { voiceId } = await vendorClient(emulator).voices.pvc.create({
      name: 'Amber',
      language: 'en',
      description: 'Warm.',
      labels: { accent: 'welsh' },
    })
    expect(emulator.calls.count({ route: 'POST /v1/voices/pvc' })).toBe(1)
    expect(emulator.state.voice(voiceId)).toMatchObject({
      name: 'Amber',
      description: 'Warm.',
      category: 'professional',
      labels: { accent: 'welsh' },
      samples: [],
      preview_url: null,
      fine_tuning: { is_allowed_to_fine_tune: false, state: {}, language: 'en', max_verification_attempts: 5 },
      voice_verification: { requires_verification: true, is_verified: false },
      created_at_unix: START.getTime() / 1000,
    })
  })

  test('An update leaves absent and null fields unchanged.', async () => {
    const emulator = await withFrozenClock()
    const { voiceId } = await vendorClient(emulator).voices.pvc.create({ name: 'Amber', language: 'en' })
    await vendorClient(emulator).voices.pvc.update(voiceId, { description: 'Warmer.', labels: { age: 'old' } })
    await post(emulator, `/v1/voices/pvc/${voiceId}`, { language: 'cy', name: null })
    expect(emulator.state.voice(voiceId)).toMatchObject({
      name: 'Amber',
      description: 'Warmer.',
      labels: { age: 'old' },
      fine_tuning: { language: 'cy', max_verification_attempts: 5 },
    })
  })

  test.each([
    { what: 'no name', body: { language: 'en' }, loc: ['body', 'name'], type: 'missing' },
    { what: 'no language', body: { name: 'x' }, loc: ['body', 'language'], type: 'missing' },
    { what: 'a number as its name', body: { name: 7, language: 'en' }, loc: ['body', 'name'], type: 'string_type' },
    {
      what: 'a long name',
      body: { name: 'é'.repeat(101), language: 'en' },
      loc: ['body', 'name'],
      type: 'string_too_long',
    },
    {
      what: 'a long description',
      body: { name: 'x', language: 'en', description: 'd'.repeat(501) },
      loc: ['body', 'description'],
      type: 'string_too_long',
    },
    {
      what: 'a label that is not text',
      body: { name: 'x', language: 'en', labels: { age: 7 } },
      loc: ['body', 'labels', 'age'],
      type: 'string_type',
    },
    { what: 'a list', body: [], loc: ['body'], type: 'dict_type' },
  ])('A professional voice is not created from $what.', async ({ body, loc, type }) => {
    const emulator = await withFrozenClock()
    const { status, detail } = await errorOf(await post(emulator, '/v1/voices/pvc', body))
    expect(status).toBe(422)
    expect(detail).toContainEqual({ loc, type, msg: expect.any(String) })
    expect(emulator.state.voices()).toEqual([])
  })

  test('A professional voice is not created from invalid JSON.', async () => {
    const emulator = await withFrozenClock()
    const headers = { 'xi-api-key': emulator.apiKey, 'content-type': 'application/json' }
    const response = await fetch(`${emulator.url}/v1/voices/pvc`, { method: 'POST', headers, body: '{"name":' })
    expect(await errorOf(response)).toMatchObject({ status: 422, detail: [{ type: 'json_invalid' }] })
  })

  test('A professional voice needs a free slot.', async () => {
    const emulator = await withFrozenClock({ account: { professionalVoiceLimit: 1 } })
    const client = vendorClient(emulator)
    await client.voices.pvc.create({ name: 'One', language: 'en' })
    const refused = client.voices.pvc.create({ name: 'Two', language: 'en' })
    await expect(refused).rejects.toMatchObject({
      statusCode: 400,
      body: { detail: { code: 'voice_limit_reached', status: 'voice_limit_reached' } },
    })
    expect(await client.user.subscription.get()).toMatchObject({
      professionalVoiceSlotsUsed: 1,
      professionalVoiceLimit: 1,
    })
    emulator.state.account.professionalVoiceLimit = 2
    await client.voices.pvc.create({ name: 'Two', language: 'en' })
    expect(emulator.state.voices()).toHaveLength(2)
  })

  test('Voices of other categories, default voices and unknown voices are refused.', async () => {
    const emulator = await withFrozenClock()
    const cloned = emulator.state.addVoice({ category: 'cloned' })
    const stock = emulator.state.addVoice({ category: 'premade' })
    const patch = async (id: string) => errorOf(await post(emulator, `/v1/voices/pvc/${id}`, { name: 'x' }))
    expect(await patch(cloned.voice_id)).toMatchObject({ status: 400, detail: { code: 'bad_request' } })
    expect(await patch(stock.voice_id)).toMatchObject({ status: 403, detail: { code: 'voice_access_denied' } })
    expect(await patch('nobody')).toMatchObject({ status: 404, detail: { code: 'voice_not_found' } })
  })
})

describe('training', () => {
  test('A training moves through its states with the clock.', async () => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    expect(await vendorClient(emulator).voices.pvc.train(voiceId, { modelId: MODEL })).toEqual({ status: 'ok' })
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'queued', progress: 0 })
    emulator.clock.advance(999)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'queued', progress: 0 })
    emulator.clock.advance(1)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'fine_tuning', progress: 0 })
    emulator.clock.advance(1000)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'fine_tuning', progress: 0.25 })
    emulator.clock.advance(3000)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'fine_tuned', progress: 1 })
    expect(emulator.state.voice(voiceId)).toMatchObject({
      high_quality_base_model_ids: expect.arrayContaining([MODEL]),
      fine_tuning: { dataset_duration_seconds: 5, message: { [MODEL]: 'Completed!' } },
    })
  })

  test('The API shows the same training state as the in-process state.', async () => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    const client = vendorClient(emulator)
    await client.voices.pvc.train(voiceId, {})
    emulator.clock.advance(2000)
    const { voices } = await client.voices.search({ voiceIds: [voiceId], fineTuningState: 'fine_tuning' })
    expect(voices[0]!.fineTuning).toMatchObject({ state: { [MODEL]: 'fine_tuning' }, progress: { [MODEL]: 0.25 } })
  })

  test('A training without a model uses the default model, with or without a body.', async () => {
    const emulator = await withFrozenClock()
    const headers = { 'xi-api-key': emulator.apiKey, 'content-type': 'application/json' }
    for (const init of [
      { body: '{"model_id":null}', headers },
      { headers },
      { headers: { 'xi-api-key': emulator.apiKey } },
    ]) {
      const voiceId = addTrainableVoice(emulator)
      const response = await fetch(`${emulator.url}/v1/voices/pvc/${voiceId}/train`, { method: 'POST', ...init })
      expect(response.status).toBe(200)
      expect(emulator.state.voice(voiceId)!.fine_tuning!.state).toEqual({ [MODEL]: 'queued' })
    }
  })

  test('Training progress is a percentage if configured.', async () => {
    const emulator = await withFrozenClock({ work: { queuedMs: 0, trainingMs: 1000, progressScale: 100 } })
    const voiceId = addTrainableVoice(emulator)
    await vendorClient(emulator).voices.pvc.train(voiceId, {})
    emulator.clock.advance(640)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'fine_tuning', progress: 64 })
    emulator.clock.advance(360)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'fine_tuned', progress: 100 })
  })

  test.each<[TrainingOverride, string]>([
    [{ outcome: 'failed', message: 'Too noisy.' }, 'Too noisy.'],
    [{ outcome: 'delayed' }, 'Training takes longer than usual.'],
  ])('A training has the overridden outcome: %j.', async (override, message) => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    emulator.state.overrideTraining(voiceId, { queuedMs: 10, trainingMs: 10, ...override })
    await vendorClient(emulator).voices.pvc.train(voiceId, {})
    emulator.clock.advance(100_000)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: override.outcome, progress: 0.99 })
    expect(emulator.state.voice(voiceId)!.fine_tuning!.message).toEqual({ [MODEL]: message })
  })

  test('A delayed training can still succeed.', async () => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    emulator.state.overrideTraining('*', { outcome: 'delayed', queuedMs: 0, trainingMs: 10, delayedMs: 50 })
    await vendorClient(emulator).voices.pvc.train(voiceId, {})
    emulator.clock.advance(59)
    expect(trainingOf(emulator, voiceId).state).toBe('delayed')
    emulator.clock.advance(1)
    expect(trainingOf(emulator, voiceId)).toEqual({ state: 'fine_tuned', progress: 1 })
  })

  test('A training override can be limited to one model.', async () => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    const client = vendorClient(emulator)
    emulator.state.overrideTraining(voiceId, { modelId: 'eleven_flash_v2_5', outcome: 'failed' })
    await client.voices.pvc.train(voiceId, { modelId: MODEL })
    await client.voices.pvc.train(voiceId, { modelId: 'eleven_flash_v2_5' })
    emulator.clock.advance(10_000)
    expect(emulator.state.voice(voiceId)!.fine_tuning!.state).toEqual({
      [MODEL]: 'fine_tuned',
      eleven_flash_v2_5: 'failed',
    })
  })

  test('A second training on the same model is refused while one runs, and allowed after a failure.', async () => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    const client = vendorClient(emulator)
    emulator.state.overrideTraining(voiceId, { outcome: 'failed' })
    await client.voices.pvc.train(voiceId, {})
    await expect(client.voices.pvc.train(voiceId, {})).rejects.toMatchObject({
      statusCode: 409,
      body: { detail: { code: 'already_running', type: 'conflict' } },
    })
    emulator.clock.advance(10_000)
    emulator.state.overrideTraining(voiceId, {})
    await client.voices.pvc.train(voiceId, {})
    emulator.clock.advance(10_000)
    expect(trainingOf(emulator, voiceId).state).toBe('fine_tuned')
  })

  test('A training state set by a test is not changed by the clock.', async () => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    await vendorClient(emulator).voices.pvc.train(voiceId, {})
    emulator.state.patchVoice(voiceId, { fine_tuning: { state: { [MODEL]: 'paused' } } })
    emulator.clock.advance(10_000)
    expect(trainingOf(emulator, voiceId).state).toBe('paused')
  })

  test.each([
    { when: 'without samples', status: 'voice_has_no_samples', httpStatus: 400, patch: { samples: [] }, body: {} },
    {
      when: 'before verification',
      status: 'voice_not_verified',
      httpStatus: 400,
      patch: { voice_verification: { is_verified: false } },
      body: {},
    },
    {
      when: 'on an unknown model',
      status: 'model_not_found',
      httpStatus: 404,
      patch: {},
      body: { model_id: 'eleven_v0' },
    },
    {
      when: 'on a model that cannot be trained',
      status: 'unsupported_model',
      httpStatus: 400,
      patch: {},
      body: { model_id: 'eleven_v3' },
    },
  ])('A training is not started $when.', async ({ status, httpStatus, patch, body }) => {
    const emulator = await withFrozenClock()
    const voiceId = addTrainableVoice(emulator)
    emulator.state.patchVoice(voiceId, patch)
    const detailError = await errorOf(await post(emulator, `/v1/voices/pvc/${voiceId}/train`, body))
    expect(detailError).toMatchObject({ status: httpStatus, detail: { status } })
    expect(emulator.state.voice(voiceId)!.fine_tuning!.state).toEqual({})
  })
})
