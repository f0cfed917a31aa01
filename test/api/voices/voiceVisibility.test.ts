import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { OwnedVoiceEntitiesDocument, ShareVoiceDocument, WholeVoiceDocument } from '../../generated/operations.js'
import { type Person, startTestApp, type TestApp } from '../../support/startTestApp.js'

const everything = ['voices:read', 'voices:write'] as const
const ada: Person = { sub: 'ada', org: 'acme' }
const colleague: Person = { sub: 'bob', org: 'acme' }
const admin: Person = { sub: 'boss', org: 'acme', scopes: [...everything, 'tenant:admin'] }
const otherAdmin: Person = { sub: 'rival', org: 'globex', scopes: [...everything, 'tenant:admin'] }
const stranger: Person = { sub: 'mallory', org: 'globex' }
const adaElsewhere: Person = { sub: 'ada', org: 'globex' }
const operator: Person = { sub: 'op', org: 'platform', scopes: [...everything, 'platform:admin'] }
const loner: Person = { sub: 'lone' }
const blind: Person = { sub: 'ada', org: 'acme', scopes: ['audio:generate'] }

describe('Visibility of a voice:', () => {
  let app: TestApp
  let privateId: string
  let tenantId: string
  let grantedId: string
  let stockId: string
  let unclaimedId: string
  let lonersId: string

  beforeAll(async () => {
    app = await startTestApp()
    const names = ['Private', 'Tenant', 'Granted', 'Stock', 'Unclaimed', 'Loner’s']
    const made = names.map((name) => app.upstream.state.addVoice({ name, category: 'cloned', samples: [{}] }).voice_id)
    ;[privateId, tenantId, grantedId, stockId, unclaimedId, lonersId] = made as [
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    await app.give(privateId, ada)
    await app.give(tenantId, ada, 'TENANT')
    await app.give(grantedId, ada)
    await app.give(lonersId, loner)
    await app.stock(stockId)
    await app.find(unclaimedId)
    const shared = await app.ask(ShareVoiceDocument, {
      as: ada,
      variables: { input: { id: grantedId, userId: 'mallory', permission: 'VIEW' } },
    })
    expect(shared.data?.shareVoice?.userErrors).toEqual([])
  })
  afterAll(() => app.close())

  const table: [string, Person, Record<string, string | null>][] = [
    [
      'its owner',
      ada,
      {
        privateId: 'MANAGE',
        tenantId: 'MANAGE',
        grantedId: 'MANAGE',
        stockId: 'VIEW',
        unclaimedId: null,
        lonersId: null,
      },
    ],
    [
      'a colleague',
      colleague,
      { privateId: null, tenantId: 'VIEW', grantedId: null, stockId: 'VIEW', unclaimedId: null, lonersId: null },
    ],
    [
      'the tenant’s admin',
      admin,
      {
        privateId: 'MANAGE',
        tenantId: 'MANAGE',
        grantedId: 'MANAGE',
        stockId: 'VIEW',
        unclaimedId: null,
        lonersId: null,
      },
    ],
    [
      'the admin of another tenant',
      otherAdmin,
      { privateId: null, tenantId: null, grantedId: null, stockId: 'VIEW', unclaimedId: null, lonersId: null },
    ],
    [
      'a user with a share',
      stranger,
      { privateId: null, tenantId: null, grantedId: 'VIEW', stockId: 'VIEW', unclaimedId: null, lonersId: null },
    ],
    [
      'the owner in another tenant',
      adaElsewhere,
      { privateId: null, tenantId: null, grantedId: null, stockId: 'VIEW', unclaimedId: null, lonersId: null },
    ],
    [
      'a user without a tenant',
      loner,
      { privateId: null, tenantId: null, grantedId: null, stockId: 'VIEW', unclaimedId: null, lonersId: 'MANAGE' },
    ],
    [
      'a platform administrator',
      operator,
      {
        privateId: 'MANAGE',
        tenantId: 'MANAGE',
        grantedId: 'MANAGE',
        stockId: 'VIEW',
        unclaimedId: 'MANAGE',
        lonersId: 'MANAGE',
      },
    ],
  ]

  const idOf = (name: string) => ({ privateId, tenantId, grantedId, stockId, unclaimedId, lonersId })[name]!

  test.each(table)('%s sees the same through voice, voices and _entities', async (_who, person, expected) => {
    const visible = Object.fromEntries(Object.entries(expected).map(([name, permission]) => [idOf(name), permission]))

    const representations = Object.keys(visible).map((id) => ({ __typename: 'Voice', id }))
    const entities = await app.ask<{ _entities: ({ viewerPermission: string } | null)[] }>(
      OwnedVoiceEntitiesDocument as never,
      { as: person, variables: { representations } },
    )
    expect(entities.errors).toBeUndefined()
    expect(entities.data!._entities.map((entity) => entity?.viewerPermission ?? null)).toEqual(Object.values(visible))

    const list = await app.ask<{ voices: { edges: { node: { id: string; name: string } }[] } }>(
      '{ voices(first: 100) { edges { node { id name } } } }',
      { as: person },
    )
    const listed = list.data!.voices.edges.map((edge) => edge.node.id)
    expect(new Set(listed)).toEqual(new Set(Object.keys(visible).filter((id) => visible[id] !== null)))

    for (const [id, permission] of Object.entries(visible)) {
      const { data, errors } = await app.ask(WholeVoiceDocument, { as: person, variables: { id } })
      expect(errors).toBeUndefined()
      expect(data!.voice?.viewerPermission ?? null).toBe(permission)
    }
  })

  test('unknown and forbidden voices have identical responses', async () => {
    const forbidden = await app.ask(WholeVoiceDocument, { as: stranger, variables: { id: privateId } })
    const unknown = await app.ask(WholeVoiceDocument, { as: stranger, variables: { id: 'nowhere' } })
    expect(forbidden).toEqual(unknown)
    const change =
      'mutation ($id: ID!) { shareVoice(input: { id: $id, userId: "x" }) { voiceId userErrors { code message path } } }'
    const forbiddenChange = await app.ask(change, { as: stranger, variables: { id: privateId } })
    const unknownChange = await app.ask(change, { as: stranger, variables: { id: 'nowhere' } })
    expect(forbiddenChange).toEqual(unknownChange)
  })

  test('an anonymous viewer sees only shared stock by reference', async () => {
    const representations = [privateId, tenantId, stockId].map((id) => ({ __typename: 'Voice', id }))
    const { data, errors } = await app.ask<{ _entities: unknown[] }>(OwnedVoiceEntitiesDocument as never, {
      variables: { representations },
    })
    expect(errors).toBeUndefined()
    expect(data!._entities).toEqual([null, null, { id: stockId, viewerPermission: 'VIEW', owner: null }])

    const roots = [
      'voice(id: "x") { id }',
      'voices { edges { cursor } }',
      'voiceModels { id }',
      'voiceViewer { tenantId }',
      'voiceWorkspaceUsage { tier }',
      'workspaceVoices { edges { cursor } }',
    ]
    const refused = await app.ask(`{ ${roots.join(' ')} _service { sdl } }`)
    expect(refused.data).toMatchObject({
      voice: null,
      voices: null,
      voiceModels: null,
      voiceViewer: null,
      voiceWorkspaceUsage: null,
      workspaceVoices: null,
    })
    expect(refused.data!._service).toMatchObject({ sdl: expect.stringContaining('type Voice') })
    expect(refused.errors!.map((error) => error.extensions.code)).toEqual(roots.map(() => 'UNAUTHENTICATED'))
  })

  test('a token without voices:read sees stock by reference, and the error names the missing scope', async () => {
    const representations = [privateId, stockId].map((id) => ({ __typename: 'Voice', id }))
    const { data } = await app.ask<{ _entities: unknown[] }>(OwnedVoiceEntitiesDocument as never, {
      as: blind,
      variables: { representations },
    })
    expect(data!._entities).toEqual([null, expect.objectContaining({ id: stockId })])
    const refused = await app.ask('{ voices { edges { cursor } } }', { as: blind })
    expect(refused.errors![0]!.extensions).toEqual({ code: 'FORBIDDEN', requiredScope: 'voices:read' })
  })

  test('private fields of a voice are visible only to users who manage it', async () => {
    const attempt = {
      text: 'read me',
      date_unix: 1,
      accepted: true,
      similarity: 1,
      levenshtein_distance: 0,
      recording: null,
    }
    app.upstream.state.patchVoice(tenantId, {
      safety_control: 'CAPTCHA',
      sharing: { status: 'enabled', whitelisted_emails: ['secret@example.com'], ban_reason: 'secret ban' },
      voice_verification: {
        requires_verification: true,
        is_verified: true,
        verification_failures: [],
        verification_attempts_count: 1,
        language: 'en',
        verification_attempts: [attempt],
      },
    })
    const ofOwner = await app.ask(WholeVoiceDocument, { as: ada, variables: { id: tenantId } })
    const ofColleague = await app.ask(WholeVoiceDocument, { as: colleague, variables: { id: tenantId } })
    expect(ofOwner.data!.voice).toMatchObject({
      safetyControl: 'CAPTCHA',
      sharing: { status: 'ENABLED' },
      verification: { attempts: [{ isAccepted: true }] },
    })
    expect(ofColleague.data!.voice).toMatchObject({
      safetyControl: null,
      sharing: null,
      verification: { attempts: null, isVerified: true },
    })
    expect(JSON.stringify([ofOwner, ofColleague])).not.toMatch(/secret/)
  })

  test('the voices of a user in another subgraph are those that the viewer may see', async () => {
    const query = `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on User { id voices { edges { node { id } } } } }
    }`
    const variables = { keys: [{ __typename: 'User', id: 'ada' }] }
    const seenBy = async (person: Person) => {
      const answer = await app.ask<{ _entities: { voices: { edges: { node: { id: string } }[] } }[] }>(query, {
        as: person,
        variables,
      })
      return answer.data!._entities[0]!.voices.edges.map((edge) => edge.node.id).sort()
    }
    expect(await seenBy(ada)).toEqual([privateId, tenantId, grantedId].sort())
    expect(await seenBy(colleague)).toEqual([tenantId])
    expect(await seenBy(stranger)).toEqual([grantedId])
    expect(await seenBy(loner)).toEqual([])
  })
})
