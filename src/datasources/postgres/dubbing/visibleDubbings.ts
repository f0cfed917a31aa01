import { hasScope, type Viewer } from '../../../auth/Viewer.js'
import { Prisma } from '../generated/client.js'

/**
 * Condition on `dubbing d`. With `dubbing:read` a viewer sees its own dubbings, with `tenant:admin` those of the tenant, with
 * `platform:admin` all. Dubbings cannot be shared.
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
