import { errors, type JWTVerifyOptions, jwtVerify } from 'jose'
import { RequestAborted, ServiceUnavailable, Unauthenticated } from '../errors.js'
import { type TokenKeyOptions, tokenKeys } from './tokenKeys.js'
import { anonymous, type SignedInViewer, scopes, type Viewer } from './Viewer.js'
import { viewerOfClaims } from './viewerOfClaims.js'

/** Everybody is one development user, or tokens are checked with the one source of keys that is named. */
export type AuthenticatorOptions = { mode: 'development' } | TokenOptions

export interface TokenOptions extends TokenKeyOptions {
  mode?: undefined
  /** The `iss` that tokens must bear; any when absent. */
  issuer?: string
  /** What `aud` must hold; not looked at when absent. */
  audience?: string
}

export interface Authenticator {
  /**
   * Tells who is asking by the value of an `Authorization` header. No header is the anonymous viewer; a bad one never is.
   *
   * @throws Unauthenticated when it is not the bearer token of a user; ServiceUnavailable when it cannot be checked now;
   * RequestAborted when the signal fires.
   */
  authenticate(authorization: string | undefined, signal?: AbortSignal): Promise<Viewer>
}

const CLOCK_TOLERANCE_SECS = 5
/** No header of ours can be longer, but the connection parameters of a WebSocket can. */
const LONGEST_TOKEN = 16_384
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

/** @throws TypeError when the options cannot make a safe check, e.g. for a secret that is too short. */
export function createAuthenticator(options: AuthenticatorOptions): Authenticator {
  if (options.mode === 'development') return { authenticate: async () => developmentUser }

  const { algorithms, keyOf } = tokenKeys(options)
  const checks: JWTVerifyOptions = {
    // Pinned by our configuration: what a token says of itself chooses among these and can never add one.
    algorithms: [...algorithms],
    requiredClaims: ['exp', 'sub'],
    clockTolerance: CLOCK_TOLERANCE_SECS,
    issuer: options.issuer,
    audience: options.audience,
  }

  async function viewerOfToken(token: string): Promise<Viewer> {
    try {
      const { payload } = await jwtVerify(token, keyOf, checks)
      return viewerOfClaims(payload)
    } catch (error) {
      if (error instanceof ServiceUnavailable || error instanceof Unauthenticated) throw error
      // Not kept as the cause: it holds the claims of the token.
      throw new Unauthenticated(whatIsWrong(error))
    }
  }

  return {
    async authenticate(authorization, signal) {
      if (authorization === undefined) return anonymous
      const token = bearerToken(authorization)
      return signal ? unlessAborted(viewerOfToken(token), signal) : viewerOfToken(token)
    },
  }
}

function bearerToken(authorization: string): string {
  const text = authorization.length <= LONGEST_TOKEN ? authorization.trim() : ''
  const token = text.slice(BEARER.length).trimStart()
  const isJwt = token.split('.').length === 3 && !token.startsWith('.') && Buffer.from(token).every(isOfToken)
  if (text.slice(0, BEARER.length).toLowerCase() !== BEARER || !isJwt)
    throw new Unauthenticated('The Authorization header must be "Bearer", a space and a JWT.')
  return token
}

/** A letter, a digit, `-`, `_` or `.`, without a regular expression: tokens are longer than those should run over. */
function isOfToken(byte: number): boolean {
  return TOKEN_BYTES[byte] === 1
}

function whatIsWrong(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.'
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.reason === 'missing') return `The token lacks the claim "${error.claim}".`
    if (error.claim === 'nbf') return 'The token is not valid yet.'
    return `The claim "${error.claim}" of the token is not what is accepted here.`
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the token is wrong.'
  if (error instanceof errors.JOSEAlgNotAllowed) return 'The token is signed in a way that is not accepted here.'
  if (error instanceof errors.JWKSNoMatchingKey) return 'The token is signed with a key that is not known here.'
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'The token does not say which key it is signed with.'
  return 'The token is malformed.'
}

/** The check runs on without us: what it may fetch, the keys, serves others too. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(new RequestAborted())
    if (signal.aborted) giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}
