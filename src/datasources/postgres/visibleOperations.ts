import { hasScope, type Viewer } from '../../auth/Viewer.js'
import { Prisma } from './generated/client.js'
import { dubbingKinds } from './operationKinds.js'

/**
 * Which of `operation o` a viewer may see: its own, with `dubbing:read` those on dubs and with `voices:read` all others; as
 * an administrator those of its tenant; all of them with `platform:admin`.
 */
export function visibleOperations(viewer: Viewer): Prisma.Sql {
  if (viewer.kind === 'anonymous') return Prisma.sql`FALSE`
  if (hasScope(viewer, 'platform:admin')) return Prisma.sql`TRUE`
  const inTenant = Prisma.sql`o.tenant_id = ${viewer.tenantId}`
  if (hasScope(viewer, 'tenant:admin')) return inTenant
  const isOnDub = Prisma.sql`o.kind = ANY (${[...dubbingKinds]}::text[])`
  const kinds: Prisma.Sql[] = []
  if (hasScope(viewer, 'dubbing:read')) kinds.push(isOnDub)
  if (hasScope(viewer, 'voices:read')) kinds.push(Prisma.sql`NOT ${isOnDub}`)
  if (kinds.length === 0) return Prisma.sql`FALSE`
  return Prisma.sql`(${inTenant} AND o.actor_id = ${viewer.userId} AND (${Prisma.join(kinds, ' OR ')}))`
}
