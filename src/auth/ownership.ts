import { hasScope, type Viewer } from './Viewer.js'

/** Each permission includes the ones before it. */
export type VoicePermission = 'VIEW' | 'EDIT' | 'MANAGE'

/** Besides shared stock. The SQL in datasources/postgres/voices/visibleVoices.ts uses it too. */
export interface VoiceReach {
  /** Sees its own voices, granted voices, and those its tenant shares. Null without `voices:read`. */
  readonly member: { readonly userId: string; readonly tenantId: string } | null
  readonly administers: string | null
  readonly everything: boolean
}

export function voiceReach(viewer: Viewer): VoiceReach {
  if (viewer.kind === 'anonymous') return { member: null, administers: null, everything: false }
  const { userId, tenantId } = viewer
  return {
    member: hasScope(viewer, 'voices:read') ? { userId, tenantId } : null,
    administers: hasScope(viewer, 'tenant:admin') ? tenantId : null,
    everything: hasScope(viewer, 'platform:admin'),
  }
}

/** For generated audio and previews, which cannot be shared. In SQL: datasources/postgres/voices/ownedRows.ts. */
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

/** Null when the viewer must not learn that the voice exists. */
export function voicePermission(
  reach: VoiceReach,
  voice: OwnershipFacts,
  grant: 'VIEW' | 'EDIT' | null,
): VoicePermission | null {
  const { member, administers, everything } = reach
  if (voice.deletedAt !== null || voice.vanishedAt !== null) return null
  if (voice.isStock) return 'VIEW'
  if (everything) return 'MANAGE'
  if (administers !== null && voice.tenantId === administers) return 'MANAGE'
  if (member === null) return null
  const isInTenant = voice.tenantId === member.tenantId
  if (isInTenant && voice.ownerId === member.userId) return 'MANAGE'
  if (grant !== null) return grant
  return isInTenant && voice.visibility === 'TENANT' ? 'VIEW' : null
}

/** A tenant `user:<sub>` has that user only. */
export function canBelongTo(tenantId: string, userId: string): boolean {
  return !tenantId.startsWith('user:') || tenantId === `user:${userId}`
}
