import { Unauthenticated } from '../errors.js'
import type { Viewer } from './Viewer.js'

/** The error for work whose token expired before it could be done. */
export function tokenExpired(): Unauthenticated {
  return new Unauthenticated('The token expired before this could be done; nothing was changed.')
}

/** @throws Unauthenticated when the token of the viewer has expired. */
export function assertTokenValid(viewer: Viewer, now: Date = new Date()): void {
  if (viewer.kind === 'user' && viewer.expiresAt !== undefined && viewer.expiresAt <= now) throw tokenExpired()
}
