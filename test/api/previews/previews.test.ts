import { describe, expect, test } from '@jest/globals'
import { ListPreviewsDocument, type ListPreviewsQuery, PreviewsOfVoicesDocument } from '../../generated/operations.js'
import type { Answer, Person } from '../../support/startTestApp.js'
import { ada, app, bob, CREATE, codesOf, create, designed, onePreview, remix, scopes } from './previewRequests.js'

const boss: Person = { sub: 'boss', org: 'acme', scopes: [...scopes, 'tenant:admin'] }

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
