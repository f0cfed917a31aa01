import { hasScope, type SignedInViewer, type Viewer } from '../../../auth/Viewer.js'
import { Forbidden, Unauthenticated } from '../../../errors.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import type { OperationKind } from '../operations/operationKinds.js'

export interface UsageSum {
  kind: OperationKind
  /** Null for the viewer's own usage. */
  actorId: string | null
  characters: number
  count: number
}

/** Billed characters, also of results that were deleted. */
export class UsageStore {
  readonly #db: PrismaClient
  readonly #viewer: Viewer

  constructor(db: PrismaClient, viewer: Viewer) {
    this.#db = db
    this.#viewer = viewer
  }

  /**
   * Usage of the viewer by kind, or of the tenant by user and kind, from `from` (inclusive) to `to` (exclusive).
   *
   * @throws Unauthenticated; Forbidden without `voices:read`, and for `TENANT` without an administrator scope.
   */
  async sum({
    from,
    to = null,
    scope = 'OWN',
  }: {
    from: Date
    to?: Date | null
    scope?: 'OWN' | 'TENANT'
  }): Promise<UsageSum[]> {
    const { tenantId, userId } = this.#actor
    const isAdmin = hasScope(this.#viewer, 'tenant:admin') || hasScope(this.#viewer, 'platform:admin')
    if (!isAdmin && !hasScope(this.#viewer, 'voices:read')) {
      throw new Forbidden(undefined, { requiredScope: 'voices:read' })
    }
    if (scope === 'TENANT' && !isAdmin) {
      throw new Forbidden(undefined, { requiredScope: 'tenant:admin' })
    }
    const actor = scope === 'TENANT' ? Prisma.sql`u.actor_id` : Prisma.sql`NULL::text`
    const actors = scope === 'TENANT' ? Prisma.sql`TRUE` : Prisma.sql`u.actor_id = ${userId}`
    const end = to === null ? Prisma.sql`TRUE` : Prisma.sql`u.at < ${to}::timestamptz`
    return this.#db.$queryRaw<UsageSum[]>`
      SELECT u.kind, ${actor} AS "actorId", sum(u.characters)::float8 AS "characters", count(*)::int AS "count"
      FROM usage_entry u
      WHERE u.tenant_id = ${tenantId} AND ${actors} AND u.at >= ${from}::timestamptz AND ${end}
      GROUP BY 1, 2 ORDER BY 2, 1`
  }

  get #actor(): SignedInViewer {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    return this.#viewer
  }
}
