/** What a token may do, as its `scope` claim says it. */
export const scopes = [
  'voices:read',
  'voices:write',
  'audio:generate',
  'dubbing:read',
  'dubbing:write',
  'tenant:admin',
  'platform:admin',
] as const

export type Scope = (typeof scopes)[number]

/**
 * Who is asking: a verified user of a tenant, or nobody in particular. Everything a request may see follows from this
 * value, so stores and loaders are built with it and cannot be used without it.
 */
export type Viewer = SignedInViewer | AnonymousViewer

export interface SignedInViewer {
  readonly kind: 'user'
  /** The token's `sub`. */
  readonly userId: string
  /** `org:<org_id>`, or `user:<sub>` for a user who is a tenant of its own, so that the two can never collide. */
  readonly tenantId: string
  readonly scopes: ReadonlySet<Scope>
  /** When the token ends; absent for the development user. */
  readonly expiresAt?: Date
}

export interface AnonymousViewer {
  readonly kind: 'anonymous'
}

export const anonymous: AnonymousViewer = Object.freeze({ kind: 'anonymous' })

export function hasScope(viewer: Viewer, scope: Scope): boolean {
  return viewer.kind === 'user' && viewer.scopes.has(scope)
}
