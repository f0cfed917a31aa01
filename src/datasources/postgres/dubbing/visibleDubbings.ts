import { hasScope, type Viewer } from '../../../auth/Viewer.js'
import { Prisma } from '../generated/client.js'

/**
 * Which of `dubbing d` a viewer may see, and edit: its own with `dubbing:read`, as an administrator those of its tenant,
 * and all of them for those who run the platform. A dub is shared with nobody else.
 */
export function visibleDubbings(viewer: Viewer): Prisma.Sql {
  return Prisma.sql`(d.deleted_at IS NULL AND ${reach(viewer)})`
}

function reach(viewer: Viewer): Prisma.Sql {
  if (viewer.kind === 'anonymous') return Prisma.sql`FALSE`
  if (hasScope(viewer, 'platform:admin')) return Prisma.sql`TRUE`
  const inTenant = Prisma.sql`d.tenant_id = ${viewer.tenantId}`
  if (hasScope(viewer, 'tenant:admin')) return inTenant
  if (!hasScope(viewer, 'dubbing:read')) return Prisma.sql`FALSE`
  return Prisma.sql`${inTenant} AND d.owner_id = ${viewer.userId}`
}
