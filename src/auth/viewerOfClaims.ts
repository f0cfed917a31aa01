import type { JWTPayload } from 'jose'
import { Unauthenticated } from '../errors.js'
import { type Scope, type SignedInViewer, scopes } from './Viewer.js'

const MAX_ID_LENGTH = 255
/** Unpaired surrogates would all be stored as the same replacement character; control characters can falsify a log. */
const FORBIDDEN_IN_ID = /[\p{Cc}\p{Cs}]/u

/** The token is verified. Unknown scopes are ignored: an issuer serves other programs too. @throws Unauthenticated */
export function viewerOfClaims({ sub, org_id: organization, exp, scope }: JWTPayload): SignedInViewer {
  const userId = idOf('sub', sub)
  return {
    kind: 'user',
    userId,
    tenantId: organization === undefined ? `user:${userId}` : `org:${idOf('org_id', organization)}`,
    scopes: scopesOf(scope),
    expiresAt: timeOf(exp),
  }
}

function idOf(claim: string, value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_ID_LENGTH || FORBIDDEN_IN_ID.test(value)) {
    throw new Unauthenticated(
      `The claim "${claim}" of the token must be a string of 1 to ${MAX_ID_LENGTH} characters without control characters.`,
    )
  }
  return value
}

function scopesOf(claim: unknown): ReadonlySet<Scope> {
  if (claim === undefined) return new Set()
  const names: unknown = typeof claim === 'string' ? claim.split(' ') : claim
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw new Unauthenticated(
      'The claim "scope" of the token must be a string of scopes separated by spaces, or a list of them.',
    )
  }
  return new Set(scopes.filter((known) => names.includes(known)))
}

function timeOf(exp: unknown): Date {
  const time = new Date(typeof exp === 'number' ? exp * 1000 : Number.NaN)
  if (Number.isNaN(time.getTime())) throw new Unauthenticated('The claim "exp" of the token is not a time.')
  return time
}
