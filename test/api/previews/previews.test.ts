import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import {
  CreateVoiceFromPreviewDocument,
  DesignVoiceDocument,
  ListPreviewsDocument,
  type ListPreviewsQuery,
  OnePreviewDocument,
  PreviewsOfVoicesDocument,
  RemixVoiceDocument,
  ShareVoiceDocument,
} from '../../generated/operations.js'
import { type Answer, type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'

const scopes = ['voices:read', 'voices:write', 'audio:generate'] as const
const ada: Person = { sub: 'ada', org: 'acme', scopes }
const bob: Person = { sub: 'bob', org: 'acme', scopes }
const boss: Person = { sub: 'boss', org: 'acme', scopes: [...scopes, 'tenant:admin'] }

const IDEA = 'A ferryman of sixty who has shouted over engines all his life.'
const TEXT =
  'Mind the gap between the pier and the boat. It was wider yesterday, and it will be wider still when the tide turns.'
const DESIGN = 'POST /v1/text-to-voice/design'
const REMIX = 'POST /v1/text-to-voice/:voice_id/remix'
const CREATE = 'POST /v1/text-to-voice'
const STREAM = 'GET /v1/text-to-voice/:generated_voice_id/stream'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ emulator: { generation: { firstPieceMs: 0, pauseMs: 0 } } })
})
afterAll(() => app.close())
beforeEach(() => app.upstream.calls.clear())

type Input<Document> =
  Document extends TypedDocumentNode<unknown, infer Variables extends { input: unknown }>
    ? Partial<Variables['input']>
    : never
type DesignInput = Input<typeof DesignVoiceDocument>
type RemixInput = Input<typeof RemixVoiceDocument>
type CreateInput = Input<typeof CreateVoiceFromPreviewDocument>

const design = (more: DesignInput = {}, as: Person = ada) =>
  app.ask(DesignVoiceDocument, { as, variables: { input: { description: IDEA, text: TEXT, ...more } } })
const remix = (voiceId: string, more: RemixInput = {}, as: Person = ada) =>
  app.ask(RemixVoiceDocument, {
    as,
    variables: { input: { voiceId, description: 'Slower, with a cold', text: TEXT, ...more } },
  })
const create = (previewId: string, more: CreateInput = {}, as: Person = ada) =>
  app.ask(CreateVoiceFromPreviewDocument, { as, variables: { input: { previewId, name: 'Ferryman', ...more } } })

async function designed(more: DesignInput = {}, as: Person = ada) {
  const { data, errors } = await design(more, as)
  expect(errors).toBeUndefined()
  expect(data!.designVoice!.userErrors).toEqual([])
  return data!.designVoice!.previews!
}

async function onePreview(id: string, as: Person = ada) {
  const { data, errors } = await app.ask(OnePreviewDocument, { as, variables: { id } })
  expect(errors).toBeUndefined()
  return data!.voicePreview
}

async function ownVoice(as: Person = ada) {
  const { voice_id } = app.upstream.state.addVoice({ name: 'Original', category: 'generated' })
  await app.give(voice_id, as)
  return voice_id
}

const codesOf = (answer: { errors?: { extensions: Record<string, unknown> }[] }) =>
  answer.errors?.map((error) => error.extensions.code)

describe('A voice designed from a description', () => {
  test('has previews that only the viewer can see and play, at no further cost', async () => {
    const { data, errors } = await design()
    expect(errors).toBeUndefined()
    const { previewIds, previews, text, userErrors } = data!.designVoice!
    expect([text, userErrors]).toEqual([TEXT, []])
    expect(previewIds).toHaveLength(3)
    expect(previews!.map(({ id }) => id)).toEqual(previewIds)
    for (const preview of previews!) {
      expect(preview).toMatchObject({
        ...{ kind: 'DESIGN', description: IDEA, text: TEXT, language: 'en', modelId: 'eleven_multilingual_ttv_v2' },
        ...{ owner: { id: 'ada' }, viewerPermission: 'MANAGE', sourceVoice: null, voice: null },
        durationSecs: expect.any(Number),
        audio: { mediaType: 'audio/mpeg', durationSecs: preview.durationSecs },
      })
    }

    const response = await fetch(previews![0]!.audio!.url)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    // 192 kbit/s, plus or minus the last frame.
    expect(bytes.length / 24_000).toBeCloseTo(previews![0]!.durationSecs!, 0)
    const part = await fetch(previews![0]!.audio!.url, { headers: { range: 'bytes=10-19' } })
    expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(10, 20)])
    expect(app.upstream.calls.count({ route: STREAM })).toBe(0)
    expect(app.upstream.calls.count({ generated: true })).toBe(1)
  })

  test('has URLs that contain no upstream id but that of the preview', async () => {
    const voiceId = await ownVoice()
    const { data } = await remix(voiceId)
    const [preview, other] = data!.remixVoice!.previews!
    const url = new URL(preview!.audio!.url)
    const values = [...url.searchParams.values()].map((value) => String(Buffer.from(value, 'base64url')))
    const read = [url.href, ...values].join()
    expect(read).toContain(preview!.id)
    for (const id of [voiceId, other!.id]) expect(read).not.toContain(id)
  })

  test('costs what upstream reports, and the cost is recorded', async () => {
    const before = app.upstream.state.plan.charactersUsed
    await designed()
    expect(app.upstream.state.plan.charactersUsed - before).toBe(TEXT.length)
    const { prisma } = app.server.deps.sources.database
    const [entry] = await prisma.usageEntry.findMany({ orderBy: { at: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ kind: 'designVoice', actorId: 'ada', tenantId: 'org:acme', characters: TEXT.length })
  })

  test('has previews in the requested format', async () => {
    const [preview] = await designed({ outputFormat: 'OPUS_48000_32' })
    expect(preview!.audio!.mediaType).toBe('audio/ogg')
    const response = await fetch(preview!.audio!.url)
    expect(response.headers.get('content-type')).toBe('audio/ogg')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('OggS')
  })

  test('has a generated text if that is requested', async () => {
    const { data } = await design({ text: null, autoGenerateText: true })
    const { text, previews } = data!.designVoice!
    expect(text!.length).toBeGreaterThan(100)
    expect(previews!.map((preview) => preview.text)).toEqual([text, text, text])
  })

  test('without audio in the response is played from upstream and not designed again', async () => {
    const [preview] = await designed({ streamPreviews: true })
    expect(preview!.durationSecs === null || preview!.durationSecs > 0).toBe(true)
    const response = await fetch(preview!.audio!.url)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(10_000)
    expect(app.upstream.calls.count({ route: STREAM })).toBe(1)
    expect(app.upstream.calls.count({ generated: true })).toBe(1)
  })

  test('is kept and playable if its audio cannot be stored, and the error is logged', async () => {
    const { mediaStore } = app.server.deps
    const create = jest.spyOn(mediaStore, 'create').mockRejectedValue(new Error('the disk is full'))
    const previews = await designed()
    expect(create).toHaveBeenCalledTimes(3)
    create.mockRestore()
    expect(previews).toHaveLength(3)
    expect((await fetch(previews[0]!.audio!.url)).status).toBe(200)
    expect(app.upstream.calls.count({ route: STREAM })).toBe(1)
    expect(app.logs()).toContain('the audio of a preview could not be stored')
    const { prisma } = app.server.deps.sources.database
    const isStored = async (ids: string[]) =>
      (await prisma.voicePreviewRecord.findMany({ where: { id: { in: ids } } })).map((row) => row.isStored)
    expect(await isStored(previews.map(({ id }) => id))).toEqual([false, false, false])
    expect(await isStored((await designed()).map(({ id }) => id))).toEqual([true, true, true])
  })

  test('is designed once for one idempotency key', async () => {
    const [first, second] = [await design({ idempotencyKey: 'once' }), await design({ idempotencyKey: 'once' })]
    expect(second).toEqual(first)
    expect(first.data!.designVoice!.previewIds).toHaveLength(3)
    const other = await design({ idempotencyKey: 'once', seed: 7 })
    expect(codesOf(other)).toEqual(['IDEMPOTENCY_CONFLICT'])
    expect(app.upstream.calls.count({ route: DESIGN })).toBe(1)
    await designed({ idempotencyKey: 'once' }, bob)
    expect(app.upstream.calls.count({ route: DESIGN })).toBe(2)
  })

  test('with a lost response has an unknown outcome and is not charged again', async () => {
    app.upstream.faults.add({ kind: 'carried_out_then_reset', match: { route: DESIGN } })
    const first = await design({ idempotencyKey: 'lost' })
    expect(first.data!.designVoice).toBeNull()
    expect(first.errors!.map((error) => error.extensions)).toEqual([
      { code: 'OUTCOME_UNKNOWN', operationId: expect.any(String) },
    ])
    const again = await design({ idempotencyKey: 'lost' })
    expect(again.errors![0]!.extensions).toEqual(first.errors![0]!.extensions)
    expect(app.upstream.calls.count({ route: DESIGN })).toBe(1)
  })
})

test('Previews that were paid for exist also for a client that disconnected before the response', async () => {
  const fay: Person = { sub: 'fay', org: 'acme', scopes }
  app.upstream.faults.add({ kind: 'latency', latencyMs: 1_000, match: { route: DESIGN } })
  const client = new AbortController()
  const leaving = fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor(fay)}` },
    body: JSON.stringify({
      query: 'mutation ($input: DesignVoiceInput!) { designVoice(input: $input) { text } }',
      variables: { input: { description: IDEA, text: TEXT } },
    }),
    signal: client.signal,
  })
  await app.upstream.calls.waitFor(({ route }) => route === DESIGN)
  client.abort()
  await expect(leaving).rejects.toThrow()
  const previewIds = async () => {
    const { data } = await app.ask(ListPreviewsDocument, { as: fay, variables: { first: 10 } })
    return data!.voicePreviews!.edges.map((edge) => edge.node.id)
  }
  const found = await waitUntil(async () => {
    const ids = await previewIds()
    return ids.length > 0 && ids
  }, 'the previews are listed')
  expect(found).toHaveLength(3)
  expect(app.upstream.calls.count({ route: DESIGN })).toBe(1)
})

describe('A refusal of upstream', () => {
  const refused = (code: string) => app.upstream.faults.add({ kind: 'domain_error', code, match: { route: DESIGN } })

  test('is a user error if the user can fix it', async () => {
    refused('subscription_required')
    expect((await design()).data!.designVoice).toEqual({
      ...{ previewIds: [], text: null, previews: [] },
      userErrors: [{ code: 'PLAN_REQUIRED', message: expect.any(String), path: ['input'] }],
    })
    refused('text_not_allowed')
    expect((await design()).data!.designVoice!.userErrors).toMatchObject([
      { code: 'REFUSED_UPSTREAM', message: expect.stringContaining('text_not_allowed') },
    ])
  })

  test('is an error with a code if only the platform can fix it, and the key can be used again', async () => {
    const { plan } = app.upstream.state
    const { characterLimit } = plan
    plan.characterLimit = 0
    const broke = await design({ idempotencyKey: 'again' })
    plan.characterLimit = characterLimit
    expect(codesOf(broke)).toEqual(['QUOTA_EXCEEDED'])
    expect(await designed({ idempotencyKey: 'again' })).toHaveLength(3)
  })
})

describe('A remix', () => {
  test('with one key is created once, also if its voice has since been deleted', async () => {
    const voiceId = await ownVoice()
    const again = () => remix(voiceId, { idempotencyKey: 'remix once' })
    const first = (await again()).data!.remixVoice!
    expect(first.userErrors).toEqual([])
    const { prisma } = app.server.deps.sources.database
    await prisma.voiceRecord.update({ where: { id: voiceId }, data: { deletedAt: new Date() } })
    expect((await again()).data!.remixVoice).toMatchObject({ previewIds: first.previewIds, userErrors: [] })
    expect((await remix(voiceId)).data!.remixVoice!.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect(app.upstream.calls.count({ route: REMIX })).toBe(1)
  })

  test('links to the voice that it is based on, and back', async () => {
    const voiceId = await ownVoice()
    const { data, errors } = await remix(voiceId)
    expect(errors).toBeUndefined()
    const { previews, userErrors } = data!.remixVoice!
    expect(userErrors).toEqual([])
    expect(previews).toHaveLength(3)
    for (const preview of previews!) {
      expect(preview).toMatchObject({ kind: 'REMIX', modelId: null, sourceVoice: { id: voiceId, name: 'Original' } })
    }
    const of = await app.ask(PreviewsOfVoicesDocument, { as: ada, variables: { first: 100 } })
    const node = of.data!.voices!.edges.find((edge) => edge.node.id === voiceId)!.node
    expect(node.remixes!.map(({ id }) => id).sort()).toEqual(data!.remixVoice!.previewIds.toSorted())
    expect(node.previews).toEqual([])
    expect(app.upstream.calls.count({ route: REMIX })).toBe(1)
  })

  test('is available to users who may change the voice', async () => {
    const voiceId = await ownVoice()
    const unseen = await remix(voiceId, {}, bob)
    expect(unseen.data!.remixVoice!.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'voiceId'] }])
    const share = (permission: 'VIEW' | 'EDIT') =>
      app.ask(ShareVoiceDocument, { as: ada, variables: { input: { id: voiceId, userId: 'bob', permission } } })
    await share('VIEW')
    expect(codesOf(await remix(voiceId, {}, bob))).toEqual(['FORBIDDEN'])
    expect(app.upstream.calls.count({ method: 'POST' })).toBe(0)
    await share('EDIT')
    const { data } = await remix(voiceId, {}, bob)
    expect(data!.remixVoice!.previews!.map(({ owner }) => owner)).toEqual(Array(3).fill({ id: 'bob' }))

    const seen = await app.ask(PreviewsOfVoicesDocument, { as: ada, variables: { first: 100 } })
    const node = seen.data!.voices!.edges.find((edge) => edge.node.id === voiceId)!.node
    expect(node.remixes).toEqual([])
  })

  test('of a voice that no longer exists upstream is a user error', async () => {
    const voiceId = await ownVoice()
    app.upstream.state.removeVoice(voiceId)
    const { data } = await remix(voiceId)
    expect(data!.remixVoice!.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })
})

describe('A voice created from a preview', () => {
  test('belongs to its creator, has the description of the preview, and links to it and back', async () => {
    const [chosen] = await designed()
    const { data, errors } = await create(chosen!.id, { labels: [{ key: 'accent', value: 'scottish' }] })
    expect(errors).toBeUndefined()
    const { voice, voiceId } = data!.createVoiceFromPreview!
    expect(voice).toMatchObject({
      ...{ name: 'Ferryman', category: 'GENERATED', description: IDEA, owner: { id: 'ada' } },
      viewerPermission: 'MANAGE',
      labels: expect.arrayContaining([{ key: 'accent', value: 'scottish' }]),
      previews: [{ id: chosen!.id, voice: { id: voiceId } }],
    })
    expect(await onePreview(chosen!.id)).toMatchObject({ voice: { id: voiceId, name: 'Ferryman' } })
  })

  test('can have a new description, and needs one if that of the preview is too short', async () => {
    const described = 'An old man of the sea, with a voice like a rusty hinge.'
    const [first] = await designed()
    const made = await create(first!.id, { description: described })
    expect(made.data!.createVoiceFromPreview!.voice!.description).toBe(described)

    const { data } = await remix(made.data!.createVoiceFromPreview!.voiceId!, { description: 'Softer' })
    const previewId = data!.remixVoice!.previewIds[0]!
    const short = await create(previewId)
    expect(short.data!.createVoiceFromPreview).toMatchObject({
      voiceId: null,
      userErrors: [{ code: 'INVALID', path: ['input', 'description'] }],
    })
    expect(app.upstream.calls.count({ route: CREATE })).toBe(1)
    const longer = await create(previewId, { description: described })
    expect(longer.data!.createVoiceFromPreview!.userErrors).toEqual([])
  })

  test('is created once for one preview and for one idempotency key', async () => {
    const [chosen] = await designed()
    const first = await create(chosen!.id, { idempotencyKey: 'make' })
    const again = await create(chosen!.id, { idempotencyKey: 'make' })
    expect(first.data!.createVoiceFromPreview!.userErrors).toEqual([])
    expect(again).toEqual(first)
    const other = await create(chosen!.id, { idempotencyKey: 'another' })
    expect(other.data!.createVoiceFromPreview).toMatchObject({ voiceId: null, userErrors: [{ code: 'CONFLICT' }] })
    expect(app.upstream.calls.count({ route: CREATE })).toBe(1)
  })

  test('is created once for one preview, also if one request creates it twice', async () => {
    const [chosen] = await designed()
    const field = `createVoiceFromPreview(input: { previewId: "${chosen!.id}", name: "Ferryman" })`
    const { data } = await app.ask<Record<string, unknown>>(
      `mutation { one: ${field} { userErrors { code } } other: ${field} { userErrors { code } } }`,
      { as: ada },
    )
    expect(data).toEqual({ one: { userErrors: [] }, other: { userErrors: [{ code: 'CONFLICT' }] } })
    expect(app.upstream.calls.count({ route: CREATE })).toBe(1)
  })

  test('needs a preview that upstream still has', async () => {
    const [chosen] = await designed()
    app.upstream.clock.advance(app.upstream.state.generation.previewLifetimeMs)
    const { data } = await create(chosen!.id)
    expect(data!.createVoiceFromPreview).toMatchObject({
      voiceId: null,
      userErrors: [{ code: 'CONFLICT', message: expect.stringContaining('expired') }],
    })
    expect((await fetch(chosen!.audio!.url)).status).toBe(200)
  })

  test('needs a free voice slot', async () => {
    const [chosen] = await designed()
    const { account } = app.upstream.state
    const { voiceLimit } = account
    account.voiceLimit = 0
    const full = await create(chosen!.id, { idempotencyKey: 'room' })
    account.voiceLimit = voiceLimit
    expect(full.data!.createVoiceFromPreview!.userErrors).toMatchObject([{ code: 'VOICE_LIMIT_REACHED' }])
    const roomy = await create(chosen!.id, { idempotencyKey: 'room' })
    expect(roomy.data!.createVoiceFromPreview!.userErrors).toEqual([])
  })

  test('with a lost response has an unknown outcome and is not created again', async () => {
    const [chosen] = await designed()
    app.upstream.faults.add({ kind: 'carried_out_then_reset', match: { route: CREATE } })
    const first = await create(chosen!.id, { idempotencyKey: 'lost voice' })
    expect(codesOf(first)).toEqual(['OUTCOME_UNKNOWN'])
    const again = await create(chosen!.id, { idempotencyKey: 'lost voice' })
    expect(again.errors![0]!.extensions).toEqual(first.errors![0]!.extensions)
    expect(app.upstream.calls.count({ route: CREATE })).toBe(1)
    // Also without the key, because the preview is used.
    const anew = await create(chosen!.id)
    expect(anew.data!.createVoiceFromPreview!.userErrors).toMatchObject([{ code: 'CONFLICT' }])
  })
})

describe('Previews', () => {
  test('are visible to their owner and to the administrators of the tenant only', async () => {
    const carol: Person = { sub: 'carol', org: 'acme', scopes }
    const [preview] = await designed({}, carol)
    const list = async (as: Person) =>
      (await app.ask(ListPreviewsDocument, { as, variables: { first: 100 } })).data!.voicePreviews!.edges.map(
        (edge) => edge.node.id,
      )
    expect(await list(carol)).toContain(preview!.id)
    const other: Person = { sub: 'carol', org: 'globex', scopes }
    for (const stranger of [bob, other]) {
      expect(await onePreview(preview!.id, stranger)).toBeNull()
      expect(await list(stranger)).not.toContain(preview!.id)
      const { data } = await create(preview!.id, {}, stranger)
      expect(data!.createVoiceFromPreview!.userErrors).toMatchObject([
        { code: 'NOT_FOUND', path: ['input', 'previewId'] },
      ])
    }
    expect(await onePreview(preview!.id, boss)).toMatchObject({ viewerPermission: 'VIEW', owner: { id: 'carol' } })
    expect(await list(boss)).toContain(preview!.id)
    // A user with the same id in another tenant is a different user, with any scopes.
    const admin: Person = { ...other, scopes: [...scopes, 'platform:admin'] }
    expect(await onePreview(preview!.id, admin)).toMatchObject({ viewerPermission: 'VIEW' })
    for (const as of [boss, admin]) expect(codesOf(await create(preview!.id, {}, as))).toEqual(['FORBIDDEN'])
    expect(app.upstream.calls.count({ route: CREATE })).toBe(0)

    const { prisma } = app.server.deps.sources.database
    const denied = await prisma.auditEntry.findMany({ where: { resourceId: preview!.id, outcome: 'DENIED' } })
    expect(denied.map(({ action, actorId }) => [action, actorId]).toSorted()).toEqual([
      ['createVoiceFromPreview', 'bob'],
      ['createVoiceFromPreview', 'boss'],
      ['createVoiceFromPreview', 'carol'],
      ['createVoiceFromPreview', 'carol'],
    ])
  })

  test('are listed in pages, newest first', async () => {
    const dora: Person = { sub: 'dora', org: 'acme', scopes }
    const older = (await designed({}, dora)).map(({ id }) => id)
    const newer = (await designed({ seed: 2 }, dora)).map(({ id }) => id)
    const listed: string[] = []
    let after: string | null = null
    for (let page = 0; page < 3; page += 1) {
      const answer: Answer<ListPreviewsQuery> = await app.ask(ListPreviewsDocument, {
        as: dora,
        variables: { first: 2, after },
      })
      const { edges, pageInfo } = answer.data!.voicePreviews!
      listed.push(...edges.map((edge) => edge.node.id))
      expect(pageInfo.hasNextPage).toBe(page < 2)
      after = pageInfo.endCursor ?? null
    }
    expect(listed.slice(0, 3).toSorted()).toEqual(newer.toSorted())
    expect(listed.slice(3).toSorted()).toEqual(older.toSorted())
    const bad = await app.ask(ListPreviewsDocument, { as: dora, variables: { first: 2, after: 'nonsense' } })
    expect(codesOf(bad)).toEqual(['BAD_USER_INPUT'])
  })

  test('of many voices take one query, and so do their remixes', async () => {
    const eve: Person = { sub: 'eve', org: 'acme', scopes }
    const voiceIds: string[] = []
    for (const preview of await designed({}, eve)) {
      const { data } = await create(preview.id, {}, eve)
      voiceIds.push(data!.createVoiceFromPreview!.voiceId!)
    }
    await remix(voiceIds[0]!, {}, eve)
    await remix(voiceIds[1]!, {}, eve)
    app.statements()
    const { data, errors } = await app.ask(PreviewsOfVoicesDocument, { as: eve, variables: { first: 100 } })
    expect(errors).toBeUndefined()
    expect(data!.voices!.edges.map(({ node }) => [node.previews!.length, node.remixes!.length]).toSorted()).toEqual([
      [1, 0],
      [1, 3],
      [1, 3],
    ])
    expect(app.statements().filter((statement) => statement.includes('voice_preview'))).toHaveLength(2)
  })

  test('are entities, null if they do not exist or are not visible, and read by one query', async () => {
    const previews = await designed()
    const [hidden] = await designed({}, bob)
    const ids = [...previews.map(({ id }) => id), hidden!.id, 'nowhere', 'no\0where']
    app.statements()
    const { data, errors } = await app.ask<{ _entities: ({ id: string; kind: string } | null)[] }>(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) { ... on VoicePreview { id kind owner { id } } }
      }`,
      { as: ada, variables: { representations: ids.map((id) => ({ __typename: 'VoicePreview', id })) } },
    )
    expect(errors).toBeUndefined()
    expect(data!._entities).toEqual([
      ...previews.map(({ id }) => ({ id, kind: 'DESIGN', owner: { id: 'ada' } })),
      ...[null, null, null],
    ])
    expect(app.statements().filter((statement) => statement.includes('voice_preview'))).toHaveLength(1)
  })

  test('cannot be played by a URL that was signed for another preview', async () => {
    const [preview] = await designed()
    const url = new URL(preview!.audio!.url)
    url.pathname = url.pathname.replace(preview!.id, 'another')
    expect((await fetch(url)).ok).toBe(false)
  })
})
