import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { voiceSampleId } from '../../../src/schema/shared/compositeId.js'
import {
  ListVoicesDocument,
  type VoiceFilter,
  type VoiceOrder,
  WholeVoiceDocument,
} from '../../generated/operations.js'
import { startTestApp, type TestApp } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

const ada = { sub: 'ada', org: 'acme' }

describe('A complete voice:', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp({ emulator: { seed: 'demo' } })
    for (const voice of app.upstream.state.voices()) await app.give(voice.voice_id, ada)
  })
  afterAll(() => app.close())

  test('every voice of the demonstration workspace resolves every field without an error', async () => {
    for (const wire of app.upstream.state.voices()) {
      const { data, errors } = await app.ask(WholeVoiceDocument, { as: ada, variables: { id: wire.voice_id } })
      expect(errors).toBeUndefined()
      expect(data!.voice).toMatchObject({ id: wire.voice_id, name: wire.name ?? '', owner: { id: 'ada' } })
      expect(data!.voice!.samples!.map((sample) => sample.id)).toEqual(
        (wire.samples ?? []).map(({ sample_id: sampleId }) =>
          voiceSampleId.encode({ voiceId: wire.voice_id, sampleId }),
        ),
      )
    }
  })

  test('maps are lists, keys are unchanged, and units and times are those of the graph', async () => {
    const id = app.upstream.state.addVoice({
      name: 'Mapped',
      category: 'professional',
      labels: { use_case: 'narration', camelCase: 'kept', 'with space': 'kept too' },
      created_at_unix: 1_700_000_000,
      fine_tuning: {
        is_allowed_to_fine_tune: true,
        state: { eleven_multilingual_v2: 'fine_tuning', eleven_turbo_v2_5: 'fine_tuned' },
        progress: { eleven_multilingual_v2: 42, eleven_turbo_v2_5: 1 },
        message: { eleven_multilingual_v2: 'half way' },
        dataset_duration_seconds: 1800.5,
        verification_failures: [],
        verification_attempts_count: 0,
        manual_verification_requested: false,
        next_max_verification_attempts_reset_unix_ms: 1_700_000_000_123,
      },
      samples: [{ trim_start: 100, trim_end: 900 }],
    }).voice_id
    await app.give(id, ada)
    const { data } = await app.ask(WholeVoiceDocument, { as: ada, variables: { id } })
    expect(data!.voice).toMatchObject({
      createdAt: '2023-11-14T22:13:20.000Z',
      labels: [
        { key: 'camelCase', value: 'kept' },
        { key: 'use_case', value: 'narration' },
        { key: 'with space', value: 'kept too' },
      ],
      fineTuning: {
        datasetDurationSecs: 1800.5,
        verificationAttemptsResetAt: '2023-11-14T22:13:20.123Z',
        models: [
          { modelId: 'eleven_multilingual_v2', status: 'FINE_TUNING', progress: 0.42, message: 'half way' },
          { modelId: 'eleven_turbo_v2_5', status: 'FINE_TUNED', progress: 1, message: null },
        ],
      },
      samples: [{ voiceId: id, trimStartMs: 100, trimEndMs: 900 }],
    })
  })

  test('unknown values of upstream enums become UNKNOWN', async () => {
    const id = app.upstream.state.addVoice({
      category: 'cinematic',
      recording_quality: 'superb',
      labelling_status: 'questioned',
      safety_control: 'PROBATION',
      samples: [{ speaker_separation: { status: 'dreaming' } }],
    }).voice_id
    await app.give(id, ada)
    const { data, errors } = await app.ask(WholeVoiceDocument, { as: ada, variables: { id } })
    expect(errors).toBeUndefined()
    expect(data!.voice).toMatchObject({
      category: 'UNKNOWN',
      recordingQuality: 'UNKNOWN',
      labellingStatus: 'UNKNOWN',
      safetyControl: 'UNKNOWN',
      samples: [{ speakerSeparation: { status: 'UNKNOWN' } }],
    })
  })
})

describe('The list of voices', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp()
    const kinds = ['cloned', 'generated', 'professional']
    const voices = app.upstream.state.addVoices(45, (index) => ({
      name: index < 10 ? 'Same name' : `Voice ${index % 7}`,
      category: kinds[index % 3]!,
      created_at_unix: 1_700_000_000 + (index % 5) * 60,
    }))
    for (const [index, voice] of voices.entries()) {
      await app.give(
        voice.voice_id,
        index % 9 === 0 ? { sub: 'bob', org: 'acme' } : ada,
        index % 9 === 0 ? 'TENANT' : 'PRIVATE',
      )
    }
    await app.stock(app.upstream.state.addVoice({ name: 'Stock', category: 'premade' }).voice_id)
  }, 30_000)
  afterAll(() => app.close())

  const page = (variables: { first?: number; after?: string | null; filter?: VoiceFilter; orderBy?: VoiceOrder }) =>
    app.ask(ListVoicesDocument, { as: ada, variables })

  const names = async (filter: VoiceFilter) => {
    const { data } = await page({ first: 100, filter })
    return data!.voices!.edges.map((edge) => edge.node.name)
  }

  test.each<[string, VoiceOrder]>([
    ['by name', { field: 'NAME', direction: 'ASC' }],
    ['by name, descending', { field: 'NAME', direction: 'DESC' }],
    ['by age', { field: 'CREATED_AT', direction: 'ASC' }],
    ['by age, newest first', { field: 'CREATED_AT', direction: 'DESC' }],
  ])('has pages %s that contain each voice once', async (_order, orderBy) => {
    const ids: string[] = []
    let after: string | null = null
    let pages = 0
    do {
      const { data, errors } = await page({ first: 7, after, orderBy })
      expect(errors).toBeUndefined()
      const { edges, pageInfo } = data!.voices!
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      ids.push(...edges.map((edge) => edge.node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
      pages += 1
    } while (after !== null)
    expect(pages).toBe(7)
    expect(ids).toHaveLength(46)
    expect(new Set(ids).size).toBe(46)
  })

  test('is filtered by name, category and reason of visibility', async () => {
    expect(await names({ search: 'same' })).toHaveLength(10)
    expect(await names({ search: ' same\u00a0\n' })).toHaveLength(10)
    expect(await names({ search: ' \u3000' })).toHaveLength(46)
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ categories: ['PREMADE'] })).toEqual(['Stock'])
    expect(await names({ categories: ['CLONED', 'PREMADE'] })).toHaveLength(16)
    expect(await names({ accesses: ['STOCK'] })).toEqual(['Stock'])
    expect(await names({ accesses: ['TENANT'] })).toHaveLength(5)
    expect(await names({ accesses: ['OWN'] })).toHaveLength(40)
    expect(await names({ accesses: ['OWN'], categories: ['PREMADE'] })).toEqual([])
    expect(await names({ categories: [] })).toEqual([])
  })

  test('omits the edge of a voice that upstream does not show, keeps the others, and queues a check', async () => {
    const gone = app.upstream.state.addVoice({ name: 'Aardvark', category: 'cloned' }).voice_id
    await app.give(gone, ada)
    app.upstream.state.removeVoice(gone)
    const { data, errors } = await page({ first: 100 })
    expect(errors).toBeUndefined()
    expect(data!.voices!.edges).toHaveLength(46)
    const { prisma } = app.server.deps.sources.database
    const queued = async () =>
      prisma.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE name = 'check-voice' AND data->>'voiceId' = ${gone}`
    await waitUntil(async () => (await queued()).length > 0, 'a check of the voice is queued')
    expect(await queued()).toHaveLength(1)
    const row = await prisma.voiceRecord.findUnique({ where: { id: gone } })
    expect(row).toMatchObject({ missingSince: null, vanishedAt: null })
  })

  test('has a new name at once and is sorted by it soon after', async () => {
    const id = app.upstream.state.addVoice({ name: 'Old name', category: 'cloned' }).voice_id
    await app.give(id, ada)
    app.upstream.state.patchVoice(id, { name: 'Zz new name' })
    const before = await page({ first: 100, filter: { search: 'Old name' } })
    expect(before.data!.voices!.edges.map((edge) => edge.node.name)).toEqual(['Zz new name'])
    const found = () => names({ search: 'Zz new' })
    await waitUntil(async () => (await found()).length > 0, 'the new name is found')
    expect(await found()).toEqual(['Zz new name'])
  })

  test('is an error and never an empty page when the look-up fails', async () => {
    app.upstream.faults.add({ kind: 'html_503', times: Number.POSITIVE_INFINITY })
    const { data, errors } = await page({ first: 5 })
    app.upstream.faults.clear()
    expect(data!.voices).toBeNull()
    expect(errors!.map((error) => error.extensions.code)).toEqual(['UPSTREAM_UNAVAILABLE'])
  })
})
