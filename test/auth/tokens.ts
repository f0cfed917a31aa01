import { expect } from '@jest/globals'
import { type JWTPayload, SignJWT } from 'jose'
import { createAuthenticator, type TokenOptions } from '../../src/auth/authenticate.js'

export const jwtSecret = 'a secret of tests that is long enough'
export const now = () => Math.floor(Date.now() / 1000)
type Signer = (claims: JWTPayload, header?: Record<string, unknown>) => Promise<string>

export const signWith =
  (key: Parameters<SignJWT['sign']>[0], alg: string, kid?: string): Signer =>
  (claims, header = {}) =>
    new SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(key)

export const sign = signWith(new TextEncoder().encode(jwtSecret), 'HS256')
export const good = () => ({ sub: 'ann', exp: now() + 3600 })

export const check = (authorization: string, options: TokenOptions = { jwtSecret }) =>
  createAuthenticator(options).authenticate(authorization)

export const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

export async function refusal(authorization: string, options?: TokenOptions): Promise<string> {
  const error = await check(authorization, options).catch((reason: unknown) => reason)
  expect(error).toMatchObject({ code: 'UNAUTHENTICATED' })
  const { message } = error as Error
  const token = authorization.split(' ')[1]
  for (const part of token?.split('.') ?? []) if (part.length > 4) expect(message).not.toContain(part)
  return message
}
