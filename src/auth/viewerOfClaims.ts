import type { JWTPayload } from 'jose'
import { Unauthenticated } from '../errors.js'
import { type Scope, type SignedInViewer, scopes } from './Viewer.js'

const LONGEST_ID = 255
/**
 * Half characters would all turn into one and the same mark on their way to the database, and so make one user of two;
 * control characters it does not take, or they deceive who reads a log.
 */
const NOT_IN_AN_ID = /[\p{Cc}\p{Cs}]/u

/**
 * Reads a viewer from the claims of a token whose signature and times have been checked.
 *
 * @throws Unauthenticated when a claim is not of its kind. Scopes that are unknown here are passed over: an issuer serves
 * other programs too.
 */
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
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_ID || NOT_IN_AN_ID.test(value)) {
    throw new Unauthenticated(
      `The claim "${claim}" of the token must be a text of 1 to ${LONGEST_ID} characters, none of them control characters.`,
    )
  }
  return value
}

function scopesOf(claim: unknown): ReadonlySet<Scope> {
  if (claim === undefined) return new Set()
  const words: unknown = typeof claim === 'string' ? claim.split(' ') : claim
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) {
    throw new Unauthenticated(
      'The claim "scope" of the token must be a text with spaces between scopes, or a list of them.',
    )
  }
  return new Set(scopes.filter((known) => words.includes(known)))
}

function timeOf(exp: unknown): Date {
  const time = new Date(typeof exp === 'number' ? exp * 1000 : Number.NaN)
  if (Number.isNaN(time.getTime())) throw new Unauthenticated('The claim "exp" of the token is not a time.')
  return time
}
