import { hasScope, type Viewer } from '../../auth/Viewer.js'
import { Prisma } from './generated/client.js'

/**
 * Which rows of a table with `tenant_id` and `owner_id` a viewer may see: its own, as an administrator those of its
 * tenant, and all of them for those who run the platform. Nobody else sees any.
 */
export function ownedRows(viewer: Viewer, table: 'a' | 'p'): Prisma.Sql {
  if (viewer.kind === 'anonymous') return Prisma.sql`FALSE`
  if (hasScope(viewer, 'platform:admin')) return Prisma.sql`TRUE`
  const columns = Prisma.raw(table)
  const inTenant = Prisma.sql`${columns}.tenant_id = ${viewer.tenantId}`
  if (hasScope(viewer, 'tenant:admin')) return inTenant
  return Prisma.sql`(${inTenant} AND ${columns}.owner_id = ${viewer.userId})`
}
