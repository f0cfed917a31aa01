import { describe, expect, test } from '@jest/globals'
import type { EmulatorOptions } from '../../../emulator/index.js'
import { errorOf, post } from '../support/withEmulator.js'
import { speechPath as path, withVoice } from '../support/withVoice.js'

describe('invalid speech requests', () => {
  interface InvalidRequest {
    what: string
    body: Record<string, unknown>
    status: number
    detail: Record<string, unknown>
    query?: string
    options?: EmulatorOptions
  }
  const ids = ['a', 'b', 'c', 'd']
  const invalidRequests: InvalidRequest[] = [
    { what: 'an empty text', body: { text: ' \n' }, status: 400, detail: { code: 'empty_text' } },
    {
      what: 'a text above the limit of the model',
      body: { text: 'a'.repeat(3001), model_id: 'eleven_v3' },
      status: 400,
      detail: { code: 'text_too_long', status: 'max_character_limit_exceeded' },
    },
    {
      what: 'a text above the limit of the plan',
      body: { text: 'a'.repeat(5001) },
      status: 400,
      detail: { code: 'text_too_long' },
      options: { plan: { tier: 'free' } },
    },
    {
      what: 'an unknown model',
      body: { text: 'a', model_id: 'eleven_v99' },
      status: 404,
      detail: { code: 'model_not_found' },
    },
    {
      what: 'a model for voice conversion',
      body: { text: 'a', model_id: 'eleven_english_sts_v2' },
      status: 400,
      detail: { code: 'unsupported_model' },
    },
    {
      what: 'a speed out of range',
      body: { text: 'a', voice_settings: { speed: 3 } },
      status: 400,
      detail: { code: 'invalid_voice_settings' },
    },
    {
      what: 'four request ids',
      body: { text: 'a', previous_request_ids: ids },
      status: 400,
      detail: { param: 'previous_request_ids' },
    },
    {
      what: 'a seed out of range',
      body: { text: 'a', seed: -1 },
      status: 400,
      detail: { code: 'invalid_parameters', param: 'seed' },
    },
    {
      what: 'a format above the plan',
      body: { text: 'a' },
      status: 403,
      detail: { code: 'subscription_required', status: 'only_for_creator+' },
      query: '?output_format=mp3_44100_192',
      options: { plan: { tier: 'starter' } },
    },
    {
      what: 'a sampling rate above the plan',
      body: { text: 'a' },
      status: 403,
      detail: { code: 'subscription_required' },
      query: '?output_format=wav_44100',
      options: { plan: { tier: 'creator' } },
    },
    {
      what: 'logging disabled',
      body: { text: 'a' },
      status: 403,
      detail: { code: 'feature_not_available' },
      query: '?enable_logging=false',
    },
    {
      what: 'too few remaining credits',
      body: { text: 'abcdefghijk' },
      status: 402,
      detail: { code: 'insufficient_credits', status: 'quota_exceeded' },
      options: { plan: { characterLimit: 100, charactersUsed: 90 } },
    },
  ]

  test.each(invalidRequests)(
    'Speech with $what is refused.',
    async ({ body, status, detail, query = '', options = {} }) => {
      const { emulator, voiceId } = await withVoice(options)
      expect(await errorOf(await post(emulator, path(voiceId, query), body))).toMatchObject({ status, detail })
      expect(emulator.calls.count({ generated: true })).toBe(0)
      expect(emulator.state.history()).toEqual([])
    },
  )

  test.each([
    { body: {}, loc: ['body', 'text'], type: 'missing' },
    { body: { text: 1 }, loc: ['body', 'text'], type: 'string_type' },
    {
      body: { text: 'a', voice_settings: { stability: 1.5 } },
      loc: ['body', 'voice_settings', 'stability'],
      type: 'less_than_equal',
    },
    { body: { text: 'a', voice_settings: 'warm' }, loc: ['body', 'voice_settings'], type: 'dict_type' },
    { body: { text: 'a', apply_text_normalization: 'maybe' }, loc: ['body', 'apply_text_normalization'], type: 'enum' },
    {
      body: { text: 'a', pronunciation_dictionary_locators: [{}] },
      loc: ['body', 'pronunciation_dictionary_locators', 0, 'pronunciation_dictionary_id'],
      type: 'missing',
    },
    { body: { text: 'a' }, query: '?output_format=mp3_44100_127', loc: ['query', 'output_format'], type: 'enum' },
    { body: { text: 'a' }, query: '?enable_logging=perhaps', loc: ['query', 'enable_logging'], type: 'bool_parsing' },
  ])('Speech gets a 422 error at $loc for $body.', async ({ body, query, loc, type }) => {
    const { emulator, voiceId } = await withVoice()
    const response = await post(emulator, path(voiceId, query), body)
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ detail: [{ loc, type }] })
  })

  test('Only with-timestamps refuses null for lists.', async () => {
    const { emulator, voiceId } = await withVoice()
    const body = { text: 'a', previous_request_ids: null }
    const statuses = []
    for (const route of ['', '/stream', '/stream/with-timestamps', '/with-timestamps']) {
      const response = await post(emulator, path(voiceId, route), body)
      await response.arrayBuffer()
      statuses.push(response.status)
    }
    expect(statuses).toEqual([200, 200, 200, 422])
  })

  test('Speech is refused for an unknown voice and for a voice trained on another model.', async () => {
    const { emulator, client } = await withVoice()
    await expect(client.textToSpeech.convert('nobody', { text: 'a' })).rejects.toMatchObject({ statusCode: 404 })
    const { voice_id } = emulator.state.addVoice({ category: 'professional' })
    const flash = { text: 'a', modelId: 'eleven_flash_v2_5' }
    await expect(client.textToSpeech.convert(voice_id, flash)).rejects.toMatchObject({
      statusCode: 400,
      body: { detail: { code: 'voice_not_fine_tuned' } },
    })
    await client.textToSpeech.convert(voice_id, { ...flash, modelId: 'eleven_multilingual_v2' })
    await client.textToSpeech.convert(voice_id, { ...flash, usePvcAsIvc: true })
    expect(emulator.calls.count({ generated: true })).toBe(2)
  })
})
