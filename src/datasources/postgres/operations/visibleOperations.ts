import { hasScope, type Viewer } from '../../../auth/Viewer.js'
import { CursorCodec, isIdValue } from '../../CursorCodec.js'
import { isUuid } from '../../isUuid.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { type Operation, type OperationState, operationColumns } from './Operation.js'
import { dubbingKinds } from './operationKinds.js'

export interface OperationListFilter {
  kinds?: readonly string[] | null
  states?: readonly OperationState[] | null
  needsAdmin?: boolean | null
}

export interface OperationPageRequest extends OperationListFilter {
  first: number
  after?: string | null
}

export interface OperationPage {
  operations: Operation[]
  cursors: string[]
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
  { first, after = null, ...filter }: OperationPageRequest,
): Promise<OperationPage> {
  const start = after === null ? Prisma.sql`TRUE` : Prisma.sql`o.id < ${cursors.decode(after)[0]}::uuid`
  const rows = await db.$queryRaw<Operation[]>`
    SELECT ${operationColumns} FROM operation o WHERE ${visibleOperations(viewer)} AND ${matches(filter)} AND ${start}
    ORDER BY o.id DESC LIMIT ${first + 1}`
  const operations = rows.slice(0, first)
  return { operations, cursors: operations.map(({ id }) => cursors.encode([id])), hasNextPage: rows.length > first }
}

export async function countOperations(db: PrismaClient, viewer: Viewer, filter: OperationListFilter): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS "count" FROM operation o WHERE ${visibleOperations(viewer)} AND ${matches(filter)}`
  return row?.count ?? 0
}

function matches({ kinds, states, needsAdmin }: OperationListFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (kinds != null) conditions.push(Prisma.sql`o.kind = ANY (${kinds}::text[])`)
  if (states != null) conditions.push(Prisma.sql`o.state::text = ANY (${states}::text[])`)
  if (needsAdmin != null) conditions.push(Prisma.sql`o.needs_admin = ${needsAdmin}`)
  return Prisma.join(conditions, ' AND ')
}

/** Ids are in the order of time. */
const cursors = new CursorCodec<readonly [id: string]>(
  'operations',
  ([id, ...others]) => others.length === 0 && isIdValue(id) && isUuid(id),
)

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
