import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { startTestApp, type TestApp, tokenFor } from '../../support/startTestApp.js'
import { json, send, sendJson } from './send.js'

const secret = 'a secret for tests that is long enough'
const gatewaySecret = 'what only the gateway knows'
const ann = { sub: 'ann', org: 'acme' }

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ env: { AUTH_JWT_SECRET: secret, AUTH_ISSUER: 'login', AUTH_AUDIENCE: 'polyphony' } })
  app.upstream.state.addVoice({ voice_id: 'stock', name: 'For everybody', category: 'premade' })
  await app.stock('stock')
})
afterAll(async () => {
  await app[Symbol.asyncDispose]()
})

const good: JWTPayload = {
  sub: 'ann',
  org_id: 'acme',
  scope: 'voices:read',
  iss: 'login',
  aud: 'polyphony',
  exp: inSecs(600),
}

function inSecs(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds
}

function sign(claims: JWTPayload, { key = secret, alg = 'HS256' } = {}): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
}

function ask(authorization: string | undefined, query = '{ __typename }') {
  return sendJson(app, { query }, authorization === undefined ? {} : { authorization })
}

test('A valid token is accepted', async () => {
  const { answer } = await ask(`Bearer ${await sign(good)}`, '{ voiceViewer { user { id } tenantId scopes } }')
  expect(answer).toEqual({
    data: { voiceViewer: { user: { id: 'ann' }, tenantId: 'org:acme', scopes: ['voices:read'] } },
  })
})

describe('A request is refused completely', () => {
  const bad: [string, () => Promise<string> | string][] = [
    ['with an expired token', () => sign({ ...good, exp: inSecs(-60) }).then(bearer)],
    ['with a token without an expiry', () => sign({ ...good, exp: undefined }).then(bearer)],
    ['with a token that is not yet valid', () => sign({ ...good, nbf: inSecs(600) }).then(bearer)],
    ['with a token without a user', () => sign({ ...good, sub: undefined }).then(bearer)],
    ['with a token with another signature', () => sign(good, { key: 'x'.repeat(40) }).then(bearer)],
    ['with a token for another audience', () => sign({ ...good, aud: 's3cret' }).then(bearer)],
    ['with a token from another issuer', () => sign({ ...good, iss: 's3cret' }).then(bearer)],
    ['with a token with another algorithm', () => sign(good, { alg: 'HS512', key: secret.repeat(2) }).then(bearer)],
    ['with an unsigned token', () => bearer(new UnsecuredJWT({ ...good }).encode())],
    ['with a truncated token', async () => bearer((await sign(good)).slice(0, -4))],
    ['with a malformed token', () => bearer('s3cret')],
    ['with an empty token', () => 'Bearer '],
    ['with a password instead of a token', () => `Basic ${Buffer.from('ann:s3cret').toString('base64')}`],
    ['with a token without a scheme', () => sign(good)],
  ]
  test.each(bad)('%s', async (_, authorization) => {
    const { status, codes, answer, headers, text } = await ask(await authorization())
    expect({ status, codes }).toEqual({ status: 401, codes: ['UNAUTHENTICATED'] })
    expect(answer.data).toBeUndefined()
    expect(headers.get('www-authenticate')).toBe('Bearer')
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(text).not.toMatch(/s3cret|eyJ/)
    expect(app.logs()).not.toMatch(/s3cret|eyJ/)
  })

  test('before its body is read, for every body', async () => {
    const sent = await send(app, { headers: { ...json, authorization: 'Bearer x.y.z' }, body: 'not JSON' })
    expect(sent.status).toBe(401)
  })

  function bearer(token: string): string {
    return `Bearer ${token}`
  }
})

test('A token without a scope loses the fields that require it, and each error contains the missing scope', async () => {
  const { status, answer } = await ask(
    `Bearer ${await sign({ ...good, scope: 'audio:generate voices:readonly' })}`,
    '{ voiceViewer { scopes } voices { pageInfo { hasNextPage } } workspaceVoices { pageInfo { hasNextPage } } }',
  )
  expect(status).toBe(200)
  expect(answer.data).toEqual({ voiceViewer: { scopes: ['audio:generate'] }, voices: null, workspaceVoices: null })
  expect(answer.errors?.map(({ path, extensions }) => [path, extensions])).toEqual([
    [['voices'], { code: 'FORBIDDEN', requiredScope: 'voices:read' }],
    [['workspaceVoices'], { code: 'FORBIDDEN', requiredScope: 'platform:admin' }],
  ])
})

describe('An anonymous viewer', () => {
  test('gets an error for each root field', async () => {
    const fields = [
      'voiceViewer { scopes }',
      'voiceModels { id }',
      'voice(id: "stock") { id }',
      'voices { pageInfo { hasNextPage } }',
    ]
    const { status, answer, codes } = await ask(undefined, `{ __typename ${fields.join(' ')} }`)
    expect(status).toBe(200)
    expect(codes).toEqual(fields.map(() => 'UNAUTHENTICATED'))
    expect(answer.data).toEqual({
      __typename: 'Query',
      voiceViewer: null,
      voiceModels: null,
      voice: null,
      voices: null,
    })
  })

  test('can change nothing', async () => {
    const mutation = 'mutation { setVoiceVisibility(input: { id: "stock", visibility: PRIVATE }) { voiceId } }'
    const { codes, answer } = await ask(undefined, mutation)
    expect(codes).toEqual(['UNAUTHENTICATED'])
    expect(answer.data).toEqual({ setVoiceVisibility: null })
  })

  test('sees shared stock as an entity', async () => {
    const query = '{ _entities(representations: [{ __typename: "Voice", id: "stock" }]) { ... on Voice { name } } }'
    expect((await ask(undefined, query)).answer).toEqual({ data: { _entities: [{ name: 'For everybody' }] } })
  })

  test('is not signed in by a header that only a gateway should set', async () => {
    const headers = { 'x-user-id': 'ann', 'x-auth-user': 'ann', 'x-org-id': 'acme', 'x-scopes': 'platform:admin' }
    expect((await sendJson(app, { query: '{ voiceViewer { scopes } }' }, headers)).codes).toEqual(['UNAUTHENTICATED'])
  })
})

describe('Behind a gateway with a secret', () => {
  let guarded: TestApp
  beforeAll(async () => {
    guarded = await startTestApp({ env: { GATEWAY_SECRET: gatewaySecret } })
  })
  afterAll(async () => {
    await guarded[Symbol.asyncDispose]()
  })

  test.each([
    ['without the secret', {}],
    ['with another secret', { 'x-gateway-secret': 'not the gateway secret' }],
    ['with the beginning of the secret', { 'x-gateway-secret': gatewaySecret.slice(0, -1) }],
    ['with an empty secret', { 'x-gateway-secret': '' }],
  ])('a request %s is refused, with or without a token', async (_, headers) => {
    const authorization = `Bearer ${await tokenFor(ann)}`
    const { status, codes, text } = await sendJson(guarded, { query: '{ __typename }' }, { authorization, ...headers })
    expect({ status, codes }).toEqual({ status: 403, codes: ['FORBIDDEN'] })
    expect(text + guarded.logs()).not.toContain(gatewaySecret)
  })

  test('the secret grants access to the path and signs no user in', async () => {
    const headers = { 'x-gateway-secret': gatewaySecret }
    const { answer, codes } = await sendJson(guarded, { query: '{ __typename voiceViewer { scopes } }' }, headers)
    expect(answer.data).toEqual({ __typename: 'Query', voiceViewer: null })
    expect(codes).toEqual(['UNAUTHENTICATED'])
  })

  test('health checks need no secret', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      expect((await send(guarded, { method: 'GET', path })).status).toBe(200)
    }
  })
})
