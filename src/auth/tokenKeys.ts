import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import { ServiceUnavailable } from '../errors.js'

export interface TokenKeyOptions {
  jwtSecret?: string
  jwksUrl?: string
  jwksTimeoutMs?: number
}

export interface TokenKeys {
  readonly algorithms: readonly string[]
  readonly keyOf: JWTVerifyGetKey
  /** Loads published keys. @throws ServiceUnavailable */
  load(): Promise<void>
}

/** RFC 7518, section 3.2: at least as long as the hash. */
const MIN_SECRET_BYTES = 32
const JWKS_TIMEOUT_MS = 5_000
/** Minimum interval between two fetches caused by unknown keys. A token is wrongly refused if its key is newer than this. */
const JWKS_COOLDOWN_MS = 1_000
/** A withdrawn key is refused after this time at the latest. */
const JWKS_MAX_AGE_MS = 600_000

/** No HS256: a caller could sign with a published key as if it were a secret. */
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

export function tokenKeys({ jwtSecret, jwksUrl, jwksTimeoutMs }: TokenKeyOptions): TokenKeys {
  if (jwtSecret !== undefined && jwksUrl !== undefined) {
    throw new TypeError('Set either a secret or a JWKS URL for tokens, not both.')
  }
  if (jwtSecret !== undefined) return sharedSecret(jwtSecret)
  if (jwksUrl !== undefined) return publishedKeys(jwksUrl, jwksTimeoutMs)
  throw new TypeError('Set a secret or a JWKS URL for tokens.')
}

function sharedSecret(secret: string): TokenKeys {
  const key = new TextEncoder().encode(secret)
  if (key.length < MIN_SECRET_BYTES) {
    throw new TypeError(`The secret of HS256 tokens must have at least ${MIN_SECRET_BYTES} bytes (got ${key.length}).`)
  }
  // Imported once: given bytes, jose imports them for each token.
  const imported = crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify'])
  return { algorithms: ['HS256'], keyOf: () => imported, load: async () => {} }
}

function publishedKeys(jwksUrl: string, timeoutMs = JWKS_TIMEOUT_MS): TokenKeys {
  const url = URL.parse(jwksUrl)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new TypeError('The JWKS URL must be an http or https URL without user name and password.')
  }
  const published = createRemoteJWKSet(url, {
    timeoutDuration: timeoutMs,
    cooldownDuration: JWKS_COOLDOWN_MS,
    cacheMaxAge: JWKS_MAX_AGE_MS,
  })
  let triedAt = Number.NEGATIVE_INFINITY
  return {
    algorithms: PUBLIC_KEY_ALGORITHMS,
    async load() {
      if (published.jwks() !== undefined) return
      const isEarly = performance.now() - triedAt < JWKS_COOLDOWN_MS && !published.reloading
      if (!isEarly) triedAt = performance.now()
      const loading = isEarly ? Promise.reject(new Error('The last attempt has just failed.')) : published.reload()
      await loading.catch((cause: unknown) => {
        throw new ServiceUnavailable('The keys of AUTH_JWKS_URL cannot be loaded.', { cause })
      })
    },
    async keyOf(header, token) {
      try {
        return await published(header, token)
      } catch (error) {
        if (isTokenError(error)) throw error
        throw new ServiceUnavailable('Tokens cannot be verified; try again shortly.', { cause: error })
      }
    },
  }
}

function isTokenError(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}
