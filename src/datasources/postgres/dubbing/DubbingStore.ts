import { setTimeout as sleep } from 'node:timers/promises'
import type { Viewer } from '../../../auth/Viewer.js'
import { Conflict, NotFound, Unauthenticated } from '../../../errors.js'
import type { DubbingStatus } from '../../../schema/dubbing/DubbingResource.js'
import { CursorCodec, isIdValue, isTimeValue } from '../../CursorCodec.js'
import { AuditStore } from '../audit/AuditStore.js'
import { containsText } from '../database/containsText.js'
import { countsOf } from '../database/countsOf.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { type DubbingMirror, type DubbingRow, dubbingColumns, mirrorDubbings } from './DubbingRow.js'
import { visibleDubbings } from './visibleDubbings.js'

export type { DubbingMirror, DubbingRow } from './DubbingRow.js'

export interface DubbingListFilter {
  statuses?: readonly DubbingStatus[] | null
  targetLanguages?: readonly string[] | null
  /** Part of the name, in any case and Unicode normal form. */
  search?: string | null
  ownerId?: string | null
}

export interface DubbingPageRequest extends DubbingListFilter {
  first: number
  after?: string | null
}

export interface DubbingRowPage {
  rows: DubbingRow[]
  cursors: string[]
  hasNextPage: boolean
}

export interface EditTimes {
  /** How long an edit waits for earlier edits. */
  waitMs: number
  pollMs: number
  /** How long the lock outlives its process. */
  leaseMs: number
}

export const DEFAULT_EDIT_TIMES: EditTimes = { waitMs: 5_000, pollMs: 100, leaseMs: 30_000 }

/** The dubbings that one viewer may see. Each read is one statement. */
export class DubbingStore {
  readonly #db: PrismaClient
  readonly #viewer: Viewer
  readonly #visible: Prisma.Sql
  readonly #requestId: string | null
  readonly #times: EditTimes
  /** Operations that hold the edit lock, by dubbing. */
  readonly #edits = new Map<string, string>()

  constructor(
    db: PrismaClient,
    viewer: Viewer,
    { requestId = null, times = DEFAULT_EDIT_TIMES }: { requestId?: string | null; times?: EditTimes } = {},
  ) {
    this.#db = db
    this.#viewer = viewer
    this.#visible = visibleDubbings(viewer)
    this.#requestId = requestId
    this.#times = times
  }

  /** In the order of `ids`; null for a dubbing that does not exist or is not visible. */
  async getMany(ids: readonly string[]): Promise<(DubbingRow | null)[]> {
    if (ids.length === 0) return []
    const rows = await this.#db.$queryRaw<DubbingRow[]>`
      SELECT ${dubbingColumns} FROM dubbing d WHERE d.id = ANY (${ids}::text[]) AND ${this.#visible}`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /** Newest first. `after` is a cursor of the previous page. */
  async list({ first, after = null, ...filter }: DubbingPageRequest): Promise<DubbingRowPage> {
    const start = after === null ? Prisma.sql`TRUE` : isAfter(after)
    const rows = await this.#db.$queryRaw<DubbingRow[]>`
      SELECT ${dubbingColumns} FROM dubbing d WHERE ${this.#visible} AND ${matches(filter)} AND ${start}
      ORDER BY d.created_at DESC, d.id COLLATE "C" DESC LIMIT ${first + 1}`
    return pageOf(rows, first)
  }

  /** One page for each owner, in the order of `ownerIds`. */
  async listOfOwners(
    ownerIds: readonly string[],
    { first, after = null, ...filter }: DubbingPageRequest,
  ): Promise<DubbingRowPage[]> {
    const start = after === null ? Prisma.sql`TRUE` : isAfter(after)
    const rows = await this.#db.$queryRaw<DubbingRow[]>`
      SELECT ${dubbingColumns} FROM unnest(${[...new Set(ownerIds)]}::text[]) wanted (owner_id) CROSS JOIN LATERAL (
        SELECT * FROM dubbing d WHERE d.owner_id = wanted.owner_id
          AND ${this.#visible} AND ${matches(filter)} AND ${start}
        ORDER BY d.created_at DESC, d.id COLLATE "C" DESC LIMIT ${first + 1}
      ) d ORDER BY d.created_at DESC, d.id COLLATE "C" DESC`
    const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
    return ownerIds.map((ownerId) => pageOf(byOwner.get(ownerId) ?? [], first))
  }

  async count(filter: DubbingListFilter): Promise<number> {
    const [row] = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM dubbing d WHERE ${this.#visible} AND ${matches(filter)}`
    return row?.count ?? 0
  }

  async countOfOwners(ownerIds: readonly string[], filter: DubbingListFilter): Promise<number[]> {
    const rows = await this.#db.$queryRaw<{ key: string; count: number }[]>`
      SELECT d.owner_id AS "key", count(*)::int AS "count" FROM dubbing d
      WHERE d.owner_id = ANY (${[...new Set(ownerIds)]}::text[]) AND ${this.#visible} AND ${matches(filter)} GROUP BY 1`
    return countsOf(ownerIds, rows)
  }

  mirror(dubbings: readonly DubbingMirror[]): Promise<number> {
    return mirrorDubbings(this.#db, dubbings, this.#visible)
  }

  /**
   * Records the version that a viewer was shown.
   *
   * @param isChange The dubbing has changed, also if its version has not.
   */
  async recordVersion(id: string, version: number, isChange: boolean): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE dubbing d SET version = greatest(d.version, ${version}::int), updated_at = now()
      WHERE d.id = ${id} AND ${this.#visible}
        AND (${isChange}::boolean OR d.version IS DISTINCT FROM greatest(d.version, ${version}::int))`
  }

  async mirrorLanguages(id: string, targetLanguages: readonly string[]): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE dubbing d SET target_languages = ${targetLanguages}::text[], updated_at = now()
      WHERE d.id = ${id} AND ${this.#visible}`
  }

  /**
   * Acquires the edit lock of a dubbing for an operation, and waits for earlier edits. The lock lasts until `endEdit`, until
   * the operation has ended, or until the lease of a dead process expires.
   *
   * Upstream does not compare versions, so an edit of a version older than the known one is refused here. The caller has to
   * compare with the version that upstream reports under the lock. Returns the known version; null if none is known.
   *
   * @throws NotFound; Conflict with `currentVersion`, also if the lock was not acquired in time.
   */
  async beginEdit(
    id: string,
    expectedVersion: number | null,
    operationId: string,
  ): Promise<{ version: number | null }> {
    let startedMs: number | undefined
    for (;;) {
      const found = await this.#tryAcquireEdit(id, expectedVersion, operationId)
      if (!found) throw new NotFound('Dubbing', id)
      const { isAcquired, version, nowMs } = found
      if (isAcquired) {
        this.#edits.set(id, operationId)
        return { version }
      }
      const currentVersion = version
      if (expectedVersion !== null && version !== null && version > expectedVersion) {
        throw new Conflict(`The dubbing was edited by another request. Its version is now ${version}.`, {
          currentVersion,
        }).at('version')
      }
      startedMs ??= nowMs
      if (nowMs - startedMs >= this.#times.waitMs) {
        throw new Conflict('Another request is editing this dubbing. Try again shortly.', {
          currentVersion,
          retryable: true,
        })
      }
      // With jitter, so that waiting edits do not poll together.
      await sleep(this.#times.pollMs * (0.5 + Math.random()))
    }
  }

  /**
   * Releases the edit lock, unless another operation holds it by now.
   *
   * @param version The version after the edit; null if unknown.
   */
  async endEdit(id: string, version: number | null): Promise<void> {
    const operationId = this.#edits.get(id) ?? null
    this.#edits.delete(id)
    await this.#db.$executeRaw`
      UPDATE dubbing SET version = greatest(version, ${version}::int), updated_at = now(),
        edit_holder = CASE WHEN edit_holder IS DISTINCT FROM ${operationId}::uuid THEN edit_holder END,
        edit_until = CASE WHEN edit_holder IS DISTINCT FROM ${operationId}::uuid THEN edit_until END
      WHERE id = ${id} AND (edit_holder = ${operationId}::uuid
        OR greatest(version, ${version}::int) IS DISTINCT FROM version)`
  }

  async recordDenial(action: string, dubbingId: string): Promise<void> {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    const { tenantId, userId: actorId } = this.#viewer
    await new AuditStore(this.#db).record({
      ...{ tenantId, actorId, action, resourceType: 'Dubbing', resourceId: dubbingId },
      ...{ outcome: 'DENIED', requestId: this.#requestId },
    })
  }

  /**
   * Compares and sets in one statement, with the clock of the database. The lock of a live operation never expires, and that of
   * an ended one is free. Undefined for a dubbing that is not visible.
   */
  async #tryAcquireEdit(id: string, expectedVersion: number | null, operationId: string) {
    const [found] = await this.#db.$queryRaw<{ isAcquired: boolean; version: number | null; nowMs: number }[]>`
      WITH taken AS (
        UPDATE dubbing d SET edit_holder = ${operationId}::uuid,
          edit_until = now() + ${this.#times.leaseMs} * interval '1 millisecond'
        WHERE d.id = ${id} AND ${this.#visible}
          AND (${expectedVersion}::int IS NULL OR d.version IS NULL OR d.version <= ${expectedVersion}::int)
          AND (d.edit_holder IS NULL OR d.edit_holder = ${operationId}::uuid
            OR EXISTS (SELECT 1 FROM operation o WHERE o.id = d.edit_holder AND o.ended_at IS NOT NULL)
            OR (d.edit_until < now() AND NOT EXISTS (SELECT 1 FROM operation o
              WHERE o.id = d.edit_holder AND o.state IN ('PLANNED', 'SENT') AND o.lease_until >= now())))
        RETURNING d.id, d.version
      )
      SELECT t.id IS NOT NULL AS "isAcquired", CASE WHEN t.id IS NULL THEN d.version ELSE t.version END AS "version",
        (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"
      FROM dubbing d LEFT JOIN taken t ON t.id = d.id WHERE d.id = ${id} AND ${this.#visible}`
    return found
  }
}

function matches({ statuses, targetLanguages, search, ownerId }: DubbingListFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (statuses) conditions.push(Prisma.sql`d.status = ANY (${statuses}::text[])`)
  if (targetLanguages) conditions.push(Prisma.sql`d.target_languages && ${targetLanguages}::text[]`)
  if (search?.trim()) conditions.push(containsText(Prisma.sql`d.name`, search))
  if (ownerId != null) conditions.push(Prisma.sql`d.owner_id = ${ownerId}`)
  return Prisma.join(conditions, ' AND ')
}

/** @param rows One more than `first` if another page follows. */
function pageOf(rows: readonly DubbingRow[], first: number): DubbingRowPage {
  const page = rows.slice(0, first)
  return { rows: page, cursors: page.map(toCursor), hasNextPage: rows.length > first }
}

const cursors = new CursorCodec<readonly [createdAt: string, id: string]>(
  'dubbings',
  (values) => values.length === 2 && isTimeValue(values[0]) && isIdValue(values[1]),
)

function toCursor({ createdAt, id }: DubbingRow): string {
  return cursors.encode([createdAt.toISOString(), id])
}

/** Several rows may have the same time, so the id orders them too. */
function isAfter(cursor: string): Prisma.Sql {
  const [createdAt, id] = cursors.decode(cursor)
  return Prisma.sql`(d.created_at, d.id COLLATE "C") < (${createdAt}::timestamptz, ${id}::text)`
}
