import { describe, expect, test } from '@jest/globals'
import type { DubbingFixture, EmulatorOptions } from '../../../emulator/index.js'
import { createWav } from '../support/createWav.js'
import { multipartBody } from '../support/multipartBody.js'
import { detailError } from '../support/openDubbing.js'
import { errorOf, get, postForm, vendorClient, withEmulator } from '../support/withEmulator.js'

const SOURCE = 'https://example.com/films/pier.mov?take=2'

async function withDubbing(options: EmulatorOptions = {}) {
  const emulator = await withEmulator({ seed: 'empty', startAt: new Date('2030-05-06T07:08:09.123Z'), ...options })
  emulator.clock.freeze()
  const client = vendorClient(emulator)
  return { emulator, client, dubbing: client.dubbing }
}

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
    ['without media', [target], 400, { code: 'missing_required_field', param: 'file' }],
    ['with a file and a URL', [file, url, target], 400, { code: 'invalid_parameters', param: 'source_url' }],
    ['of an invalid URL', [{ ...url, data: 'film.mp4' }, target], 400, { param: 'source_url' }],
    ['of an empty file', [{ ...file, data: '' }, target], 400, { code: 'invalid_audio' }],
    ['without a target language', [file], 400, { status: 'empty_target_language', param: 'target_lang' }],
    ['with an empty target language', [file, { ...target, data: '' }], 400, { status: 'empty_target_language' }],
    [
      'into an unknown language',
      [file, { ...target, data: 'xx' }],
      400,
      { code: 'invalid_parameters', param: 'target_lang' },
    ],
    ['from an unknown language', [file, target, { name: 'source_lang', data: 'tlh' }], 400, { param: 'source_lang' }],
    ['with 33 speakers', [file, target, { name: 'num_speakers', data: '33' }], 400, { param: 'num_speakers' }],
    ['in manual mode without a CSV file', [file, target, { name: 'mode', data: 'manual' }], 400, { param: 'csv_file' }],
    ['with a negative start', [file, target, { name: 'start_time', data: '-1' }], 400, { param: 'start_time' }],
    ['with a start after the end', [file, target, { name: 'start_time', data: '5' }], 400, { code: 'audio_too_short' }],
    ['with an end of 0', [file, target, { name: 'end_time', data: '0' }], 400, { param: 'end_time' }],
    ['in an unknown mode', [file, target, { name: 'mode', data: 'x' }], 422, [{ loc: ['body', 'mode'] }]],
    [
      'with a fractional number of speakers',
      [file, target, { name: 'num_speakers', data: '0.5' }],
      422,
      [{ type: 'int_parsing' }],
    ],
    ['with a text part as file', [{ name: 'file', data: 'x' }, target], 422, [{ loc: ['body', 'file', 0] }]],
  ])('A dubbing %s is refused.', async (_what, parts, status, detail) => {
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

describe('list of dubbings', () => {
  const fixtures: DubbingFixture[] = [
    { name: 'b', created_at: '2030-01-02T00:00:00Z', status: 'failed', target_languages: ['es', 'fr'] },
    { name: 'A', created_at: '2030-01-03T00:00:00Z', status: 'queued', creator: 'others' },
    { name: 'c', created_at: '2030-01-01T00:00:00Z', model: 'dubbing_v2', target_languages: ['de'] },
    { name: 'D', created_at: '2030-01-04T00:00:00Z', status: 'preparing', creation_source: 'flow_node' },
    { name: 'e', created_at: '2030-01-05T00:00:00Z', status: 'dubbing', creation_source: 'dubbing_ui' },
  ]

  async function withDubbings() {
    const { emulator, dubbing } = await withDubbing()
    for (const fixture of fixtures) emulator.state.dubs.add(fixture)
    const names = async (request?: Parameters<typeof dubbing.list>[0]) =>
      (await dubbing.list(request)).dubs.map(({ name }) => name).join('')
    return { emulator, dubbing, names }
  }

  test('Dubbings are listed newest first or in the requested order.', async () => {
    const { names } = await withDubbings()
    expect(await names()).toBe('eDAbc')
    expect(await names({ orderDirection: 'ASCENDING' })).toBe('cbADe')
    expect(await names({ orderBy: 'name' })).toBe('eDcbA')
    expect(await names({ orderBy: 'name', orderDirection: 'ASCENDING' })).toBe('AbcDe')
  })

  test('Each filter of the list applies, also in combination.', async () => {
    const { names } = await withDubbings()
    expect(await names({ dubbingStatus: 'dubbing' })).toBe('e')
    expect(await names({ dubbingStatuses: ['queued', 'preparing', 'failed'] })).toBe('DAb')
    expect(await names({ dubbingModels: ['dubbing_v2'] })).toBe('c')
    expect(await names({ targetLanguageCodes: ['fra', 'de'] })).toBe('bc')
    expect(await names({ creationSources: ['flow_node', 'dubbing_ui'] })).toBe('eD')
    expect(await names({ filterByCreator: 'others' })).toBe('A')
    expect(await names({ filterByCreator: 'personal' })).toBe('eDbc')
    expect(await names({ targetLanguageCodes: ['es'], dubbingStatuses: ['failed', 'queued'] })).toBe('Ab')
    expect(await names({ targetLanguageCodes: ['it'] })).toBe('')
  })

  test('Paging by cursor skips and repeats nothing while dubbings are added and removed.', async () => {
    const { emulator, dubbing } = await withDubbings()
    const first = await dubbing.list({ pageSize: 2 })
    expect(first).toMatchObject({ hasMore: true, dubs: [{ name: 'e' }, { name: 'D' }] })
    emulator.state.dubs.remove(first.dubs[1]!.dubbingId)
    emulator.state.dubs.add({ name: 'later', created_at: '2030-02-01T00:00:00Z' })
    const second = await dubbing.list({ pageSize: 2, cursor: first.nextCursor })
    expect(second).toMatchObject({ hasMore: true, dubs: [{ name: 'A' }, { name: 'b' }] })
    const third = await dubbing.list({ pageSize: 2, cursor: second.nextCursor })
    expect(third).toMatchObject({ hasMore: false, dubs: [{ name: 'c' }] })
    expect(third.nextCursor).toBeUndefined()
  })

  test('Invalid enumeration values, page sizes and cursors are refused.', async () => {
    const { emulator, dubbing } = await withDubbings()
    for (const query of [
      'page_size=0',
      'page_size=201',
      'order_by=age',
      'dubbing_statuses=queued&dubbing_statuses=x',
    ]) {
      expect([query, (await get(emulator, `/v1/dubbing?${query}`)).status]).toEqual([query, 422])
    }
    const { nextCursor: cursor } = await dubbing.list({ pageSize: 2 })
    for (const request of [{ cursor: 'mine' }, { cursor, orderBy: 'name' as const }]) {
      await expect(dubbing.list(request)).rejects.toMatchObject(detailError(400, 'invalid_cursor'))
    }
  })

  test('The vendor SDK parses every dubbing of the demo seed.', async () => {
    const emulator = await withEmulator()
    const { dubbing } = vendorClient(emulator)
    const { dubs } = await dubbing.list()
    expect(dubs).toHaveLength(emulator.state.dubs.all().length)
    expect(new Set(dubs.map(({ status }) => status))).toEqual(
      new Set(['queued', 'preparing', 'dubbing', 'dubbed', 'failed', 'cloning']),
    )
    const edited = dubs.find(({ name }) => name === 'Harbour tour')!
    const { speakerSegments, renders } = await dubbing.resource.get(edited.dubbingId)
    expect(Object.values(speakerSegments).some(({ dubs: { es } }) => es!.audioStale)).toBe(true)
    expect(Object.values(renders)).toHaveLength(2)
  })
})
