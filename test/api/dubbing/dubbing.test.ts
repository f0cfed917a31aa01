import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { ada, bob, chief, DubbingApp, METADATA, RESOURCE, stranger } from '../../support/dubbingApp.js'
import type { Person } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

type Node = Record<string, unknown> & { id: string }
interface Page {
  edges: { cursor: string; node: Node }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const rowFields = `id name status isStudio sourceLanguage targetLanguages durationSecs createdAt owner { id } viewerPermission`
const page = (fields: string) => `edges { cursor node { ${fields} } } pageInfo { hasNextPage endCursor }`
const idsOf = ({ edges }: Page) => edges.map(({ node }) => node.id)

describe('Dubbings', () => {
  let app: DubbingApp
  let tour: string
  let talk: string
  let failed: string
  let ofBob: string

  beforeAll(async () => {
    app = await DubbingApp.start()
    tour = await app.add({
      name: 'Harbour tour',
      target_languages: ['es', 'fr'],
      created_at: '2026-02-03T04:05:06Z',
      duration_secs: 30,
    })
    talk = await app.add({ name: 'Talk', editable: false, content_type: 'audio/mpeg', target_languages: ['de'] })
    failed = await app.add({ name: 'Lost', status: 'failed', error: 'Nobody speaks.' })
    ofBob = await app.add({ name: 'Bob’s tour' }, bob)
  })
  afterAll(() => app.app.close())
  beforeEach(() => app.forgetCalls())

  const list = async (args = '', fields = 'id', as: Person = ada) =>
    (await app.ask<{ dubbings: Page }>(`{ dubbings${args} { ${page(fields)} } }`, {}, as)).dubbings

  test('that have ended are answered from their rows without an upstream call', async () => {
    expect(await app.dubbing(tour, rowFields)).toEqual({
      id: tour,
      name: 'Harbour tour',
      status: 'DUBBED',
      isStudio: true,
      sourceLanguage: 'en',
      targetLanguages: ['es', 'fr'],
      durationSecs: 30,
      createdAt: '2026-02-03T04:05:06.000Z',
      owner: { id: 'ada' },
      viewerPermission: 'MANAGE',
    })
    expect(app.calls()).toBe(0)
  })

  test('take one upstream call for fields that only upstream has', async () => {
    expect(await app.dubbing(failed, 'status error mediaType name')).toEqual({
      status: 'FAILED',
      error: 'Nobody speaks.',
      mediaType: 'video/mp4',
      name: 'Lost',
    })
    expect([app.calls(METADATA), app.calls()]).toEqual([1, 1])
    // There is no failure message to read.
    expect(await app.dubbing(tour, 'status error')).toEqual({ status: 'DUBBED', error: null })
    expect(app.calls()).toBe(1)
    const inFragment = '... on DubbingResource { id ... { mediaType } }'
    expect(await app.dubbing(talk, inFragment)).toEqual({ id: talk, mediaType: 'audio/mpeg' })
    expect(app.calls()).toBe(2)
  })

  test('are null for everyone but their owner and administrators, and an error for anonymous viewers', async () => {
    expect(await app.dubbing(tour, 'id', chief)).toEqual({ id: tour })
    const all = `${rowFields} error mediaType version speakers { id } segments { edges { node { id } } } renders { id }`
    for (const other of [bob, stranger]) expect(await app.dubbing(tour, all, other)).toBeNull()
    for (const id of ['nothing', '', '\0', '..', 'x'.repeat(5000)]) expect(await app.dubbing(id, all)).toBeNull()
    const { errors } = await app.app.ask(`{ dubbing(id: "${tour}") { id } dubbings { edges { node { id } } } }`)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED'])
    const without = { ...ada, scopes: ['voices:read'] as const }
    const refused = await app.tryAsk(`{ dubbing(id: "${tour}") { id } }`, {}, without)
    expect(refused.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    expect(app.calls()).toBe(0)
  })

  test('are listed newest first, in pages, and by status, language and name', async () => {
    expect(idsOf(await list())).toEqual([failed, talk, tour])
    const first = await list('(first: 2)')
    expect([idsOf(first), first.pageInfo.hasNextPage]).toEqual([[failed, talk], true])
    const rest = await list(`(first: 2, after: "${first.pageInfo.endCursor}")`)
    expect([idsOf(rest), rest.pageInfo.hasNextPage]).toEqual([[tour], false])
    expect(idsOf(await list('(filter: { statuses: [FAILED, QUEUED] })'))).toEqual([failed])
    expect(idsOf(await list('(filter: { targetLanguages: ["fr"] })'))).toEqual([tour])
    expect(idsOf(await list('(filter: { search: "TAL" })'))).toEqual([talk])
    expect(idsOf(await list('(filter: { search: "\\ttal " })'))).toEqual([talk])
    expect(idsOf(await list('(filter: { search: " " })'))).toEqual([failed, talk, tour])
    expect(idsOf(await list('(filter: { search: "%" })'))).toEqual([])
    expect(idsOf(await list('', 'id', stranger))).toEqual([])
    expect(idsOf(await list('', 'id', chief))).toEqual([ofBob, failed, talk, tour])
    expect(app.calls()).toBe(0)
  })

  test('are listed on their user', async () => {
    const query = `{ voiceViewer { user { dubbings(first: 5) { ${page('id name')} } } } }`
    const { voiceViewer: viewer } = await app.ask<{ voiceViewer: { user: { dubbings: Page } } }>(query, {}, bob)
    expect(idsOf(viewer.user.dubbings)).toEqual([ofBob])
  })

  test('in a list take one upstream call each, if their rows do not suffice', async () => {
    await list('', rowFields)
    expect(app.calls()).toBe(0)
    const { edges } = await list('', 'id error')
    expect(edges.map(({ node }) => node.error)).toEqual(['Nobody speaks.', null, null])
    expect([app.calls(METADATA), app.calls()]).toEqual([1, 1])
    app.forgetCalls()
    await list('', 'id mediaType')
    expect([app.calls(METADATA), app.calls()]).toEqual([3, 3])
  })

  test.each(['bm9wZQ', '!', '', 'WzEsMiwzXQ', Buffer.from('["2026-01-01","x"]').toString('base64url')])(
    'refuse the invalid cursor %j',
    async (after) => {
      const { errors } = await app.tryAsk(`query ($after: String) { dubbings(after: $after) { edges { cursor } } }`, {
        after,
      })
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    },
  )

  test.each(['first: 0', 'first: 101', `filter: { search: "${'x'.repeat(201)}" }`, 'filter: { statuses: [DONE] }'])(
    'refuse the invalid argument %s',
    async (args) => {
      const { errors } = await app.tryAsk(`{ dubbings(${args}) { edges { cursor } } }`)
      expect(errors![0]!.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/)
    },
  )
})

describe('A dubbing', () => {
  const everything = `status version input { url } background { url } foreground { url } speakers { id } speaker(id: "x") { id }
    segments { edges { node { id } } } segment(id: "x") { id } renders { id } audio(language: "es") { url }
    transcript(language: "es", format: SRT)`
  const nothing = {
    ...{
      version: null,
      input: null,
      background: null,
      foreground: null,
      speakers: null,
      speaker: null,
      segments: null,
    },
    ...{ segment: null, renders: null, audio: null, transcript: null },
  }

  test.each([
    ['queued', 'QUEUED'],
    ['preparing', 'PREPARING'],
    ['dubbing', 'DUBBING'],
    ['revising', 'UNKNOWN'],
  ])('that is %s has only a status, and no error', async (word, status) => {
    await using app = await DubbingApp.start()
    const id = await app.add({ status: word })
    expect(await app.dubbing(id, everything)).toEqual({ ...nothing, status })
    expect([app.calls(METADATA), app.calls(RESOURCE), app.calls()]).toEqual([1, 1, 2])
  })

  test('that has failed has only a status, and upstream is not called', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add({ status: 'failed' })
    expect(await app.dubbing(id, everything)).toEqual({ ...nothing, status: 'FAILED' })
    expect(app.calls()).toBe(0)
  })

  test('without studio has no speakers and segments, but has audio and transcripts', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add({ editable: false })
    const shown = await app.dubbing<Record<string, unknown>>(id, everything)
    expect(shown).toEqual({
      ...nothing,
      status: 'DUBBED',
      audio: { url: expect.any(String) },
      transcript: expect.stringContaining('-->'),
    })
    expect(app.calls(RESOURCE)).toBe(0)
  })

  test('that has ended since its row was written reports its new status, and its row is updated', async () => {
    await using app = await DubbingApp.start()
    const { dubbing_id } = app.upstreamDubbings.add({ name: 'New' })
    await app.give(dubbing_id, ada, { status: 'DUBBING' })
    expect(await app.dubbing(dubbing_id, 'status audio(language: "es") { mediaType }')).toEqual({
      status: 'DUBBED',
      audio: { mediaType: null },
    })
    expect(app.calls()).toBe(1)
    const { prisma } = app.app.server.deps.sources.database
    await waitUntil(
      async () => (await prisma.dubbingRecord.findUnique({ where: { id: dubbing_id } }))?.status === 'DUBBED',
      'the row is updated',
    )
    app.forgetCalls()
    expect(await app.dubbing(dubbing_id, 'status')).toEqual({ status: 'DUBBED' })
    expect(app.calls()).toBe(0)
  })

  test('that no longer exists upstream is null and missing in lists if upstream fields are selected', async () => {
    await using app = await DubbingApp.start()
    const [gone, there] = [await app.add(), await app.add()]
    app.upstreamDubbings.remove(gone)
    expect(await app.dubbing(gone, 'version mediaType')).toBeNull()
    expect(await app.dubbing(gone, 'id segments { edges { cursor } }')).toEqual({ id: gone, segments: null })
    const { dubbings } = await app.ask<{ dubbings: Page }>(`{ dubbings { ${page('id mediaType')} } }`)
    expect(idsOf(dubbings)).toEqual([there])
  })

  test('has errors at its upstream fields during an outage, and keeps the fields of its row', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add({ name: 'Tour' })
    app.app.upstream.faults.add({ kind: 'service_unavailable', times: Number.POSITIVE_INFINITY })
    const { data, errors } = await app.tryAsk<{ dubbing: object }>(
      `{ dubbing(id: "${id}") { name status version speakers { id } } }`,
    )
    expect(data!.dubbing).toEqual({ name: 'Tour', status: 'DUBBED', version: null, speakers: null })
    expect(errors!.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['dubbing', 'version'], 'UPSTREAM_UNAVAILABLE'],
      [['dubbing', 'speakers'], 'UPSTREAM_UNAVAILABLE'],
    ])
  })
})

describe('Transcripts', () => {
  const get = async (app: DubbingApp, id: string, language: string, format: string) =>
    await app.tryAsk<{ dubbing: { transcript: string | null } }>(
      `query ($id: ID!, $language: String!, $format: DubbingTranscriptFormat!) {
          dubbing(id: $id) { transcript(language: $language, format: $format) }
        }`,
      { id, language, format },
    )

  test('are available in three formats, for each target language and the source language', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add({ editable: false, target_languages: ['es'] })
    const text = async (language: string, format: string) =>
      (await get(app, id, language, format)).data!.dubbing.transcript!
    expect(await text('es', 'SRT')).toMatch(/^1\r?\n00:00:00,000 --> 00:00:/)
    expect(await text('es', 'WEBVTT')).toMatch(/^WEBVTT\r?\n/)
    const json = JSON.parse(await text('es', 'JSON')) as { language: string; utterances: { text: string }[] }
    expect(json.language).toBe('es')
    expect(json.utterances[0]!.text).toMatch(/^\[es] /)
    expect(await text('source', 'SRT')).not.toContain('[es]')
    expect(app.calls()).toBe(4)
  })

  test('are null if upstream has none, and a refusal of upstream is an error', async () => {
    await using app = await DubbingApp.start()
    const id = await app.add()
    for (const language of ['fr', 'xx', '', '../..', 'x'.repeat(500)]) {
      expect(await get(app, id, language, 'SRT')).toEqual({ data: { dubbing: { transcript: null } } })
    }
    // The emulator refuses JSON transcripts of studio dubbings.
    const { errors } = await get(app, id, 'es', 'JSON')
    expect(errors!.map(({ extensions }) => [extensions.code, extensions.upstreamCode])).toEqual([
      ['UPSTREAM_REJECTED', 'invalid_output_format'],
    ])
    expect((await get(app, id, 'es', 'DOCX')).errors![0]!.extensions.code).toBe('BAD_USER_INPUT')
  })

  test('are null while the dubbing is being processed', async () => {
    await using app = await DubbingApp.start()
    const { dubbing_id } = app.upstreamDubbings.add({ status: 'dubbing' })
    // As after a restart of the dubbing in another program.
    await app.give(dubbing_id, ada, { status: 'DUBBED' })
    expect(await get(app, dubbing_id, 'es', 'SRT')).toEqual({ data: { dubbing: { transcript: null } } })
  })
})
