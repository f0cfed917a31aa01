import { type VoiceReach, voiceReach } from '../../../auth/ownership.js'
import type { Viewer } from '../../../auth/Viewer.js'
import { CursorCodec, isIdValue } from '../../CursorCodec.js'
import { isUuid } from '../../isUuid.js'
import { countsOf } from '../database/countsOf.js'
import { visibleDubbings } from '../dubbing/visibleDubbings.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { visibleTo } from '../voices/visibleVoices.js'
import { type JobView, jobColumns } from './JobView.js'
import type { JobKind, JobStatus } from './jobRows.js'

export type { JobView } from './JobView.js'

export interface JobListFilter {
  kinds?: readonly JobKind[] | null
  statuses?: readonly JobStatus[] | null
  voiceIds?: readonly string[] | null
  dubbingIds?: readonly string[] | null
  /** Owner of the voice or the dubbing. */
  ownerId?: string | null
  isActive?: boolean | null
}

export interface JobPage {
  records: JobView[]
  cursors: string[]
  hasNextPage: boolean
}

/** Subject of a subscription: trainings of a voice, for one model or all, or the separation of a sample. */
export type JobTarget =
  | { kind: 'VOICE_TRAINING'; voiceId: string; modelId?: string | null }
  | { kind: 'SPEAKER_SEPARATION'; voiceId: string; sampleId: string }

export type JobSubjects =
  | { kind: 'VOICE' | 'DUBBING'; keys: readonly string[] }
  | { kind: 'SAMPLE'; keys: readonly SampleKey[] }

interface SampleKey {
  voiceId: string
  sampleId: string
}

/** Reads the jobs of the voices and dubbings that one viewer may see. Each method is one statement. */
export class JobStore {
  readonly #db: PrismaClient
  readonly #reach: VoiceReach
  readonly #visibleDubbings: Prisma.Sql

  constructor(db: PrismaClient, viewer: Viewer) {
    this.#db = db
    this.#reach = voiceReach(viewer)
    this.#visibleDubbings = visibleDubbings(viewer)
  }

  /** In the order of `ids`; null for a job that does not exist or is not visible. */
  async getMany(ids: readonly string[]): Promise<(JobView | null)[]> {
    const wanted = [...new Set(ids.filter(isUuid).map((id) => id.toLowerCase()))]
    if (wanted.length === 0) return ids.map(() => null)
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT ${jobColumns} FROM ${this.#visible(() => Prisma.sql`j.id = ANY (${wanted}::uuid[])`)} j`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id.toLowerCase()) ?? null)
  }

  /** Newest first. */
  async list(
    filter: JobListFilter,
    { first, after = null }: { first: number; after?: string | null },
  ): Promise<JobPage> {
    const start = startAfter(after)
    // A limit on each half too, so that neither is read to its end.
    const newest = Prisma.sql`ORDER BY j.id DESC LIMIT ${first + 1}`
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT ${jobColumns} FROM ${this.#visible((owner) => Prisma.sql`${matches(filter, owner)} AND ${start}`, newest)} j ${newest}`
    return pageOf(rows, first)
  }

  /** One page for each owner, in the order of `ownerIds`. */
  async listOfOwners(
    ownerIds: readonly string[],
    filter: JobListFilter,
    { first, after = null }: { first: number; after?: string | null },
  ): Promise<JobPage[]> {
    const start = startAfter(after)
    const newest = Prisma.sql`ORDER BY j.id DESC LIMIT ${first + 1}`
    const jobs = this.#visible(
      (owner) => Prisma.sql`${owner} = wanted.owner_id AND ${matches(filter, owner)} AND ${start}`,
      newest,
    )
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT ${jobColumns} FROM unnest(${[...new Set(ownerIds)]}::text[]) wanted (owner_id) CROSS JOIN LATERAL (
        SELECT * FROM ${jobs} j ${newest}
      ) j ORDER BY j.id DESC`
    const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
    return ownerIds.map((ownerId) => pageOf(byOwner.get(ownerId) ?? [], first))
  }

  async count(filter: JobListFilter = {}): Promise<number> {
    const [row] = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM ${this.#visible((owner) => matches(filter, owner))} j`
    return row?.count ?? 0
  }

  async countOfOwners(ownerIds: readonly string[], filter: JobListFilter): Promise<number[]> {
    const owned = (owner: Prisma.Sql) =>
      Prisma.sql`${owner} = ANY (${[...new Set(ownerIds)]}::text[]) AND ${matches(filter, owner)}`
    const rows = await this.#db.$queryRaw<{ key: string; count: number }[]>`
      SELECT j.subject_owner_id AS "key", count(*)::int AS "count" FROM ${this.#visible(owned)} j GROUP BY 1`
    return countsOf(ownerIds, rows)
  }

  /** One page for each subject, in the order of `subjects.keys`; an empty one for an invisible subject. */
  async listOfSubjects(
    subjects: JobSubjects,
    filter: JobListFilter,
    { first, after = null }: { first: number; after?: string | null },
  ): Promise<JobPage[]> {
    const start = startAfter(after)
    if (subjects.keys.length === 0) return []
    const { owner, parents, isOfParent } = this.#parents(subjects)
    const rows = await this.#db.$queryRaw<(JobView & { key: string })[]>`
      SELECT ${jobColumns}, j.subject_key AS "key" FROM ${parents} CROSS JOIN LATERAL (
        SELECT j.*, ${owner} AS subject_owner_id, wanted.key AS subject_key FROM job j
        WHERE ${isOfParent} AND ${matches(filter, owner)} AND ${start} ORDER BY j.id DESC LIMIT ${first + 1}
      ) j ORDER BY j.id DESC`
    const byKey = Map.groupBy(rows, ({ key }) => key)
    return subjects.keys.map((key) => pageOf((byKey.get(keyOf(key)) ?? []).map(withoutKey), first))
  }

  async countOfSubjects(subjects: JobSubjects, filter: JobListFilter): Promise<number[]> {
    if (subjects.keys.length === 0) return []
    const { owner, parents, isOfParent } = this.#parents(subjects)
    const rows = await this.#db.$queryRaw<{ key: string; count: number }[]>`
      SELECT wanted.key AS "key", count(*)::int AS "count"
      FROM ${parents} JOIN job j ON ${isOfParent} AND ${matches(filter, owner)} GROUP BY 1`
    return countsOf(subjects.keys.map(keyOf), rows)
  }

  /** The newest job of each render, in the order of `keys`. */
  async ofRenders(keys: readonly { dubbingId: string; renderId: string }[]): Promise<(JobView | null)[]> {
    if (keys.length === 0) return []
    const rows = await this.#db.$queryRaw<JobView[]>`
      SELECT DISTINCT ON (j.dubbing_id, j.render_id) ${jobColumns} FROM (
        SELECT j.*, d.owner_id AS subject_owner_id FROM job j JOIN dubbing d ON d.id = j.dubbing_id
        WHERE (j.dubbing_id, j.render_id) IN (SELECT * FROM unnest(
          ${keys.map(({ dubbingId }) => dubbingId)}::text[], ${keys.map(({ renderId }) => renderId)}::text[]))
          AND ${this.#visibleDubbings}
      ) j ORDER BY j.dubbing_id, j.render_id, j.id DESC`
    const found = new Map(rows.map((row) => [JSON.stringify([row.dubbingId, row.renderId]), row]))
    return keys.map(({ dubbingId, renderId }) => found.get(JSON.stringify([dubbingId, renderId])) ?? null)
  }

  /**
   * The newest job of the target; for trainings of all models, the newest for each model. A training for which upstream chose the
   * model is of every model. Null if the voice is not visible.
   */
  async latest(target: JobTarget): Promise<JobView[] | null> {
    const { kind, voiceId } = target
    const subject =
      target.kind === 'SPEAKER_SEPARATION'
        ? Prisma.sql`sample_id = ${target.sampleId}`
        : target.modelId != null
          ? Prisma.sql`(model_id = ${target.modelId} OR model_id IS NULL)`
          : Prisma.sql`TRUE`
    const rows = await this.#db.$queryRaw<(Omit<JobView, 'id'> & { id: string | null })[]>`
      SELECT ${jobColumns} FROM voice v LEFT JOIN LATERAL (
        SELECT DISTINCT ON (model_id) *, v.owner_id AS subject_owner_id FROM job
        WHERE voice_id = v.id AND kind = ${kind}::job_kind AND ${subject} ORDER BY model_id, id DESC
      ) j ON TRUE
      WHERE v.id = ${voiceId} AND ${visibleTo(this.#reach)}`
    if (rows.length === 0) return null
    return rows.flatMap(({ id, ...job }) => (id === null ? [] : [{ id, ...job }]))
  }

  /** Visible subjects, one row `wanted` each, and the condition of their jobs `j`. */
  #parents({ kind, keys }: JobSubjects): { parents: Prisma.Sql; owner: Prisma.Sql; isOfParent: Prisma.Sql } {
    const unique = [...new Map(keys.map((key) => [keyOf(key), key]))]
    const wanted = Prisma.sql`unnest(${unique.map(([text]) => text)}::text[], ${unique.map(([, key]) => idOf(key))}::text[])
      wanted (key, id)`
    if (kind === 'DUBBING') {
      const parents = Prisma.sql`${wanted} JOIN dubbing d ON d.id = wanted.id AND ${this.#visibleDubbings}`
      return { parents, owner: Prisma.sql`d.owner_id`, isOfParent: Prisma.sql`j.dubbing_id = d.id` }
    }
    const parents = Prisma.sql`${wanted} JOIN voice v ON v.id = wanted.id AND ${visibleTo(this.#reach)}`
    const owner = Prisma.sql`v.owner_id`
    if (kind === 'VOICE') return { parents, owner, isOfParent: Prisma.sql`j.voice_id = v.id` }
    return {
      parents,
      owner,
      isOfParent: Prisma.sql`j.voice_id = v.id AND j.sample_id IS NOT NULL AND wanted.key = j.voice_id || E'\\n' || j.sample_id`,
    }
  }

  /**
   * The jobs of visible voices and of visible dubbings, with their owners. Two halves instead of one condition, so that each
   * can use the indexes of its subject.
   */
  #visible(condition: (owner: Prisma.Sql) => Prisma.Sql, newest: Prisma.Sql = Prisma.empty): Prisma.Sql {
    return Prisma.sql`(
      (SELECT j.*, v.owner_id AS subject_owner_id FROM job j JOIN voice v ON v.id = j.voice_id
        WHERE ${visibleTo(this.#reach)} AND ${condition(Prisma.sql`v.owner_id`)} ${newest})
      UNION ALL
      (SELECT j.*, d.owner_id AS subject_owner_id FROM job j JOIN dubbing d ON d.id = j.dubbing_id
        WHERE ${this.#visibleDubbings} AND ${condition(Prisma.sql`d.owner_id`)} ${newest}))`
  }
}

function matches(
  { kinds, statuses, voiceIds, dubbingIds, ownerId, isActive }: JobListFilter,
  owner: Prisma.Sql,
): Prisma.Sql {
  const conditions = [Prisma.sql`TRUE`]
  if (kinds) conditions.push(Prisma.sql`j.kind::text = ANY (${kinds}::text[])`)
  if (statuses) conditions.push(Prisma.sql`j.status::text = ANY (${statuses}::text[])`)
  if (voiceIds) conditions.push(Prisma.sql`j.voice_id = ANY (${voiceIds}::text[])`)
  if (dubbingIds) conditions.push(Prisma.sql`j.dubbing_id = ANY (${dubbingIds}::text[])`)
  if (ownerId != null) conditions.push(Prisma.sql`${owner} = ${ownerId}`)
  if (isActive != null) conditions.push(isActive ? Prisma.sql`j.ended_at IS NULL` : Prisma.sql`j.ended_at IS NOT NULL`)
  return Prisma.join(conditions, ' AND ')
}

/** @param rows One more than `first` if another page follows. */
function pageOf(rows: readonly JobView[], first: number): JobPage {
  const records = rows.slice(0, first)
  return { records, cursors: records.map(({ id }) => cursors.encode([id])), hasNextPage: rows.length > first }
}

function startAfter(cursor: string | null): Prisma.Sql {
  return cursor === null ? Prisma.sql`TRUE` : Prisma.sql`j.id < ${cursors.decode(cursor)[0]}::uuid`
}

/** Ids are in the order of time. */
const cursors = new CursorCodec<readonly [id: string]>(
  'jobs',
  ([id, ...others]) => others.length === 0 && isIdValue(id) && isUuid(id),
)

function keyOf(key: string | SampleKey): string {
  return typeof key === 'string' ? key : `${key.voiceId}\n${key.sampleId}`
}

function idOf(key: string | SampleKey): string {
  return typeof key === 'string' ? key : key.voiceId
}

function withoutKey({ key: _, ...view }: JobView & { key: string }): JobView {
  return view
}
