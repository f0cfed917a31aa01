import { type VoiceReach, voiceReach } from '../../auth/ownership.js'
import type { Viewer } from '../../auth/Viewer.js'
import { InvalidInput } from '../../errors.js'
import { Prisma, type PrismaClient } from './generated/client.js'
import { type JobView, jobColumns } from './JobView.js'
import type { JobKind, JobStatus } from './jobRows.js'
import { visibleTo } from './visibleVoices.js'

export type { JobView } from './JobView.js'

export interface JobListFilter {
  kinds?: readonly JobKind[] | null
  statuses?: readonly JobStatus[] | null
  voiceId?: string | null
  ownerId?: string | null
  /** True: those that go on; false: those that have ended. */
  isActive?: boolean | null
}

export interface JobPage {
  records: JobView[]
  /** One for each record. */
  cursors: string[]
  hasNextPage: boolean
}

/** What a subscription follows: the training of a voice, for one model or all of them, or the separation of a sample. */
export type JobTarget =
  | { kind: 'VOICE_TRAINING'; voiceId: string; modelId?: string | null }
  | { kind: 'SPEAKER_SEPARATION'; voiceId: string; sampleId: string }

const NEWEST_OF_VOICE = 20

/** The jobs of voices that one viewer may see. Each method is one statement. */
export class JobStore {
  readonly #db: PrismaClient
  readonly #reach: VoiceReach

  constructor(db: PrismaClient, viewer: Viewer) {
    this.#db = db
    this.#reach = voiceReach(viewer)
  }

  /** In the order of `ids`, null where a job is unknown or its voice not visible. */
  async getMany(ids: readonly string[]): Promise<(JobView | null)[]> {
    const wanted = [...new Set(ids.filter(isUuid).map((id) => id.toLowerCase()))]
    if (wanted.length === 0) return ids.map(() => null)
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT ${jobColumns} FROM job j JOIN voice v ON v.id = j.voice_id
      WHERE j.id = ANY (${wanted}::uuid[]) AND ${visibleTo(this.#reach)}`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id.toLowerCase()) ?? null)
  }

  /** The newest first. */
  async list(
    filter: JobListFilter,
    { first, after = null }: { first: number; after?: string | null },
  ): Promise<JobPage> {
    const start = after === null ? Prisma.sql`TRUE` : Prisma.sql`j.id < ${decodeCursor(after)}::uuid`
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT ${jobColumns} FROM job j JOIN voice v ON v.id = j.voice_id
      WHERE ${visibleTo(this.#reach)} AND ${matches(filter)} AND ${start}
      ORDER BY j.id DESC LIMIT ${first + 1}`
    const records = rows.slice(0, first)
    return { records, cursors: records.map(({ id }) => encodeCursor(id)), hasNextPage: rows.length > first }
  }

  async count(filter: JobListFilter = {}): Promise<number> {
    const [row] = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM job j JOIN voice v ON v.id = j.voice_id
      WHERE ${visibleTo(this.#reach)} AND ${matches(filter)}`
    return row?.count ?? 0
  }

  /** The newest jobs of each of these voices, in the order of the ids and newest first; none for an invisible voice. */
  async ofVoice(voiceIds: readonly string[]): Promise<JobView[][]> {
    const wanted = [...new Set(voiceIds)].filter((id) => !id.includes('\0'))
    if (wanted.length === 0) return voiceIds.map(() => [])
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT ${jobColumns} FROM voice v CROSS JOIN LATERAL (
        SELECT * FROM job WHERE voice_id = v.id ORDER BY id DESC LIMIT ${NEWEST_OF_VOICE}
      ) j
      WHERE v.id = ANY (${wanted}::text[]) AND ${visibleTo(this.#reach)} ORDER BY j.id DESC`
    const byVoice = new Map<string, JobView[]>(wanted.map((id) => [id, []]))
    for (const row of rows) byVoice.get(row.voiceId)?.push(row)
    return voiceIds.map((id) => byVoice.get(id) ?? [])
  }

  /**
   * The newest job of the target: of training without a model, the newest for each model. Null when the voice is not
   * visible, which is something else than a voice without jobs.
   */
  async latest(target: JobTarget): Promise<JobView[] | null> {
    const { kind, voiceId } = target
    if (voiceId.includes('\0')) return null
    const subject =
      target.kind === 'SPEAKER_SEPARATION'
        ? Prisma.sql`sample_id = ${target.sampleId.replaceAll('\0', '')}`
        : target.modelId != null
          ? Prisma.sql`model_id = ${target.modelId.replaceAll('\0', '')}`
          : Prisma.sql`TRUE`
    const rows = await this.#db.$queryRaw<(Omit<JobView, 'id'> & { id: string | null })[]>`
      SELECT ${jobColumns} FROM voice v LEFT JOIN LATERAL (
        SELECT DISTINCT ON (model_id) * FROM job
        WHERE voice_id = v.id AND kind = ${kind}::job_kind AND ${subject} ORDER BY model_id, id DESC
      ) j ON TRUE
      WHERE v.id = ${voiceId} AND ${visibleTo(this.#reach)}`
    if (rows.length === 0) return null
    return rows.flatMap(({ id, ...job }) => (id === null ? [] : [{ id, ...job }]))
  }
}

function matches({ kinds, statuses, voiceId, ownerId, isActive }: JobListFilter): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (kinds) conditions.push(Prisma.sql`j.kind::text = ANY (${kinds}::text[])`)
  if (statuses) conditions.push(Prisma.sql`j.status::text = ANY (${statuses}::text[])`)
  if (voiceId != null) conditions.push(Prisma.sql`j.voice_id = ${voiceId.replaceAll('\0', '')}`)
  if (ownerId != null) conditions.push(Prisma.sql`v.owner_id = ${ownerId.replaceAll('\0', '')}`)
  if (isActive != null) conditions.push(isActive ? Prisma.sql`j.ended_at IS NULL` : Prisma.sql`j.ended_at IS NOT NULL`)
  return Prisma.join(conditions, ' AND ')
}

/** Ids follow time, so they order the list as well. */
function encodeCursor(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

function decodeCursor(cursor: string): string {
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.length === 16 && bytes.toString('base64url') === cursor) return bytes.toString('hex')
  const message = 'This is not a cursor of this list.'
  throw new InvalidInput(message, [{ path: ['after'], message }])
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
}
