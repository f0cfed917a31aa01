import { type VoiceReach, voiceReach } from '../../../auth/ownership.js'
import type { Viewer } from '../../../auth/Viewer.js'
import type { VoiceAccess } from '../../../schema/voices/VoiceOwnership.js'
import { containsText } from '../database/containsText.js'
import { countsOf } from '../database/countsOf.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import {
  type OwnedVoice,
  toOwnedVoice,
  type VoiceRow,
  voiceColumns,
  voicesWithGrantOf,
  withGrantOf,
} from './OwnedVoice.js'
import { accessibleAs, visibleTo } from './visibleVoices.js'
import { decodeCursor, encodeCursor, isAfter, orderBy, sortKey, type VoicePageOrder } from './voicePage.js'

export interface VoiceListFilter {
  /** Part of the name, in any case and Unicode normal form. */
  search?: string | null
  categories?: readonly string[] | null
  trainingStatuses?: readonly string[] | null
  accesses?: readonly VoiceAccess[] | null
  ownerId?: string | null
}

export interface VoicePageRequest {
  filter?: VoiceListFilter
  order: VoicePageOrder
  first: number
  after?: string | null
}

export interface VoicePage {
  records: OwnedVoice[]
  cursors: string[]
  hasNextPage: boolean
}

type ListedVoice = VoiceRow & { key: string }

export class VoiceReader {
  protected readonly db: PrismaClient
  protected readonly reach: VoiceReach

  constructor(db: PrismaClient, viewer: Viewer) {
    this.db = db
    this.reach = voiceReach(viewer)
  }

  /** In the order of `ids`; null for a voice that does not exist or is not visible. One statement. */
  async getMany(ids: readonly string[]): Promise<(OwnedVoice | null)[]> {
    if (ids.length === 0) return []
    const rows = await this.db.$queryRaw<VoiceRow[]>`
      SELECT ${voiceColumns} FROM ${voicesWithGrantOf(this.reach)}
      WHERE v.id = ANY (${[...new Set(ids)]}::text[]) AND ${visibleTo(this.reach)}`
    const found = new Map(rows.map((row) => [row.id, toOwnedVoice(row, this.reach)]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /** For each id with a row: whether it is visible, and whether the voice was deleted. One statement. */
  async haveRows(ids: readonly string[]): Promise<Map<string, { isVisible: boolean; isGone: boolean }>> {
    if (ids.length === 0) return new Map()
    const rows = await this.db.$queryRaw<{ id: string; isVisible: boolean; isGone: boolean }[]>`
      SELECT v.id, (${visibleTo(this.reach)}) IS TRUE AS "isVisible",
        (v.deleted_at IS NOT NULL OR v.vanished_at IS NOT NULL) AS "isGone"
      FROM voice v WHERE v.id = ANY (${[...new Set(ids)]}::text[])`
    return new Map(rows.map(({ id, ...row }) => [id, row]))
  }

  async find(id: string): Promise<OwnedVoice | null> {
    const [voice] = await this.getMany([id])
    return voice ?? null
  }

  /** One statement. Pages by key, so that rows that come and go neither repeat nor hide others. */
  async list({ filter = {}, order, first, after }: VoicePageRequest): Promise<VoicePage> {
    const start = after == null ? Prisma.sql`TRUE` : isAfter(order, decodeCursor(order, after))
    const rows = await this.db.$queryRaw<ListedVoice[]>`
      SELECT ${voiceColumns}, ${sortKey(order)} AS "key" FROM ${voicesWithGrantOf(this.reach)}
      WHERE ${visibleTo(this.reach)} AND ${this.#matches(filter)} AND ${start}
      ORDER BY ${orderBy(order)} LIMIT ${first + 1}`
    return this.#pageOf(rows, order, first)
  }

  /** One page for each owner, in the order of `ownerIds`. One statement. */
  async listOfOwners(
    ownerIds: readonly string[],
    { filter = {}, order, first, after }: VoicePageRequest,
  ): Promise<VoicePage[]> {
    const start = after == null ? Prisma.sql`TRUE` : isAfter(order, decodeCursor(order, after))
    const rows = await this.db.$queryRaw<ListedVoice[]>`
      SELECT ${voiceColumns}, ${sortKey(order)} AS "key"
      FROM unnest(${[...new Set(ownerIds)]}::text[]) wanted (owner_id) CROSS JOIN LATERAL (
        SELECT * FROM voice v WHERE v.owner_id = wanted.owner_id
          AND ${visibleTo(this.reach)} AND ${this.#matches(filter)} AND ${start}
        ORDER BY ${orderBy(order)} LIMIT ${first + 1}
      ) v ${withGrantOf(this.reach)} ORDER BY ${orderBy(order)}`
    const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
    return ownerIds.map((ownerId) => this.#pageOf(byOwner.get(ownerId) ?? [], order, first))
  }

  async count(filter: VoiceListFilter = {}): Promise<number> {
    const rows = await this.db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM voice v WHERE ${visibleTo(this.reach)} AND ${this.#matches(filter)}`
    return rows[0]?.count ?? 0
  }

  async countOfOwners(ownerIds: readonly string[], filter: VoiceListFilter = {}): Promise<number[]> {
    const rows = await this.db.$queryRaw<{ key: string; count: number }[]>`
      SELECT v.owner_id AS "key", count(*)::int AS "count" FROM voice v
      WHERE v.owner_id = ANY (${[...new Set(ownerIds)]}::text[]) AND ${visibleTo(this.reach)} AND ${this.#matches(filter)}
      GROUP BY 1`
    return countsOf(ownerIds, rows)
  }

  /** @param rows One more than `first` if another page follows. */
  #pageOf(rows: readonly ListedVoice[], order: VoicePageOrder, first: number): VoicePage {
    const page = rows.slice(0, first)
    return {
      records: page.map((row) => toOwnedVoice(row, this.reach)),
      cursors: page.map((row) => encodeCursor(order, row)),
      hasNextPage: rows.length > first,
    }
  }

  #matches({ search, categories, trainingStatuses, accesses, ownerId }: VoiceListFilter): Prisma.Sql {
    const conditions = [Prisma.sql`TRUE`]
    if (search?.trim()) conditions.push(containsText(Prisma.sql`v.name`, search))
    if (categories) conditions.push(Prisma.sql`v.category = ANY (${categories}::text[])`)
    if (trainingStatuses) conditions.push(Prisma.sql`v.training_state = ANY (${trainingStatuses}::text[])`)
    if (accesses) conditions.push(accessibleAs(accesses, this.reach))
    if (ownerId != null) conditions.push(Prisma.sql`v.owner_id = ${ownerId}`)
    return Prisma.join(conditions, ' AND ')
  }
}
