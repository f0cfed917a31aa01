import { errors, type JWTVerifyOptions, jwtVerify } from 'jose'
import { raceAbort } from '../async/raceAbort.js'
import { RequestAborted, ServiceUnavailable, TokenExpired, Unauthenticated } from '../errors.js'
import { clockToleranceSecs } from './tokenExpiry.js'
import { type TokenKeyOptions, tokenKeys } from './tokenKeys.js'
import { anonymous, type SignedInViewer, scopes, type Viewer } from './Viewer.js'
import { viewerOfClaims } from './viewerOfClaims.js'

/** In development mode every caller is the same user, with all scopes. */
export type AuthenticatorOptions = { mode: 'development' } | TokenOptions

export interface TokenOptions extends TokenKeyOptions {
  mode?: undefined
  issuer?: string
  audience?: string
}

export interface Authenticator {
  /** Anonymous without a header. @throws Unauthenticated, ServiceUnavailable without keys, RequestAborted */
  authenticate(authorization: string | undefined, signal?: AbortSignal): Promise<Viewer>
  /** Loads the published keys of tokens, unless they are loaded. @throws ServiceUnavailable */
  loadKeys(): Promise<void>
}

/** Connection parameters of a WebSocket can be longer than any header. */
const MAX_TOKEN_LENGTH = 16_384
const BEARER = 'bearer '
const TOKEN_BYTES = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'))
  TOKEN_BYTES[byte] = 1

const developmentUser: SignedInViewer = Object.freeze({
  kind: 'user',
  userId: 'dev-user',
  tenantId: 'org:dev',
  scopes: new Set(scopes),
})

export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  if (options.mode === 'development') return { authenticate: async () => developmentUser, loadKeys: async () => {} }

  const { algorithms, keyOf, load } = tokenKeys(options)
  const checks: JWTVerifyOptions = {
    // A token can choose among these, never add one.
    algorithms: [...algorithms],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: clockToleranceSecs,
    issuer: options.issuer,
    audience: options.audience,
  }

  async function viewerOfToken(token: string): Promise<Viewer> {
    try {
      const { payload } = await jwtVerify(token, keyOf, checks)
      return viewerOfClaims(payload)
    } catch (error) {
      if (error instanceof ServiceUnavailable || error instanceof Unauthenticated) throw error
      if (error instanceof errors.JWTExpired) throw new TokenExpired()
      // Without a cause: it would contain the claims of the token.
      throw new Unauthenticated(reasonOf(error))
    }
  }

  return {
    loadKeys: load,
    async authenticate(authorization, signal) {
      if (authorization === undefined) return anonymous
      const token = bearerToken(authorization)
      return raceAbort(viewerOfToken(token), signal, () => new RequestAborted())
    },
  }
}

function bearerToken(authorization: string): string {
  const text = authorization.length <= MAX_TOKEN_LENGTH ? authorization.trim() : ''
  const token = text.slice(BEARER.length).trimStart()
  const isJwt = token.split('.').length === 3 && !token.startsWith('.') && Buffer.from(token).every(isTokenByte)
  if (text.slice(0, BEARER.length).toLowerCase() !== BEARER || !isJwt)
    throw new Unauthenticated('The Authorization header must be "Bearer", a space and a JWT.')
  return token
}

/** A table instead of a regular expression, because tokens can be long. */
function isTokenByte(byte: number): boolean {
  return TOKEN_BYTES[byte] === 1
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return `The token lacks the claim "${error.claim}".`
    if (error.claim === 'nbf') return 'The token is not valid yet.'
    return `The claim "${error.claim}" of the token is not accepted.`
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the token is invalid.'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The signature algorithm of the token is not accepted.'
  if (error instanceof errors.JWKSNoMatchingKey) return 'The signing key of the token is unknown.'
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'The token does not name its signing key, and several keys match.'
  return 'The token is malformed.'
}
