import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { AudioApp, ada, bob } from '../../support/audioApp.js'

describe('Speech', () => {
  let audio: AudioApp

  beforeAll(async () => {
    audio = await AudioApp.start()
  })
  afterAll(() => audio.app.close())
  beforeEach(() => audio.app.upstream.calls.clear())

  describe('is refused before it costs anything if it has', () => {
    const cases: [string, object, { code: string; field: string }][] = [
      ['a blank text', { text: ' \n\t' }, { code: 'INVALID', field: 'text' }],
      ['too much previous text', { previousText: 'a'.repeat(50_001) }, { code: 'INVALID', field: 'previousText' }],
      ['too much next text', { nextText: 'a'.repeat(50_001) }, { code: 'INVALID', field: 'nextText' }],
      ['a text above the maximum length', { text: '🏮'.repeat(10_001) }, { code: 'TEXT_TOO_LONG', field: 'text' }],
      ['an unknown voice', { voiceId: 'nobody' }, { code: 'NOT_FOUND', field: 'voiceId' }],
      ['an unknown model', { modelId: 'eleven_nothing' }, { code: 'UNKNOWN_MODEL', field: 'modelId' }],
      ['a model without speech', { modelId: 'eleven_english_sts_v2' }, { code: 'UNKNOWN_MODEL', field: 'modelId' }],
      ['WAV as a stream', { outputFormat: 'WAV_16000' }, { code: 'UNSUPPORTED_FORMAT', field: 'outputFormat' }],
      ['a seed below 0', { seed: -1 }, { code: 'INVALID', field: 'seed' }],
      ['a seed above the maximum', { seed: 4_294_967_296 }, { code: 'INVALID', field: 'seed' }],
      [
        'a setting out of range',
        { voiceSettings: { stability: 1.5 } },
        { code: 'INVALID', field: 'voiceSettings.stability' },
      ],
      ['a speed out of range', { voiceSettings: { speed: 0 } }, { code: 'INVALID', field: 'voiceSettings.speed' }],
      [
        'four previous audios',
        { previousGeneratedAudioIds: ['a', 'b', 'c', 'd'] },
        { code: 'INVALID', field: 'previousGeneratedAudioIds' },
      ],
      [
        'an unknown previous audio',
        { previousGeneratedAudioIds: ['nothing'] },
        { code: 'NOT_FOUND', field: 'previousGeneratedAudioIds.0' },
      ],
      [
        'an unknown next audio',
        { nextGeneratedAudioIds: ['nothing'] },
        { code: 'NOT_FOUND', field: 'nextGeneratedAudioIds.0' },
      ],
      [
        'four pronunciation dictionaries',
        { pronunciationDictionaries: ['a', 'b', 'c', 'd'].map((id) => ({ id })) },
        { code: 'INVALID', field: 'pronunciationDictionaries' },
      ],
      ['an invalid language', { language: '' }, { code: 'INVALID', field: 'language' }],
      ['an impossible voice id', { voiceId: 'a\0b' }, { code: 'NOT_FOUND', field: 'voiceId' }],
      ['a voice id with an unpaired surrogate', { voiceId: 'a\ud83c' }, { code: 'NOT_FOUND', field: 'voiceId' }],
      ['an impossible model id', { modelId: 'a\0b' }, { code: 'UNKNOWN_MODEL', field: 'modelId' }],
      [
        'an impossible previous audio id',
        { nextGeneratedAudioIds: ['a\0b'] },
        { code: 'NOT_FOUND', field: 'nextGeneratedAudioIds.0' },
      ],
      ['a key with an invalid character', { idempotencyKey: '' }, { code: 'INVALID', field: 'idempotencyKey' }],
    ]

    test.each(cases)('%s', async (_, input, { code, field }) => {
      const payload = await audio.speak(input)
      expect(payload).toMatchObject({ generatedAudioId: null, generatedAudio: null })
      expect(payload.userErrors).toMatchObject([{ code, path: ['input', ...field.split('.')] }])
      expect(audio.app.upstream.calls.count({ method: 'POST' })).toBe(0)
      expect(
        await audio.app.server.deps.sources.database.prisma.operationRecord.count({
          where: { kind: 'createSpeech', state: { in: ['PLANNED', 'SENT'] } },
        }),
      ).toBe(0)
    })

    test('several invalid arguments, each of which is reported', async () => {
      const { userErrors } = await audio.speak({ text: '', seed: -1 })
      expect(userErrors.map(({ path }) => path.at(-1)).sort()).toEqual(['seed', 'text'])
    })

    test('the voice of another user, which is recorded in the audit', async () => {
      const payload = await audio.speak({}, bob)
      expect(payload.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'voiceId'] }])
      const { prisma } = audio.app.server.deps.sources.database
      const denied = await prisma.auditEntry.findFirst({ where: { action: 'createSpeech', actorId: 'bob' } })
      expect(denied).toMatchObject({ outcome: 'DENIED', resourceId: audio.voiceId })
      expect(audio.bought).toBe(0)
    })

    test('a professional voice with a model that the voice is not trained for', async () => {
      const voice = audio.app.upstream.state.addVoice({
        category: 'professional',
        fine_tuning: { state: { eleven_flash_v2_5: 'fine_tuned', eleven_multilingual_v2: 'failed' } },
      })
      await audio.app.give(voice.voice_id, ada)
      for (const modelId of ['eleven_multilingual_v2', 'eleven_turbo_v2_5']) {
        const { userErrors } = await audio.speak({ voiceId: voice.voice_id, modelId })
        expect(userErrors).toMatchObject([{ code: 'NOT_TRAINED', path: ['input', 'modelId'] }])
      }
      expect(audio.app.upstream.calls.all({ method: 'POST' })).toEqual([])
      expect((await audio.speak({ voiceId: voice.voice_id, modelId: 'eleven_flash_v2_5' })).userErrors).toEqual([])
    })

    test('previous audio that the viewer may not see or that is not speech', async () => {
      const { generatedAudioId: audioId } = await audio.speak()
      const effect = await audio.effect({ text: 'A client.' })
      audio.app.upstream.calls.clear()
      await audio.app.give(audio.voiceId, ada, 'TENANT')
      const theirs = await audio.speak({ previousGeneratedAudioIds: [audioId] }, bob)
      expect(theirs.userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'previousGeneratedAudioIds', '0'] },
      ])
      const none = await audio.speak({ nextGeneratedAudioIds: [effect.generatedAudioId] })
      expect(none.userErrors).toMatchObject([{ code: 'INVALID', path: ['input', 'nextGeneratedAudioIds', '0'] }])
      expect(audio.bought).toBe(0)
    })
  })

  describe('that upstream refuses', () => {
    const refusedAs = async (code: string, input: object = {}, fault?: object) => {
      if (fault) audio.app.upstream.faults.add({ match: { method: 'POST' }, ...fault } as never)
      const payload = await audio.speak(input)
      audio.app.upstream.faults.clear()
      expect(payload).toMatchObject({ generatedAudioId: null, userErrors: [{ code }] })
      expect(audio.bought).toBe(0)
      return payload.userErrors[0]!.path
    }

    test.each([
      ['text_too_long', 'TEXT_TOO_LONG', ['input', 'text']],
      ['empty_text', 'INVALID', ['input', 'text']],
      ['unsupported_model', 'UNKNOWN_MODEL', ['input', 'modelId']],
      ['voice_not_fine_tuned', 'NOT_TRAINED', ['input', 'modelId']],
      ['invalid_output_format', 'UNSUPPORTED_FORMAT', ['input', 'outputFormat']],
      ['invalid_voice_settings', 'INVALID', ['input', 'voiceSettings']],
      ['subscription_required', 'PLAN_REQUIRED', ['input']],
      ['feature_not_available', 'PLAN_REQUIRED', ['input']],
      ['voice_not_found', 'NOT_FOUND', ['input', 'voiceId']],
      ['something_new', 'REFUSED_UPSTREAM', ['input']],
    ])('with %s returns a user error', async (upstreamCode, code, path) => {
      expect(await refusedAs(code, {}, { kind: 'domain_error', code: upstreamCode })).toEqual(path)
    })

    test('because of the plan returns a user error', async () => {
      const { plan } = audio.app.upstream.state
      plan.tier = 'free'
      await refusedAs('PLAN_REQUIRED', { outputFormat: 'MP3_44100_192' })
      await refusedAs('TEXT_TOO_LONG', { text: 'a'.repeat(5_001) })
      plan.tier = 'pro'
      await refusedAs('PLAN_REQUIRED', { isLogged: false })
    })

    test('because of an unknown training state returns a user error', async () => {
      const voice = audio.app.upstream.state.addVoice({ category: 'professional', fine_tuning: { state: {} } })
      await audio.app.give(voice.voice_id, ada)
      await refusedAs('NOT_TRAINED', { voiceId: voice.voice_id })
    })

    test.each([
      [{ kind: 'domain_error', code: 'insufficient_credits' }, 'QUOTA_EXCEEDED'],
      [{ kind: 'domain_error', code: 'system_busy', httpStatus: 429 }, 'RATE_LIMITED'],
      [{ kind: 'domain_error', code: 'invalid_api_key' }, 'UPSTREAM_CREDENTIALS'],
    ])('with %o returns an error, because no user can fix it', async (fault, code) => {
      audio.app.upstream.faults.add({ match: { method: 'POST' }, times: Number.POSITIVE_INFINITY, ...fault } as never)
      const { data, errors } = await audio.trySpeak()
      audio.app.upstream.faults.clear()
      expect(data!.createSpeech).toBeNull()
      expect(errors!.map(({ extensions }) => extensions.code)).toEqual([code])
      expect(audio.bought).toBe(0)
    })

    test('for lack of credits returns an error with its code', async () => {
      const { plan } = audio.app.upstream.state
      const { charactersUsed } = plan
      plan.charactersUsed = plan.characterLimit
      const { errors } = await audio.trySpeak()
      plan.charactersUsed = charactersUsed
      expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['QUOTA_EXCEEDED'])
      expect(audio.bought).toBe(0)
    })
  })
})
