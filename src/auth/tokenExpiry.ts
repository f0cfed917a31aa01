import { Unauthenticated } from '../errors.js'
import type { Viewer } from './Viewer.js'

export function tokenExpired(): Unauthenticated {
  return new Unauthenticated('The token expired before the operation took effect; nothing was changed.')
}

export function assertTokenValid(viewer: Viewer, now: Date = new Date()): void {
  if (viewer.kind === 'user' && viewer.expiresAt !== undefined && viewer.expiresAt <= now) throw tokenExpired()
}
