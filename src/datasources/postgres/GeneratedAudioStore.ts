import { authorize } from '../../auth/authorize.js'
import { seesOwned, voiceReach } from '../../auth/ownership.js'
import { assertTokenValid } from '../../auth/tokenExpiry.js'
import type { Viewer } from '../../auth/Viewer.js'
import { AppError, Conflict, InvalidInput, NotFound, Unauthenticated } from '../../errors.js'
import { isUuid } from '../isUuid.js'
import { type AuditRecord, AuditStore } from './AuditStore.js'
import {
  audioColumns,
  type GeneratedAudioKind,
  type GeneratedAudioRow,
  type GeneratedAudioState,
} from './GeneratedAudioRow.js'
import { Prisma, type PrismaClient } from './generated/client.js'
import { ownedRows } from './ownedRows.js'

export interface AudioListFilter {
  kind?: GeneratedAudioKind | null
  state?: GeneratedAudioState | null
  voiceId?: string | null
  ownerId?: string | null
}

export interface AudioPage {
  rows: GeneratedAudioRow[]
  /** One for each row. */
  cursors: string[]
  hasNextPage: boolean
}

/** The sounds that one viewer may see. Each reading is one statement. */
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

  /** In the order of `ids`, null where a sound is unknown or not visible. */
  async getMany(ids: readonly string[]): Promise<(GeneratedAudioRow | null)[]> {
    const wanted = [...new Set(ids.filter(isUuid).map((id) => id.toLowerCase()))]
    if (wanted.length === 0) return ids.map(() => null)
    const rows = await this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM generated_audio a WHERE a.id = ANY (${wanted}::uuid[]) AND ${this.#visible}`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id.toLowerCase()) ?? null)
  }

  /** The newest first. `after` is a cursor of the page before. */
  async list({
    first,
    after = null,
    ...filter
  }: AudioListFilter & { first: number; after?: string | null }): Promise<AudioPage> {
    // Ids follow time, so they order the list as well.
    const start = after === null ? Prisma.sql`TRUE` : Prisma.sql`a.id < ${requireCursor(after)}::uuid`
    const rows = await this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM generated_audio a WHERE ${this.#visible} AND ${matches(filter)} AND ${start}
      ORDER BY a.id DESC LIMIT ${first + 1}`
    return pageOf(rows, first)
  }

  /** The first page of each of these voices, in the order of the ids. */
  async ofVoices(voiceIds: readonly string[], first: number): Promise<AudioPage[]> {
    const wanted = [...new Set(voiceIds)].filter((id) => !id.includes('\0'))
    if (wanted.length === 0) return voiceIds.map(() => pageOf([], first))
    const rows = await this.#db.$queryRaw<GeneratedAudioRow[]>`
      SELECT ${audioColumns} FROM unnest(${wanted}::text[]) wanted (voice_id) CROSS JOIN LATERAL (
        SELECT * FROM generated_audio a WHERE a.voice_id = wanted.voice_id AND ${this.#visible}
        ORDER BY a.id DESC LIMIT ${first + 1}
      ) a ORDER BY a.id DESC`
    const byVoice = Map.groupBy(rows, ({ voiceId }) => voiceId)
    return voiceIds.map((id) => pageOf(byVoice.get(id) ?? [], first))
  }

  /**
   * Removes the row of a sound; its bytes are for the caller to remove.
   *
   * @throws NotFound, Forbidden, Unauthenticated, and Conflict while it is being made.
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
        if (row.state === 'GENERATING') throw new Conflict('This is still being made; delete it when it has ended.')
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

  /** What is over is gone for everybody, also before anybody has removed it. */
  get #visible(): Prisma.Sql {
    const lasts = Prisma.sql`(a.expires_at IS NULL OR a.expires_at > now() OR a.state = 'GENERATING')`
    return Prisma.sql`(${ownedRows(this.#viewer, 'a')} AND ${lasts})`
  }

  #entry(action: string, audioId: string): Omit<AuditRecord, 'outcome'> {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    const { tenantId, userId: actorId } = this.#viewer
    const resourceId = audioId.replaceAll('\0', '')
    return { tenantId, actorId, action, resourceType: 'GeneratedAudio', resourceId, requestId: this.#requestId }
  }
}

function matches({ kind, state, voiceId, ownerId }: AudioListFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (kind != null) conditions.push(Prisma.sql`a.kind = ${kind}::generated_audio_kind`)
  if (state != null) conditions.push(Prisma.sql`a.state = ${state}::generated_audio_state`)
  if (voiceId != null) conditions.push(Prisma.sql`a.voice_id = ${withoutNul(voiceId)}`)
  if (ownerId != null) conditions.push(Prisma.sql`a.owner_id = ${withoutNul(ownerId)}`)
  return Prisma.join(conditions, ' AND ')
}

/** Postgres has no NUL in texts. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '')
}

function pageOf(rows: GeneratedAudioRow[], first: number): AudioPage {
  const page = rows.slice(0, first)
  return { rows: page, cursors: page.map(({ id }) => id), hasNextPage: rows.length > first }
}

function requireCursor(cursor: string): string {
  if (isUuid(cursor)) return cursor
  const message = 'This is not a cursor of this list.'
  throw new InvalidInput(message, [{ path: ['after'], message }])
}
