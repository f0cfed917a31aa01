import { hasScope, type Viewer } from './Viewer.js'

/** Each permission includes the ones before it. */
export type VoicePermission = 'VIEW' | 'EDIT' | 'MANAGE'

/**
 * How far a viewer sees, as plain data, so that the rule below and the SQL that filters by it
 * (datasources/postgres/voices/visibleVoices.ts) read from the same source. Shared stock is in everybody's reach.
 */
export interface VoiceReach {
  /** Sees what it owns, what it was granted, and what its tenant shares. Null without `voices:read`. */
  readonly member: { readonly userId: string; readonly tenantId: string } | null
  /** The tenant whose every voice it manages. */
  readonly administers: string | null
  /** Manages everything, also voices that nobody has claimed. */
  readonly everything: boolean
}

/** An administrator's scope includes reading; any other viewer needs `voices:read` for more than shared stock. */
export function voiceReach(viewer: Viewer): VoiceReach {
  if (viewer.kind === 'anonymous') return { member: null, administers: null, everything: false }
  const { userId, tenantId } = viewer
  return {
    member: hasScope(viewer, 'voices:read') ? { userId, tenantId } : null,
    administers: hasScope(viewer, 'tenant:admin') ? tenantId : null,
    everything: hasScope(viewer, 'platform:admin'),
  }
}

/**
 * Whether the viewer sees a generated sound or a preview of this owner; they are shared with no other user. The same rule
 * in SQL is datasources/postgres/voices/ownedRows.ts.
 */
export function seesOwned(
  { member, administers, everything }: VoiceReach,
  { tenantId, ownerId }: { tenantId: string; ownerId: string },
): boolean {
  if (everything || administers === tenantId) return true
  return member !== null && member.tenantId === tenantId && member.userId === ownerId
}

export interface OwnershipFacts {
  tenantId: string | null
  ownerId: string | null
  isStock: boolean
  visibility: 'PRIVATE' | 'TENANT'
  vanishedAt: Date | null
  deletedAt: Date | null
}

/** What the viewer may do with a voice; null when the viewer must not learn that it exists. */
export function voicePermission(
  reach: VoiceReach,
  voice: OwnershipFacts,
  /** What was granted to this very user. */
  grant: 'VIEW' | 'EDIT' | null,
): VoicePermission | null {
  const { member, administers, everything } = reach
  if (voice.deletedAt !== null || voice.vanishedAt !== null) return null
  // Nobody manages what belongs to everybody.
  if (voice.isStock) return 'VIEW'
  if (everything) return 'MANAGE'
  if (administers !== null && voice.tenantId === administers) return 'MANAGE'
  if (member === null) return null
  const isInTenant = voice.tenantId === member.tenantId
  if (isInTenant && voice.ownerId === member.userId) return 'MANAGE'
  if (grant !== null) return grant
  return isInTenant && voice.visibility === 'TENANT' ? 'VIEW' : null
}

/** Whether this user can be in this tenant: a user who is a tenant of its own has that tenant to itself. */
export function canBelongTo(tenantId: string, userId: string): boolean {
  return !tenantId.startsWith('user:') || tenantId === `user:${userId}`
}
