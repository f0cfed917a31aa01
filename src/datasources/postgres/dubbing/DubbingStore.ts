import { setTimeout as sleep } from 'node:timers/promises'
import type { Viewer } from '../../../auth/Viewer.js'
import { Conflict, InvalidInput, NotFound, Unauthenticated } from '../../../errors.js'
import type { DubbingStatus } from '../../../schema/dubbing/DubbingResource.js'
import { AuditStore } from '../audit/AuditStore.js'
import { containsText } from '../database/containsText.js'
import { storableIds, toOwnerId } from '../database/storableIds.js'
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
  /** One for each row. */
  cursors: string[]
  hasNextPage: boolean
}

export interface EditTimes {
  /** How long an edit waits for the ones before it … */
  waitMs: number
  /** … how often it looks … */
  lookMs: number
  /** … and how long it may last without a word, when its process has died. */
  leaseMs: number
}

export const defaultEditTimes: EditTimes = { waitMs: 5_000, lookMs: 100, leaseMs: 30_000 }

/** The dubs that one viewer may see. Each reading is one statement. */
export class DubbingStore {
  readonly #db: PrismaClient
  readonly #viewer: Viewer
  readonly #visible: Prisma.Sql
  readonly #requestId: string | null
  readonly #times: EditTimes
  /** Which operation edits which dub, as far as this store has begun it. */
  readonly #edits = new Map<string, string>()

  constructor(db: PrismaClient, viewer: Viewer, requestId: string | null = null, times: EditTimes = defaultEditTimes) {
    this.#db = db
    this.#viewer = viewer
    this.#visible = visibleDubbings(viewer)
    this.#requestId = requestId
    this.#times = times
  }

  /** In the order of `ids`, null where a dub is unknown or not visible. */
  async getMany(ids: readonly string[]): Promise<(DubbingRow | null)[]> {
    // Postgres has no NUL in texts, so no dub has it in its id.
    const wanted = [...new Set(ids)].filter((id) => !id.includes('\0'))
    if (wanted.length === 0) return ids.map(() => null)
    const rows = await this.#db.$queryRaw<DubbingRow[]>`
      SELECT ${dubbingColumns} FROM dubbing d WHERE d.id = ANY (${wanted}::text[]) AND ${this.#visible}`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /** The newest first. `after` is a cursor of the page before. */
  async list({ first, after = null, ...filter }: DubbingPageRequest): Promise<DubbingRowPage> {
    const start = after === null ? Prisma.sql`TRUE` : isAfter(after)
    const rows = await this.#db.$queryRaw<DubbingRow[]>`
      SELECT ${dubbingColumns} FROM dubbing d WHERE ${this.#visible} AND ${matches(filter)} AND ${start}
      ORDER BY d.created_at DESC, d.id COLLATE "C" DESC LIMIT ${first + 1}`
    return pageOf(rows, first)
  }

  /** This page of the dubs of each of these owners, in the order of the ids. */
  async listOfOwners(
    ownerIds: readonly string[],
    { first, after = null, ...filter }: DubbingPageRequest,
  ): Promise<DubbingRowPage[]> {
    const start = after === null ? Prisma.sql`TRUE` : isAfter(after)
    const owners = ownerIds.map(toOwnerId)
    const rows = await this.#db.$queryRaw<DubbingRow[]>`
      SELECT ${dubbingColumns} FROM unnest(${storableIds(owners)}::text[]) wanted (owner_id) CROSS JOIN LATERAL (
        SELECT * FROM dubbing d WHERE d.owner_id = wanted.owner_id
          AND ${this.#visible} AND ${matches(filter)} AND ${start}
        ORDER BY d.created_at DESC, d.id COLLATE "C" DESC LIMIT ${first + 1}
      ) d ORDER BY d.created_at DESC, d.id COLLATE "C" DESC`
    const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
    return owners.map((ownerId) => pageOf(byOwner.get(ownerId) ?? [], first))
  }

  /** Refreshes what the rows of visible dubs mirror, where it changed, with one statement. Answers how many did. */
  mirror(dubbings: readonly DubbingMirror[]): Promise<number> {
    return mirrorDubbings(this.#db, dubbings, this.#visible)
  }

  /**
   * Notes what was seen of a visible dub: its version and, with `isChange`, that it is another one although its version
   * is the same. So its row is never older than what was shown of it.
   */
  async noteSeen(id: string, version: number, isChange: boolean): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE dubbing d SET version = greatest(d.version, ${version}::int), updated_at = now()
      WHERE d.id = ${id} AND ${this.#visible}
        AND (${isChange}::boolean OR d.version IS DISTINCT FROM greatest(d.version, ${version}::int))`
  }

  /** Notes the languages of a visible dub, by who has read its resource. */
  async mirrorLanguages(id: string, targetLanguages: readonly string[]): Promise<void> {
    const languages = targetLanguages.map(withoutNul)
    await this.#db.$executeRaw`
      UPDATE dubbing d SET target_languages = ${languages}::text[], updated_at = now()
      WHERE d.id = ${id} AND ${this.#visible}`
  }

  /**
   * Takes the one place from which a dub is edited, for an operation that is in hand: it is kept until `endEdit`, and
   * otherwise until the operation has ended or its process said nothing for long. Waits for a while for the edits before it.
   *
   * The upstream compares versions with nothing. Who says which version it saw is refused when a newer one is known;
   * whether the upstream itself has gone on is for the caller to see, when it has the place. Answers the version that is
   * known, which is null where none ever was.
   *
   * @throws NotFound; Conflict with `currentVersion`, also when the place did not come free.
   */
  async beginEdit(
    id: string,
    expectedVersion: number | null,
    operationId: string,
  ): Promise<{ version: number | null }> {
    let startedMs: number | undefined
    for (;;) {
      const found = await this.#takeEdit(id, expectedVersion, operationId)
      if (!found) throw new NotFound('Dubbing', id)
      const { isTaken, version, nowMs } = found
      if (isTaken) {
        this.#edits.set(id, operationId)
        return { version }
      }
      const currentVersion = version
      if (expectedVersion !== null && version !== null && version > expectedVersion) {
        throw new Conflict(`The dub was edited meanwhile; its version is ${version} now.`, { currentVersion })
      }
      startedMs ??= nowMs
      if (nowMs - startedMs >= this.#times.waitMs) {
        throw new Conflict('Others edit this dub right now; try again shortly.', { currentVersion, retryable: true })
      }
      // Whoever waits together shall not look together.
      await sleep(this.#times.lookMs * (0.5 + Math.random()))
    }
  }

  /**
   * Gives the place back, and notes the version that the edit led to; null where it is not known. It harms nobody when the
   * place belongs to another by then.
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

  /** Leaves an entry of a change that was refused before it began. */
  async recordDenial(action: string, dubbingId: string): Promise<void> {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    const { tenantId, userId: actorId } = this.#viewer
    await new AuditStore(this.#db).record({
      ...{ tenantId, actorId, action, resourceType: 'Dubbing', resourceId: dubbingId.replaceAll('\0', '') },
      ...{ outcome: 'DENIED', requestId: this.#requestId },
    })
  }

  /**
   * Compares and sets in one statement, by the database's clock, which all processes share. An operation that lives keeps
   * its place however long its request takes, and one that has ended holds nobody up. Undefined for a dub that is not
   * visible.
   */
  async #takeEdit(id: string, expectedVersion: number | null, operationId: string) {
    if (id.includes('\0')) return undefined
    const [found] = await this.#db.$queryRaw<{ isTaken: boolean; version: number | null; nowMs: number }[]>`
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
      SELECT t.id IS NOT NULL AS "isTaken", CASE WHEN t.id IS NULL THEN d.version ELSE t.version END AS "version",
        (extract(epoch FROM now()) * 1000)::float8 AS "nowMs"
      FROM dubbing d LEFT JOIN taken t ON t.id = d.id WHERE d.id = ${id} AND ${this.#visible}`
    return found
  }
}

function matches({ statuses, targetLanguages, search, ownerId }: DubbingListFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (statuses) conditions.push(Prisma.sql`d.status = ANY (${statuses}::text[])`)
  if (targetLanguages) conditions.push(Prisma.sql`d.target_languages && ${storableIds(targetLanguages)}::text[]`)
  if (search) conditions.push(containsText(Prisma.sql`d.name`, search))
  if (ownerId != null) conditions.push(Prisma.sql`d.owner_id = ${withoutNul(ownerId)}`)
  return Prisma.join(conditions, ' AND ')
}

/** `rows` has one more than the page where another page follows. */
function pageOf(rows: readonly DubbingRow[], first: number): DubbingRowPage {
  const page = rows.slice(0, first)
  return { rows: page, cursors: page.map(encodeCursor), hasNextPage: rows.length > first }
}

/** Postgres has no NUL in texts. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

function encodeCursor({ createdAt, id }: DubbingRow): string {
  return Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url')
}

/** Several may be as old as each other, so the id decides between them. */
function isAfter(cursor: string): Prisma.Sql {
  const parts = parseCursor(cursor)
  const [time, id] = Array.isArray(parts) && parts.length === 2 ? parts : []
  if (typeof time === 'string' && typeof id === 'string' && isMoment(time) && !id.includes('\0') && id.isWellFormed()) {
    return Prisma.sql`(d.created_at, d.id COLLATE "C") < (${time}::timestamptz, ${id}::text)`
  }
  const message = 'This is not a cursor of this list.'
  throw new InvalidInput(message, [{ path: ['after'], message }])
}

function parseCursor(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

const LONGEST_MOMENT = 40

/** As we write a moment, in a year that Postgres has. */
function isMoment(text: string): boolean {
  if (text.length > LONGEST_MOMENT) return false
  const moment = new Date(text)
  return /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(moment.getTime()) && moment.toISOString() === text
}
