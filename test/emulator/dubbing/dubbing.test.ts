import { describe, expect, test } from '@jest/globals'
import { createWav } from '../support/createWav.js'
import { multipartBody } from '../support/multipartBody.js'
import { detailError } from '../support/openDubbing.js'
import { withDubbing } from '../support/withDubbing.js'
import { errorOf, get, postForm } from '../support/withEmulator.js'

const SOURCE = 'https://example.com/films/pier.mov?take=2'

describe('dubbing', () => {
  test('A dubbing of a file passes through all states with the overridden durations.', async () => {
    const { emulator, dubbing } = await withDubbing()
    const times = { queuedMs: 10, preparingMs: 20, dubbingMs: 40 }
    emulator.state.dubs.overrideDubbing('Pier', { ...times, sourceLanguage: 'nl' })
    const file = { data: createWav(6), filename: 'pier.wav', contentType: 'audio/wav' }
    const { dubbingId, expectedDurationSec } = await dubbing.create({ file, name: 'Pier', targetLang: 'es' })
    expect(expectedDurationSec).toBe(6)
    const seen: unknown[] = []
    for (const ms of [0, 9, 1, 20, 39, 1]) {
      emulator.clock.advance(ms)
      const { status, sourceLanguage, mediaMetadata } = await dubbing.get(dubbingId)
      seen.push([status, sourceLanguage, mediaMetadata?.duration])
    }
    expect(seen).toEqual([
      ['queued', undefined, undefined],
      ['queued', undefined, undefined],
      ['preparing', undefined, 6],
      ['dubbing', undefined, 6],
      ['dubbing', undefined, 6],
      ['dubbed', 'nl', 6],
    ])
    expect(await dubbing.get(dubbingId)).toMatchObject({
      dubbingId,
      name: 'Pier',
      targetLanguages: ['es'],
      editable: false,
      mediaMetadata: { contentType: 'audio/wav' },
    })
  })

  test('A dubbing of a URL has the overridden duration and is charged once per minute.', async () => {
    const { emulator, dubbing } = await withDubbing({ plan: { charactersUsed: 0 } })
    emulator.state.dubs.overrideDubbing('*', { durationSecs: 60 })
    const request = { sourceUrl: SOURCE, targetLang: 'fra', startTime: 10, endTime: 40 }
    const { dubbingId, expectedDurationSec } = await dubbing.create({ ...request, numSpeakers: 1, dubbingStudio: true })
    expect(expectedDurationSec).toBe(30)
    expect(emulator.state.plan.charactersUsed).toBe(1500)
    expect(emulator.calls.all({ generated: true })).toMatchObject([{ generation: { characterCost: 1500 } }])
    emulator.clock.advance(60_000)
    expect(await dubbing.get(dubbingId)).toMatchObject({
      name: 'pier.mov',
      editable: true,
      targetLanguages: ['fr'],
      mediaMetadata: { contentType: 'video/quicktime', duration: 30 },
    })
    expect(Object.keys((await dubbing.resource.get(dubbingId)).speakerTracks)).toHaveLength(1)
    await dubbing.create({ sourceUrl: SOURCE, targetLang: 'es', watermark: true })
    expect(emulator.state.plan.charactersUsed).toBe(1500 + 2000)
  })

  test('A dubbing fails with the overridden error.', async () => {
    const { emulator, dubbing } = await withDubbing()
    emulator.state.dubs.overrideDubbing('*', { outcome: 'failed', queuedMs: 0, dubbingMs: 5, error: 'Nobody speaks.' })
    const { dubbingId } = await dubbing.create({ sourceUrl: SOURCE, targetLang: 'es' })
    expect(await dubbing.get(dubbingId)).toMatchObject({ status: 'dubbing' })
    emulator.clock.advance(5)
    expect(await dubbing.get(dubbingId)).toMatchObject({ status: 'failed', error: 'Nobody speaks.' })
  })

  test('A dubbing without voice cloning uses library voices.', async () => {
    const { emulator, dubbing } = await withDubbing({ dubbing: { queuedMs: 0, dubbingMs: 0 } })
    const request = { sourceUrl: SOURCE, targetLang: 'es', dubbingStudio: true, disableVoiceCloning: true }
    const { dubbingId } = await dubbing.create(request)
    const [track] = Object.values(emulator.state.dubs.resource(dubbingId)!.speaker_tracks)
    expect(emulator.state.library().map(({ voice_id }) => voice_id)).toContain(track!.voices.es)
  })

  test('A studio dubbing can be created without a target language.', async () => {
    const { dubbing } = await withDubbing({ dubbing: { queuedMs: 0, dubbingMs: 0 } })
    const { dubbingId } = await dubbing.create({ sourceUrl: SOURCE, dubbingStudio: true })
    const { targetLanguages, speakerSegments } = await dubbing.resource.get(dubbingId)
    expect(targetLanguages).toEqual([])
    expect(Object.values(speakerSegments)[0]!.dubs).toEqual({})
  })

  test('A deleted dubbing and its upload no longer exist.', async () => {
    const { emulator, dubbing } = await withDubbing()
    const { dubbingId } = await dubbing.create({ file: createWav(1), targetLang: 'es' })
    expect(await dubbing.delete(dubbingId)).toEqual({ status: 'ok' })
    await expect(dubbing.get(dubbingId)).rejects.toMatchObject(detailError(404, 'dubbing_not_found'))
    await expect(dubbing.delete(dubbingId)).rejects.toMatchObject(detailError(404, 'dubbing_not_found'))
    expect(emulator.state.dubs.all()).toEqual([])
  })

  test('created_at has no time zone, or UTC if configured.', async () => {
    const { emulator } = await withDubbing()
    const { dubbing_id } = emulator.state.dubs.add({ created_at: '2030-05-06T07:08:09.123Z' })
    const createdAt = async () => (await (await get(emulator, `/v1/dubbing/${dubbing_id}`)).json()).created_at
    expect(await createdAt()).toBe('2030-05-06T07:08:09.123000')
    emulator.state.dubs.behaviour.createdAtAs = 'utc'
    expect(await createdAt()).toBe('2030-05-06T07:08:09.123Z')
  })

  const file = { name: 'file', filename: 'a.wav', contentType: 'audio/wav', data: createWav(1) }
  const target = { name: 'target_lang', data: 'es' }
  const url = { name: 'source_url', data: SOURCE }
  test.each([
    { what: 'without media', parts: [target], status: 400, detail: { code: 'missing_required_field', param: 'file' } },
    {
      what: 'with a file and a URL',
      parts: [file, url, target],
      status: 400,
      detail: { code: 'invalid_parameters', param: 'source_url' },
    },
    {
      what: 'of an invalid URL',
      parts: [{ ...url, data: 'film.mp4' }, target],
      status: 400,
      detail: { param: 'source_url' },
    },
    {
      what: 'of an empty file',
      parts: [{ ...file, data: '' }, target],
      status: 400,
      detail: { code: 'invalid_audio' },
    },
    {
      what: 'without a target language',
      parts: [file],
      status: 400,
      detail: { status: 'empty_target_language', param: 'target_lang' },
    },
    {
      what: 'with an empty target language',
      parts: [file, { ...target, data: '' }],
      status: 400,
      detail: { status: 'empty_target_language' },
    },
    {
      what: 'into an unknown language',
      parts: [file, { ...target, data: 'xx' }],
      status: 400,
      detail: { code: 'invalid_parameters', param: 'target_lang' },
    },
    {
      what: 'from an unknown language',
      parts: [file, target, { name: 'source_lang', data: 'tlh' }],
      status: 400,
      detail: { param: 'source_lang' },
    },
    {
      what: 'with 33 speakers',
      parts: [file, target, { name: 'num_speakers', data: '33' }],
      status: 400,
      detail: { param: 'num_speakers' },
    },
    {
      what: 'in manual mode without a CSV file',
      parts: [file, target, { name: 'mode', data: 'manual' }],
      status: 400,
      detail: { param: 'csv_file' },
    },
    {
      what: 'with a negative start',
      parts: [file, target, { name: 'start_time', data: '-1' }],
      status: 400,
      detail: { param: 'start_time' },
    },
    {
      what: 'with a start after the end',
      parts: [file, target, { name: 'start_time', data: '5' }],
      status: 400,
      detail: { code: 'audio_too_short' },
    },
    {
      what: 'with an end of 0',
      parts: [file, target, { name: 'end_time', data: '0' }],
      status: 400,
      detail: { param: 'end_time' },
    },
    {
      what: 'in an unknown mode',
      parts: [file, target, { name: 'mode', data: 'x' }],
      status: 422,
      detail: [{ loc: ['body', 'mode'] }],
    },
    {
      what: 'with a fractional number of speakers',
      parts: [file, target, { name: 'num_speakers', data: '0.5' }],
      status: 422,
      detail: [{ type: 'int_parsing' }],
    },
    {
      what: 'with a text part as file',
      parts: [{ name: 'file', data: 'x' }, target],
      status: 422,
      detail: [{ loc: ['body', 'file', 0] }],
    },
  ])('A dubbing $what is refused.', async ({ parts, status, detail }) => {
    const { emulator } = await withDubbing()
    const response = await postForm(emulator, '/v1/dubbing', multipartBody(parts))
    expect(await errorOf(response)).toMatchObject({ status, detail })
    expect(emulator.state.dubs.all()).toEqual([])
    expect(emulator.calls.count({ generated: true })).toBe(0)
  })

  test('Manual dubbing accepts all files of the form.', async () => {
    const { dubbing } = await withDubbing()
    const csv = { data: Buffer.from('speaker,start_time\n'), filename: 'a.csv', contentType: 'text/csv' }
    const files = {
      file: createWav(1),
      csvFile: csv,
      foregroundAudioFile: createWav(1),
      backgroundAudioFile: createWav(1, 300),
    }
    const { dubbingId } = await dubbing.create({ ...files, mode: 'manual', csvFps: 24, targetLang: 'es' })
    expect((await dubbing.get(dubbingId)).status).toBe('queued')
  })

  test('A dubbing is refused if there are too few credits.', async () => {
    const { emulator, dubbing } = await withDubbing({ plan: { tier: 'free', characterLimit: 100, charactersUsed: 0 } })
    const request = dubbing.create({ sourceUrl: SOURCE, targetLang: 'es' })
    await expect(request).rejects.toMatchObject(detailError(402, 'insufficient_credits', { status: 'quota_exceeded' }))
    expect(emulator.state.dubs.all()).toEqual([])
  })
})
