import { describe, expect, jest, test } from '@jest/globals'
import { ListPreviewsDocument } from '../../generated/operations.js'
import { type Person, tokenFor } from '../../support/startTestApp.js'
import { waitUntil } from '../../support/waitUntil.js'
import { app, bob, codesOf, design, designed, IDEA, ownVoice, remix, scopes, TEXT } from './previewRequests.js'

const DESIGN = 'POST /v1/text-to-voice/design'

const STREAM = 'GET /v1/text-to-voice/:generated_voice_id/stream'

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
