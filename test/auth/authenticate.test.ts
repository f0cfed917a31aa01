import { describe, expect, test } from '@jest/globals'
import { exportSPKI, type JWTPayload, SignJWT } from 'jose'
import { createAuthenticator, type TokenOptions } from '../../src/auth/authenticate.js'
import { scopes } from '../../src/auth/Viewer.js'
import { waitUntil } from '../support/waitUntil.js'
import { issuerKey, serve, serveJwks } from './jwksServer.js'

const jwtSecret = 'a secret of tests that is long enough'
const now = () => Math.floor(Date.now() / 1000)

type Signer = (claims: JWTPayload, header?: Record<string, unknown>) => Promise<string>

const signWith =
  (key: Parameters<SignJWT['sign']>[0], alg: string, kid?: string): Signer =>
  (claims, header = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(key)

const sign = signWith(new TextEncoder().encode(jwtSecret), 'HS256')
const good = () => ({ sub: 'ann', exp: now() + 3600 })
const check = (authorization: string, options: TokenOptions = { jwtSecret }) =>
  createAuthenticator(options).authenticate(authorization)
const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

async function refusal(authorization: string, options?: TokenOptions): Promise<string> {
  const error = await check(authorization, options).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'UNAUTHENTICATED' })
  const { message } = error as Error
  const token = authorization.split(' ')[1]
  for (const part of token?.split('.') ?? []) if (part.length > 4) expect(message).not.toContain(part)
  return message
}

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

describe('With the keys of an issuer', () => {
  test.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])('%s is accepted', async (alg) => {
    const key = await issuerKey(alg, 'k1')
    const { url: jwksUrl, requests } = await serveJwks([(await issuerKey('ES256', 'k0')).jwk, key.jwk])
    const { authenticate } = createAuthenticator({ jwksUrl })
    const token = await signWith(key.privateKey, alg, 'k1')({ ...good(), org_id: 'acme' })
    for (let i = 0; i < 3; i++) {
      expect(await authenticate(`Bearer ${token}`)).toMatchObject({ userId: 'ann', tenantId: 'org:acme' })
    }
    expect(requests()).toBe(1)
  })

  test('a token signed with another key of the same id is refused', async () => {
    const { url: jwksUrl } = await serveJwks([(await issuerKey('ES256', 'k1')).jwk])
    const token = await signWith((await issuerKey('ES256', 'k1')).privateKey, 'ES256', 'k1')(good())
    expect(await refusal(`Bearer ${token}`, { jwksUrl })).toContain('signature')
  })

  test('a token with an unknown key is refused, and unknown keys do not make the server fetch the keys repeatedly', async () => {
    const key = await issuerKey('ES256', 'k1')
    const { url: jwksUrl, requests } = await serveJwks([key.jwk])
    const { authenticate } = createAuthenticator({ jwksUrl })
    const startedAt = performance.now()
    for (let index = 0; index < 100; index++) {
      const token = await signWith(key.privateKey, 'ES256', `unknown-${index}`)(good())
      await expect(authenticate(`Bearer ${token}`)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
    }
    const seconds = (performance.now() - startedAt) / 1_000
    expect(requests()).toBeLessThanOrEqual(1 + seconds)
  })

  test('a token with a newly published key is accepted within seconds', async () => {
    const old = await issuerKey('ES256', 'k1')
    const keys = [old.jwk]
    const { url: jwksUrl } = await serveJwks(keys)
    const { authenticate } = createAuthenticator({ jwksUrl })
    await authenticate(`Bearer ${await signWith(old.privateKey, 'ES256', 'k1')(good())}`)

    const young = await issuerKey('ES256', 'k2')
    keys.push(young.jwk)
    const token = await signWith(young.privateKey, 'ES256', 'k2')(good())
    const letIn = () => authenticate(`Bearer ${token}`).catch(() => null)
    expect(await waitUntil(letIn, 'the new key is accepted', { timeoutMs: 4_000 })).toMatchObject({ userId: 'ann' })
  })

  test('a token without a key id is refused if there are several keys', async () => {
    const [one, two] = [await issuerKey('ES256', 'k1'), await issuerKey('ES256', 'k2')]
    const { url: jwksUrl } = await serveJwks([one.jwk, two.jwk])
    const token = await signWith(one.privateKey, 'ES256')(good())
    expect(await refusal(`Bearer ${token}`, { jwksUrl })).toContain('does not name its signing key')
  })

  test('a token signed by HS256 with a public key is refused', async () => {
    const { jwk, privateKey, publicKey } = await issuerKey('RS256', 'k1')
    const { url: jwksUrl, requests } = await serveJwks([jwk])
    const pem = await exportSPKI(publicKey)
    for (const secret of [pem, pem.trim(), JSON.stringify(jwk), jwk.n ?? '']) {
      const token = await signWith(new TextEncoder().encode(secret), 'HS256', 'k1')(good())
      expect(await refusal(`Bearer ${token}`, { jwksUrl })).toContain('not accepted')
    }
    expect(requests()).toBe(0)
    const asymmetric = await signWith(privateKey, 'RS256', 'k1')(good())
    expect(await refusal(`Bearer ${asymmetric}`)).toContain('not accepted')
  })

  test('a secret among the published keys is not accepted', async () => {
    const k = Buffer.from(jwtSecret).toString('base64url')
    const { url: jwksUrl } = await serveJwks([{ kty: 'oct', k, alg: 'HS256', kid: 'k1' }])
    await refusal(`Bearer ${await sign(good(), { kid: 'k1' })}`, { jwksUrl })
  })

  test('a token that contains its own key is refused', async () => {
    const mine = await issuerKey('ES256', 'k1')
    const { url: jwksUrl } = await serveJwks([(await issuerKey('ES256', 'k1')).jwk])
    const token = await signWith(mine.privateKey, 'ES256', 'k1')(good(), { jwk: mine.jwk })
    expect(await refusal(`Bearer ${token}`, { jwksUrl })).toContain('signature')
  })

  test('an unsigned token is refused before the keys are fetched', async () => {
    const { url: jwksUrl, requests } = await serveJwks([])
    await refusal(`Bearer ${unsigned({ alg: 'none' }, good())}.`, { jwksUrl })
    expect(requests()).toBe(0)
  })
})

describe('An unreachable issuer is an outage and not an invalid token if the issuer is', () => {
  const unreachable = async (jwksUrl: string) => {
    const key = await issuerKey('ES256', 'k1')
    const token = await signWith(key.privateKey, 'ES256', 'k1')(good())
    const { authenticate } = createAuthenticator({ jwksUrl, jwksTimeoutMs: 200 })
    await expect(authenticate(`Bearer ${token}`)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  }

  test('down', async () => {
    const { url, close } = await serveJwks([])
    await close()
    await unreachable(url)
  })

  test('stalled before its response', async () => unreachable((await serve(() => {})).url))

  test('stalled within its response', async () =>
    unreachable((await serve((response) => response.write('{"keys":['))).url))

  test('failing', async () => unreachable((await serve((response) => response.writeHead(500).end())).url))

  test('redirecting', async () => {
    await unreachable((await serve((response) => response.writeHead(302, { location: '/keys' }).end())).url)
  })

  test('responding with something else', async () => {
    await unreachable((await serve((response) => response.end('<html>'))).url)
    await unreachable((await serve((response) => response.end('{"keys":7}'))).url)
  })

  test('slow, and the client can disconnect before the response', async () => {
    const { url: jwksUrl } = await serve(() => {})
    const token = await signWith((await issuerKey('ES256', 'k1')).privateKey, 'ES256', 'k1')(good())
    const leaving = new AbortController()
    const viewer = createAuthenticator({ jwksUrl, jwksTimeoutMs: 60_000 }).authenticate(
      `Bearer ${token}`,
      leaving.signal,
    )
    leaving.abort()
    await expect(viewer).rejects.toMatchObject({ code: 'REQUEST_ABORTED' })
  })
})
