import type { VoicePermission, VoiceReach } from '../../../auth/ownership.js'
import type { VoiceAccess } from '../../../schema/voices/VoiceOwnership.js'
import { Prisma } from '../generated/client.js'

/**
 * `voicePermission(…) !== null` of src/auth/ownership.ts, as a condition on `voice v`. A test compares the two for every kind of
 * viewer and row. Grants are a list of ids instead of a join, so that each branch can use an index.
 */
export function visibleTo({ member, administers, everything }: VoiceReach): Prisma.Sql {
  const branches = [Prisma.sql`v.is_stock`]
  if (everything) branches.push(Prisma.sql`TRUE`)
  if (administers !== null) branches.push(Prisma.sql`v.tenant_id = ${administers}`)
  if (member !== null) branches.push(ownedBy(member), grantedTo(member), sharedIn(member))
  return Prisma.sql`v.deleted_at IS NULL AND v.vanished_at IS NULL AND (${Prisma.join(branches, ' OR ')})`
}

/** Whether `voicePermission(…)` includes `needed`, as a condition on `voice v`. Covered by the same test. */
export function permittedTo(reach: VoiceReach, needed: VoicePermission): Prisma.Sql {
  if (needed === 'VIEW') return visibleTo(reach)
  const { member, administers, everything } = reach
  const branches = [Prisma.sql`FALSE`]
  if (everything) branches.push(Prisma.sql`TRUE`)
  if (administers !== null) branches.push(Prisma.sql`v.tenant_id = ${administers}`)
  if (member !== null) branches.push(ownedBy(member))
  if (member !== null && needed === 'EDIT') branches.push(editableBy(member))
  const exists = Prisma.sql`v.deleted_at IS NULL AND v.vanished_at IS NULL AND NOT v.is_stock`
  return Prisma.sql`${exists} AND (${Prisma.join(branches, ' OR ')})`
}

/** Restricts visible voices to those that are visible for one of these reasons. */
export function accessibleAs(access: readonly VoiceAccess[], { member, administers }: VoiceReach): Prisma.Sql {
  const tenantId = member?.tenantId ?? administers
  const nothing = Prisma.sql`FALSE`
  const conditions: Record<VoiceAccess, Prisma.Sql> = {
    OWN: member ? ownedBy(member) : nothing,
    GRANTED: member ? grantedTo(member) : nothing,
    TENANT: tenantId === null ? nothing : ofOthersIn(tenantId, member?.userId ?? null),
    STOCK: Prisma.sql`v.is_stock`,
  }
  return access.length === 0
    ? nothing
    : Prisma.sql`(${Prisma.join(
        access.map((reason) => conditions[reason]),
        ' OR ',
      )})`
}

type Member = NonNullable<VoiceReach['member']>

function ownedBy({ tenantId, userId }: Member): Prisma.Sql {
  return Prisma.sql`(v.tenant_id = ${tenantId} AND v.owner_id = ${userId})`
}

function ofOthersIn(tenantId: string, userId: string | null): Prisma.Sql {
  return Prisma.sql`(v.tenant_id = ${tenantId} AND v.owner_id IS DISTINCT FROM ${userId}::text)`
}

function sharedIn({ tenantId }: Member): Prisma.Sql {
  return Prisma.sql`(v.tenant_id = ${tenantId} AND v.visibility = 'TENANT')`
}

function editableBy({ userId }: Member): Prisma.Sql {
  return Prisma.sql`v.id = ANY (ARRAY(
    SELECT voice_id FROM voice_grant WHERE user_id = ${userId} AND permission = 'EDIT'))`
}

function grantedTo({ userId }: Member): Prisma.Sql {
  return Prisma.sql`v.id = ANY (ARRAY(SELECT voice_id FROM voice_grant WHERE user_id = ${userId}))`
}
