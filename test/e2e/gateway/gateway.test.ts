import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Accounts, startAccounts } from '../../../examples/supergraph/accounts/startAccounts.js'
import { type Answer, type Person, startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { type Gateway, startGateway } from './startGateway.js'

const gatewaySecret = 'the way through the gateway'
const ann: Person = { sub: 'ann', org: 'acme' }
const cara: Person = { sub: 'cara', org: 'acme' }
const ben: Person = { sub: 'ben', org: 'globex' }
/** A user with a token and a voice who is unknown to the neighbour. */
const dan: Person = { sub: 'dan', org: 'initech' }
const people = [
  { id: 'ann', name: 'Ann' },
  { id: 'ben', name: 'Ben' },
  { id: 'cara', name: 'Cara' },
]

let app: TestApp
let accounts: Accounts
let gateway: Gateway

beforeAll(async () => {
  app = await startTestApp({ env: { GATEWAY_SECRET: gatewaySecret } })
  for (const [voiceId, owner] of [
    ['ann-1', ann],
    ['ann-2', ann],
    ['ben-1', ben],
    ['cara-1', cara],
    ['dan-1', dan],
  ] as const) {
    app.upstream.state.addVoice({
      voice_id: voiceId,
      name: `Voice ${voiceId}`,
      samples: [{ file_name: `${voiceId}-a.wav` }, { file_name: `${voiceId}-b.wav` }],
    })
    await app.give(voiceId, owner)
  }
  accounts = await startAccounts({ users: people, host: '127.0.0.1', port: 0 })
  gateway = await startGateway({ polyphonyUrl: `${app.url}/graphql`, accountsUrl: accounts.url, gatewaySecret })
}, 120_000)

afterAll(async () => {
  await gateway?.[Symbol.asyncDispose]()
  await accounts?.close()
  await app?.[Symbol.asyncDispose]()
}, 60_000)

async function ask<Data = Record<string, unknown>>(
  query: string,
  { as, variables, headers }: { as?: Person; variables?: Record<string, unknown>; headers?: HeadersInit } = {},
): Promise<Answer<Data>> {
  const response = await fetch(gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(as !== undefined && { authorization: `Bearer ${await tokenFor(as)}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as Answer<Data>
}

/** Names from one subgraph, voices from the other, and from those back to the names. */
const everybodysVoices = `{
  users {
    id
    name
    voices(first: 5) { edges { node { name owner { name } samples { fileName } } } }
  }
}`

/** The expected response for a viewer who sees these voices, by owner. */
function answerShowing(voices: Readonly<Record<string, readonly string[]>>) {
  return {
    data: {
      users: people.map(({ id, name }) => ({
        id,
        name,
        voices: {
          edges: (voices[id] ?? []).map((voiceId) => ({
            node: {
              name: `Voice ${voiceId}`,
              owner: { name },
              samples: [{ fileName: `${voiceId}-a.wav` }, { fileName: `${voiceId}-b.wav` }],
            },
          })),
        },
      })),
    },
  }
}

const annsView = answerShowing({ ann: ['ann-1', 'ann-2'] })
const bensView = answerShowing({ ben: ['ben-1'] })

describe('Through a real gateway', () => {
  test('one query joins the users of another subgraph with their voices in this one', async () => {
    expect(await ask(everybodysVoices, { as: ann })).toEqual(annsView)
  })

  test('two tenants with concurrent queries never see each other’s voices', async () => {
    const lanes = Array.from({ length: 10 }, async (_, lane) => {
      for (let round = 0; round < 10; round++) {
        const isAnn = (lane + round) % 2 === 0
        expect(await ask(everybodysVoices, { as: isAnn ? ann : ben })).toEqual(isAnn ? annsView : bensView)
      }
    })
    await Promise.all(lanes)
  }, 120_000)

  test('a request without a token gets the public fields of the other subgraph, and UNAUTHENTICATED for the rest', async () => {
    const { data, errors } = await ask<{ users: unknown }>(everybodysVoices)
    expect(data?.users).toEqual(people.map(({ id, name }) => ({ id, name, voices: null })))
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['UNAUTHENTICATED']))
  })

  test('a request with an invalid token is refused and not anonymous', async () => {
    const { data, errors } = await ask('{ voices { edges { node { id } } } }', {
      headers: { authorization: 'Bearer a.b.c' },
    })
    expect(data?.voices ?? null).toBeNull()
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
  })

  test('a missing scope is FORBIDDEN, and the error contains the scope', async () => {
    const { errors } = await ask('{ workspaceVoices { edges { node { id } } } }', { as: ann })
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['workspaceVoices'],
        extensions: expect.objectContaining({ code: 'FORBIDDEN', requiredScope: 'platform:admin' }),
      }),
    ])
  })

  test('a voice of another user gets the same response as an unknown voice', async () => {
    const query = '{ bens: voice(id: "ben-1") { name } none: voice(id: "nowhere") { name } }'
    expect(await ask(query, { as: ann })).toEqual({ data: { bens: null, none: null } })
  })

  test('an owner who is unknown to the other subgraph is null, and the voice stays', async () => {
    const { data } = await ask('{ voice(id: "dan-1") { name owner { name } } }', { as: dan })
    expect(data).toEqual({ voice: { name: 'Voice dan-1', owner: null } })
  })

  test('a mutation changes the visibility of a voice and returns fields of both subgraphs', async () => {
    const share = `mutation ($input: ShareVoiceInput!) {
      shareVoice(input: $input) { voice { name owner { name } viewerPermission } userErrors { code } }
    }`
    const variables = { input: { id: 'cara-1', userId: 'ben' } }
    expect(await ask(share, { as: cara, variables })).toEqual({
      data: {
        shareVoice: {
          voice: { name: 'Voice cara-1', owner: { name: 'Cara' }, viewerPermission: 'MANAGE' },
          userErrors: [],
        },
      },
    })
    const seen = '{ voice(id: "cara-1") { owner { name } viewerPermission } }'
    expect(await ask(seen, { as: ben })).toEqual({
      data: { voice: { owner: { name: 'Cara' }, viewerPermission: 'VIEW' } },
    })
    expect(await ask(seen, { as: ann })).toEqual({ data: { voice: null } })

    const unshare = 'mutation ($input: UnshareVoiceInput!) { unshareVoice(input: $input) { userErrors { code } } }'
    expect(await ask(unshare, { as: cara, variables })).toEqual({ data: { unshareVoice: { userErrors: [] } } })
    expect(await ask(seen, { as: ben })).toEqual({ data: { voice: null } })
  })

  test('an error that the user can fix is in userErrors', async () => {
    const hide = `mutation {
      setVoiceVisibility(input: { id: "ben-1", visibility: TENANT }) { voice { id } userErrors { code path } }
    }`
    expect(await ask(hide, { as: ann })).toEqual({
      data: { setVoiceVisibility: { voice: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }] } },
    })
  })
})

describe('The gateway secret', () => {
  test('is required from every client that bypasses the gateway', async () => {
    const { errors } = await app.ask('{ voiceViewer { tenantId } }', { as: ann })
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
  })

  test('is set by the gateway and replaces that of a client', async () => {
    const answer = await ask('{ voiceViewer { tenantId } }', { as: ann, headers: { 'x-gateway-secret': 'a guess' } })
    expect(answer).toEqual({ data: { voiceViewer: { tenantId: 'org:acme' } } })
  })

  test('is never printed', async () => {
    expect(gateway.output()).not.toContain(gatewaySecret)
  })
})
