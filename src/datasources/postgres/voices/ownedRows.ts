import { voiceReach } from '../../../auth/ownership.js'
import type { Viewer } from '../../../auth/Viewer.js'
import { Prisma } from '../generated/client.js'

/** `seesOwned` of src/auth/ownership.ts, as a condition on a table with `tenant_id` and `owner_id`. */
export function ownedRows(viewer: Viewer, table: 'a' | 'p'): Prisma.Sql {
  const { member, administers, everything } = voiceReach(viewer)
  if (everything) return Prisma.sql`TRUE`
  const columns = Prisma.raw(table)
  if (administers !== null) return Prisma.sql`${columns}.tenant_id = ${administers}`
  if (member === null) return Prisma.sql`FALSE`
  return Prisma.sql`(${columns}.tenant_id = ${member.tenantId} AND ${columns}.owner_id = ${member.userId})`
}
