import { Unauthenticated } from '../errors.js'
import type { Viewer } from './Viewer.js'

/** Tokens are accepted for longer than their lifetime, because clocks differ. */
export const clockToleranceSecs = 5

/** When a connection of the viewer ends. Undefined: never. */
export function acceptedUntil(viewer: Viewer): Date | undefined {
  if (viewer.kind !== 'user' || viewer.expiresAt === undefined) return undefined
  return new Date(viewer.expiresAt.getTime() + clockToleranceSecs * 1_000)
}

export function tokenExpired(): Unauthenticated {
  return new Unauthenticated('The token expired before the operation took effect; nothing was changed.')
}

export function assertTokenValid(viewer: Viewer, now: Date = new Date()): void {
  if (viewer.kind === 'user' && viewer.expiresAt !== undefined && viewer.expiresAt <= now) throw tokenExpired()
}
