import { describe, expect, test } from '@jest/globals'
import { exportSPKI } from 'jose'
import { createAuthenticator } from '../../src/auth/authenticate.js'
import { waitUntil } from '../support/waitUntil.js'
import { issuerKey, serve, serveJwks } from './jwksServer.js'
import { good, jwtSecret, refusal, sign, signWith, unsigned } from './tokens.js'

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
