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

export type Viewer = SignedInViewer | AnonymousViewer

export interface SignedInViewer {
  readonly kind: 'user'
  readonly userId: string
  /** `org:<org_id>`, or `user:<sub>` without `org_id`. */
  readonly tenantId: string
  readonly scopes: ReadonlySet<Scope>
  readonly expiresAt?: Date
}

export interface AnonymousViewer {
  readonly kind: 'anonymous'
}

export const anonymous: AnonymousViewer = Object.freeze({ kind: 'anonymous' })

export function hasScope(viewer: Viewer, scope: Scope): boolean {
  return viewer.kind === 'user' && viewer.scopes.has(scope)
}
