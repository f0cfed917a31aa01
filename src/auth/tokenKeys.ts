import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { ServiceUnavailable } from '../errors.js'

/** Exactly one of `jwtSecret` and `jwksUrl` names where the keys come from. */
export interface TokenKeyOptions {
  /** The shared secret of HS256. */
  jwtSecret?: string
  /** Where the issuer publishes its public keys. */
  jwksUrl?: string
  /** How long the issuer may take to answer with its keys. */
  jwksTimeoutMs?: number
}

export interface TokenKeys {
  readonly algorithms: readonly string[]
  readonly keyOf: JWTVerifyGetKey
}

/** RFC 7518, section 3.2: a key as long as the hash, or it is the weakest part. */
const SHORTEST_SECRET_BYTES = 32
const JWKS_TIMEOUT_MS = 5_000
/**
 * A token with an unknown key makes us ask for the keys again, but no more often than this. An issuer publishes a key
 * before it signs with it, so a token is refused wrongly only when its key is younger than this.
 */
const JWKS_COOLDOWN_MS = 1_000
/** A key that its issuer has withdrawn is refused after this time at the latest. */
const JWKS_MAX_AGE_MS = 600_000

/** Public keys only: were HS256 among these, anybody could sign with a published key as if it were a secret. */
const PUBLIC_KEY_ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const

/** @throws TypeError when the options name no safe source of keys. */
export function tokenKeys({ jwtSecret, jwksUrl, jwksTimeoutMs }: TokenKeyOptions): TokenKeys {
  if (jwtSecret !== undefined && jwksUrl !== undefined) {
    throw new TypeError('Tokens are checked either with a secret or with a JWKS, not with both.')
  }
  if (jwtSecret !== undefined) return sharedSecret(jwtSecret)
  if (jwksUrl !== undefined) return publishedKeys(jwksUrl, jwksTimeoutMs)
  throw new TypeError('Tokens cannot be checked without a secret or a JWKS.')
}

function sharedSecret(secret: string): TokenKeys {
  const key = new TextEncoder().encode(secret)
  if (key.length < SHORTEST_SECRET_BYTES) {
    throw new TypeError(
      `The secret of HS256 tokens must be at least ${SHORTEST_SECRET_BYTES} bytes long; it has ${key.length}.`,
    )
  }
  // Imported once: given bytes, jose would make a key of them for each token.
  const imported = crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  return { algorithms: ['HS256'], keyOf: () => imported }
}

function publishedKeys(jwksUrl: string, timeoutMs = JWKS_TIMEOUT_MS): TokenKeys {
  const url = URL.parse(jwksUrl)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new TypeError('The JWKS needs an http or https URL without a user name or password in it.')
  }
  const published = createRemoteJWKSet(url, {
    timeoutDuration: timeoutMs,
    cooldownDuration: JWKS_COOLDOWN_MS,
    cacheMaxAge: JWKS_MAX_AGE_MS,
  })
  return {
    algorithms: PUBLIC_KEY_ALGORITHMS,
    async keyOf(header, token) {
      try {
        return await published(header, token)
      } catch (error) {
        if (isTokensFault(error)) throw error
        throw new ServiceUnavailable('Tokens cannot be checked right now.', { cause: error })
      }
    },
  }
}

/** Whether the keys were there, and the token's was not the one among them. All else is no fault of the one who asks. */
function isTokensFault(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}
