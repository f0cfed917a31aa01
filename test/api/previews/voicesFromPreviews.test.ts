import { describe, expect, test } from '@jest/globals'
import { PreviewsOfVoicesDocument, ShareVoiceDocument } from '../../generated/operations.js'
import {
  ada,
  app,
  bob,
  CREATE,
  codesOf,
  create,
  designed,
  IDEA,
  onePreview,
  ownVoice,
  remix,
} from './previewRequests.js'

const REMIX = 'POST /v1/text-to-voice/:voice_id/remix'

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
