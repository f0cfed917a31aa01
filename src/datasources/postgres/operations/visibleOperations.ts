import { hasScope, type Viewer } from '../../../auth/Viewer.js'
import { InvalidInput } from '../../../errors.js'
import { isUuid } from '../../isUuid.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { type Operation, type OperationState, operationColumns } from './Operation.js'
import { dubbingKinds } from './operationKinds.js'

export interface OperationPageRequest {
  first: number
  /** The id of the last operation of the previous page. */
  after?: string | null
  kinds?: readonly string[] | null
  states?: readonly OperationState[] | null
  needsAdmin?: boolean | null
}

export interface OperationPage {
  operations: Operation[]
  hasNextPage: boolean
}

/** Null for an operation that does not exist or is not visible. */
export async function findOperation(db: PrismaClient, viewer: Viewer, id: string): Promise<Operation | null> {
  if (!isUuid(id)) return null
  const [operation] = await db.$queryRaw<Operation[]>`
    SELECT ${operationColumns} FROM operation o WHERE o.id = ${id}::uuid AND ${visibleOperations(viewer)}`
  return operation ?? null
}

/** Newest first. */
export async function listOperations(
  db: PrismaClient,
  viewer: Viewer,
  { first, after = null, kinds = null, states = null, needsAdmin = null }: OperationPageRequest,
): Promise<OperationPage> {
  if (after !== null && !isUuid(after)) {
    throw new InvalidInput('This is not a cursor of this list.', [{ path: ['after'], message: 'broken cursor' }])
  }
  const conditions = [visibleOperations(viewer)]
  if (after !== null) conditions.push(Prisma.sql`o.id < ${after}::uuid`)
  if (kinds !== null) conditions.push(Prisma.sql`o.kind = ANY (${kinds}::text[])`)
  if (states !== null) conditions.push(Prisma.sql`o.state::text = ANY (${states}::text[])`)
  if (needsAdmin !== null) conditions.push(Prisma.sql`o.needs_admin = ${needsAdmin}`)
  const rows = await db.$queryRaw<Operation[]>`
    SELECT ${operationColumns} FROM operation o WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY o.id DESC LIMIT ${first + 1}`
  return { operations: rows.slice(0, first), hasNextPage: rows.length > first }
}

/**
 * Condition on `operation o`. With `dubbing:read` a viewer sees its own operations on dubbings, with `voices:read` its other
 * operations, with `tenant:admin` all of the tenant, with `platform:admin` all.
 */
function visibleOperations(viewer: Viewer): Prisma.Sql {
  if (viewer.kind === 'anonymous') return Prisma.sql`FALSE`
  if (hasScope(viewer, 'platform:admin')) return Prisma.sql`TRUE`
  const inTenant = Prisma.sql`o.tenant_id = ${viewer.tenantId}`
  if (hasScope(viewer, 'tenant:admin')) return inTenant
  const isOnDubbing = Prisma.sql`o.kind = ANY (${[...dubbingKinds]}::text[])`
  const kinds: Prisma.Sql[] = []
  if (hasScope(viewer, 'dubbing:read')) kinds.push(isOnDubbing)
  if (hasScope(viewer, 'voices:read')) kinds.push(Prisma.sql`NOT ${isOnDubbing}`)
  if (kinds.length === 0) return Prisma.sql`FALSE`
  return Prisma.sql`(${inTenant} AND o.actor_id = ${viewer.userId} AND (${Prisma.join(kinds, ' OR ')}))`
}
