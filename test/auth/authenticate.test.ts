import { describe, expect, test } from '@jest/globals'
import type { JWTPayload } from 'jose'
import { createAuthenticator, type TokenOptions } from '../../src/auth/authenticate.js'
import { scopes } from '../../src/auth/Viewer.js'
import { check, good, jwtSecret, now, refusal, sign, signWith, unsigned } from './tokens.js'

describe('Without tokens', () => {
  test('a request without a header is anonymous', async () => {
    expect(await createAuthenticator({ jwtSecret }).authenticate(undefined)).toEqual({ kind: 'anonymous' })
  })

  test.each([undefined, '', 'Bearer nonsense'])(
    'in development every request is of one user, with the header %p',
    async (header) => {
      const viewer = await createAuthenticator({ mode: 'development' }).authenticate(header)
      expect(viewer).toEqual({ kind: 'user', userId: 'dev-user', tenantId: 'org:dev', scopes: new Set(scopes) })
    },
  )
})

describe('Options without a safe check are refused:', () => {
  test.each<[string, TokenOptions]>([
    ['at least 32 bytes (got 31)', { jwtSecret: 'x'.repeat(31) }],
    ['Set a secret or a JWKS URL', {}],
    ['not both', { jwtSecret, jwksUrl: 'https://issuer.example/jwks.json' }],
    ['http or https', { jwksUrl: 'file:///etc/keys.json' }],
    ['http or https', { jwksUrl: 'no url' }],
    ['without user name', { jwksUrl: 'https://user:pass@issuer.example/' }],
  ])('%s', (message, options) => {
    expect(() => createAuthenticator(options)).toThrow(message)
  })

  test('the length of a secret is measured in bytes', () => {
    expect(() => createAuthenticator({ jwtSecret: 'ü'.repeat(16) })).not.toThrow()
  })
})

describe('A valid token', () => {
  test('contains user, tenant, scopes and expiry', async () => {
    const exp = now() + 3600
    const token = await sign({ sub: 'ann', org_id: 'acme', exp, scope: 'voices:read openid voices:write' })
    expect(await check(`Bearer ${token}`)).toEqual({
      kind: 'user',
      userId: 'ann',
      tenantId: 'org:acme',
      scopes: new Set(['voices:read', 'voices:write']),
      expiresAt: new Date(exp * 1000),
    })
  })

  test('without an organization is a tenant of its own', async () => {
    expect(await check(`Bearer ${await sign(good())}`)).toMatchObject({ tenantId: 'user:ann', scopes: new Set() })
  })

  test('may contain its scopes as a list', async () => {
    const token = await sign({ ...good(), scope: ['dubbing:read', 'profile'] })
    expect(await check(`Bearer ${token}`)).toMatchObject({ scopes: new Set(['dubbing:read']) })
  })

  test('may have its scheme in any case', async () => {
    expect(await check(`bEARER  ${await sign(good())}`)).toMatchObject({ userId: 'ann' })
  })

  test('is accepted within the tolerated clock skew', async () => {
    expect(await check(`Bearer ${await sign({ ...good(), exp: now() - 3, nbf: now() + 3 })}`)).toMatchObject({
      userId: 'ann',
    })
  })

  test('has the configured issuer and audience', async () => {
    const token = await sign({ ...good(), iss: 'https://issuer.example', aud: ['other', 'voice'] })
    const options = { jwtSecret, issuer: 'https://issuer.example', audience: 'voice' }
    expect(await check(`Bearer ${token}`, options)).toMatchObject({ userId: 'ann' })
  })
})

describe('A header without a bearer token is refused, such as', () => {
  test.each([
    '',
    ' ',
    'Bearer',
    'Bearer ',
    'Basic YW5uOnNlY3JldA==',
    'Bearer garbage',
    'Bearer a.b.c.d.e',
    'Bearer a.b.c d',
    'ann',
    'Bearer eyJhbGciOiJIUzI1NiJ9.!.x',
  ])('%p', async (header) => {
    expect(await refusal(header)).toContain('must be "Bearer", a space and a JWT')
  })

  test('a token of excessive length', async () => {
    expect(await refusal(`Bearer ${'a'.repeat(20_000)}.b.c`)).toContain('must be "Bearer"')
  })

  test.each(['Bearer a.b.c', 'Bearer a..', 'Bearer bm8.bm8.bm8'])('%p', async (header) => {
    expect(await refusal(header)).toContain('malformed')
  })
})

describe('A token is refused if it', () => {
  test.each<[string, JWTPayload, string]>([
    ['has expired', { sub: 'ann', exp: now() - 60 }, 'has expired'],
    ['is not yet valid', { ...good(), nbf: now() + 3600 }, 'not valid yet'],
    ['never expires', { sub: 'ann' }, 'lacks the claim "exp"'],
    ['expires after the end of time', { sub: 'ann', exp: 1e300 }, 'not a time'],
    ['names no user', { exp: now() + 3600 }, 'lacks the claim "sub"'],
    ['has an empty sub', { ...good(), sub: '' }, 'claim "sub"'],
    ['has a long sub', { ...good(), sub: 'x'.repeat(256) }, 'claim "sub"'],
    ['has a NUL in its sub', { ...good(), sub: 'ann\0' }, 'claim "sub"'],
    ['has an unpaired surrogate in its sub', { ...good(), sub: 'ann\ud800' }, 'claim "sub"'],
    ['has an empty organization', { ...good(), org_id: '' }, 'claim "org_id"'],
    ['has a number for its organization', { ...good(), org_id: 7 }, 'claim "org_id"'],
    ['has a number as its scope', { ...good(), scope: 7 }, 'claim "scope"'],
    ['has a number among its scopes', { ...good(), scope: ['voices:read', 7] }, 'claim "scope"'],
  ])('%s', async (_, claims, message) => {
    expect(await refusal(`Bearer ${await sign(claims)}`)).toContain(message)
  })

  test('has a sub that is not a string', async () => {
    const token = await sign({ ...good(), sub: 7 as unknown as string })
    expect(await refusal(`Bearer ${token}`)).toContain('sub')
  })

  test.each<[string, JWTPayload]>([
    ['comes from another issuer', { ...good(), iss: 'https://other.example', aud: 'voice' }],
    ['is for another audience', { ...good(), iss: 'https://issuer.example', aud: 'other' }],
    ['names no issuer', { ...good(), aud: 'voice' }],
    ['names no audience', { ...good(), iss: 'https://issuer.example' }],
  ])('%s', async (_, claims) => {
    const options = { jwtSecret, issuer: 'https://issuer.example', audience: 'voice' }
    expect(await refusal(`Bearer ${await sign(claims)}`, options)).toMatch(/claim "(iss|aud)"/)
  })

  test('is signed with another secret', async () => {
    const token = await signWith(new TextEncoder().encode('x'.repeat(40)), 'HS256')(good())
    expect(await refusal(`Bearer ${token}`)).toContain('signature')
  })

  test('was changed after it was signed', async () => {
    const [header, , signature] = (await sign(good())).split('.')
    const claims = Buffer.from(JSON.stringify({ ...good(), sub: 'eve' })).toString('base64url')
    expect(await refusal(`Bearer ${header}.${claims}.${signature}`)).toContain('signature')
  })

  test.each(['none', 'None', 'NONE'])('is not signed: alg %s', async (alg) => {
    await refusal(`Bearer ${unsigned({ alg }, good())}.`)
  })

  test('is signed with another HMAC algorithm', async () => {
    const token = await signWith(new TextEncoder().encode(jwtSecret.repeat(2)), 'HS512')(good())
    expect(await refusal(`Bearer ${token}`, { jwtSecret: jwtSecret.repeat(2) })).toContain('not accepted')
  })

  test('requires an unknown extension', async () => {
    await refusal(`Bearer ${unsigned({ alg: 'HS256', crit: ['exp'] }, good())}.x`)
  })
})
