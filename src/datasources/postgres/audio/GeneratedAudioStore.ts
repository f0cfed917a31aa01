import { authorize } from '../../../auth/authorize.js'
import { seesOwned, voiceReach } from '../../../auth/ownership.js'
import { assertTokenValid } from '../../../auth/tokenExpiry.js'
import type { Viewer } from '../../../auth/Viewer.js'
import { AppError, Conflict, NotFound, Unauthenticated } from '../../../errors.js'
import { CursorCodec, isIdValue } from '../../CursorCodec.js'
import { isUuid } from '../../isUuid.js'
import { type AuditRecord, AuditStore } from '../audit/AuditStore.js'
import { countsOf } from '../database/countsOf.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { ownedRows } from '../voices/ownedRows.js'
import {
  audioColumns,
  type GeneratedAudioKind,
  type GeneratedAudioRow,
  type GeneratedAudioState,
} from './GeneratedAudioRow.js'

export interface AudioListFilter {
  kinds?: readonly GeneratedAudioKind[] | null
  statuses?: readonly GeneratedAudioState[] | null
  voiceIds?: readonly string[] | null
  ownerId?: string | null
}

export interface AudioPageRequest extends AudioListFilter {
  first: number
  after?: string | null
}

export interface AudioPage {
  rows: GeneratedAudioRow[]
  cursors: string[]
  hasNextPage: boolean
}

/** The generated audio that one viewer may see. Each read is one statement. */
export class GeneratedAudioStore {
  readonly #db: PrismaClient
  readonly #viewer: Viewer
  readonly #requestId: string | null

  constructor(db: PrismaClient, viewer: Viewer, requestId: string | null = null) {
    this.#db = db
    this.#viewer = viewer
    this.#requestId = requestId
  }

  /** Whether a row that was not read through this store is visible. */
  sees(row: GeneratedAudioRow): boolean {
    return seesOwned(voiceReach(this.#viewer), row)
  }

  /** In the order of `ids`; null for audio that does not exist or is not visible. */
  async getMany(ids: readonly string[]): Promise<(GeneratedAudioRow | null)[]> {
    const wanted = [...new Set(ids.filter(isUuid).map((id) => id.toLowerCase()))]
    if (wanted.length === 0) return ids.map(() => null)
    const rows = await this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM generated_audio a WHERE a.id = ANY (${wanted}::uuid[]) AND ${this.#visible}`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id.toLowerCase()) ?? null)
  }

  /** Newest first. `after` is a cursor of the previous page. */
  async list({ first, after = null, ...filter }: AudioPageRequest): Promise<AudioPage> {
    const rows = await this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM generated_audio a WHERE ${this.#visible} AND ${matches(filter)} AND ${startAfter(after)}
      ORDER BY a.id DESC LIMIT ${first + 1}`
    return pageOf(rows, first)
  }

  /** One page for each voice, in the order of `voiceIds`. */
  async ofVoices(voiceIds: readonly string[], first: number, after: string | null = null): Promise<AudioPage[]> {
    const rows = await this.#newestBy(Prisma.sql`voice_id`, voiceIds, { first, after })
    const byVoice = Map.groupBy(rows, ({ voiceId }) => voiceId)
    return voiceIds.map((id) => pageOf(byVoice.get(id) ?? [], first))
  }

  async count(filter: AudioListFilter): Promise<number> {
    const [row] = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM generated_audio a WHERE ${this.#visible} AND ${matches(filter)}`
    return row?.count ?? 0
  }

  async countOf(parent: 'owner' | 'voice', ids: readonly string[], filter: AudioListFilter): Promise<number[]> {
    const column = parent === 'owner' ? Prisma.sql`a.owner_id` : Prisma.sql`a.voice_id`
    const rows = await this.#db.$queryRaw<{ key: string; count: number }[]>`
      SELECT ${column} AS "key", count(*)::int AS "count" FROM generated_audio a
      WHERE ${column} = ANY (${[...new Set(ids)]}::text[]) AND ${this.#visible} AND ${matches(filter)} GROUP BY 1`
    return countsOf(ids, rows)
  }

  /** One page for each owner, in the order of `ownerIds`. */
  async listOfOwners(ownerIds: readonly string[], request: AudioPageRequest): Promise<AudioPage[]> {
    const rows = await this.#newestBy(Prisma.sql`owner_id`, ownerIds, request)
    const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
    return ownerIds.map((ownerId) => pageOf(byOwner.get(ownerId) ?? [], request.first))
  }

  /**
   * Deletes the row. The caller has to delete the bytes.
   *
   * @throws NotFound, Forbidden, Unauthenticated; Conflict while the audio is being generated.
   */
  async delete(id: string): Promise<GeneratedAudioRow> {
    const entry = this.#entry('deleteGeneratedAudio', id)
    try {
      authorize(this.#viewer, 'audio:generate')
      if (!isUuid(id)) throw new NotFound('GeneratedAudio', id)
      return await this.#db.$transaction(async (tx) => {
        const [row] = await tx.$queryRaw<GeneratedAudioRow[]>`
          SELECT ${audioColumns} FROM generated_audio a WHERE a.id = ${id}::uuid AND ${this.#visible} FOR UPDATE`
        if (!row) throw new NotFound('GeneratedAudio', id)
        if (row.state === 'GENERATING')
          throw new Conflict('This audio is being generated. Delete it when it has ended.')
        await tx.$executeRaw`DELETE FROM generated_audio WHERE id = ${id}::uuid`
        assertTokenValid(this.#viewer)
        const details = { ownerId: row.ownerId, kind: row.kind }
        await new AuditStore(tx).record({ ...entry, outcome: 'SUCCEEDED', details })
        return row
      })
    } catch (error) {
      if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') {
        await new AuditStore(this.#db).record({ ...entry, outcome: 'DENIED' })
      }
      throw error
    }
  }

  async #newestBy(
    column: Prisma.Sql,
    parentIds: readonly string[],
    { first, after = null, ...filter }: AudioPageRequest,
  ): Promise<GeneratedAudioRow[]> {
    const start = startAfter(after)
    if (parentIds.length === 0) return []
    return this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM unnest(${[...new Set(parentIds)]}::text[]) wanted (parent_id) CROSS JOIN LATERAL (
        SELECT * FROM generated_audio a WHERE a.${column} = wanted.parent_id
          AND ${this.#visible} AND ${matches(filter)} AND ${start}
        ORDER BY a.id DESC LIMIT ${first + 1}
      ) a ORDER BY a.id DESC`
  }

  /** Expired audio is invisible, also before its row is deleted. */
  get #visible(): Prisma.Sql {
    const lasts = Prisma.sql`(a.expires_at IS NULL OR a.expires_at > now() OR a.state = 'GENERATING')`
    return Prisma.sql`(${ownedRows(this.#viewer, 'a')} AND ${lasts})`
  }

  #entry(action: string, audioId: string): Omit<AuditRecord, 'outcome'> {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    const { tenantId, userId: actorId } = this.#viewer
    return {
      tenantId,
      actorId,
      action,
      resourceType: 'GeneratedAudio',
      resourceId: audioId,
      requestId: this.#requestId,
    }
  }
}

function matches({ kinds, statuses, voiceIds, ownerId }: AudioListFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (kinds != null) conditions.push(Prisma.sql`a.kind::text = ANY (${kinds}::text[])`)
  if (statuses != null) conditions.push(Prisma.sql`a.state::text = ANY (${statuses}::text[])`)
  if (voiceIds != null) conditions.push(Prisma.sql`a.voice_id = ANY (${voiceIds}::text[])`)
  if (ownerId != null) conditions.push(Prisma.sql`a.owner_id = ${ownerId}`)
  return Prisma.join(conditions, ' AND ')
}

function pageOf(rows: GeneratedAudioRow[], first: number): AudioPage {
  const page = rows.slice(0, first)
  return { rows: page, cursors: page.map(({ id }) => cursors.encode([id])), hasNextPage: rows.length > first }
}

/** Ids are in the order of time. */
function startAfter(cursor: string | null): Prisma.Sql {
  return cursor === null ? Prisma.sql`TRUE` : Prisma.sql`a.id < ${cursors.decode(cursor)[0]}::uuid`
}

const cursors = new CursorCodec<readonly [id: string]>(
  'audio',
  ([id, ...others]) => others.length === 0 && isIdValue(id) && isUuid(id),
)
