import type { DubbingStatus } from '../../../schema/dubbing/DubbingResource.js'
import { toColumnText } from '../database/toColumnText.js'
import { Prisma, type PrismaClient } from '../generated/client.js'

/** The few upstream facts that ownership rows keep, so that lists can filter by them. */
export interface DubbingMirror {
  id: string
  name: string
  status: DubbingStatus
  sourceLanguage: string | null
  targetLanguages: readonly string[]
  isStudio: boolean
  durationSecs: number | null
  createdAt: Date | null
  /** Of the resource, where that was read. */
  version?: number | null
}

/** A dub that the viewer may see, with what the viewer may do. */
export interface DubbingRow {
  id: string
  tenantId: string
  ownerId: string
  createdBy: string
  /** Mirrored from upstream, with the next five; upstream itself may be newer. */
  name: string
  status: DubbingStatus
  sourceLanguage: string | null
  targetLanguages: string[]
  durationSecs: number | null
  upstreamCreatedAt: Date | null
  isStudio: boolean
  /** The highest version of its resource that was seen. */
  version: number | null
  /** When its row was written. */
  createdAt: Date
  updatedAt: Date
  /** The upstream said that it does not exist, and has not shown it since. */
  missingSince: Date | null
  /** Whoever sees a dub manages it: it is shared with nobody else. */
  permission: 'MANAGE'
}

/** The columns of a `DubbingRow`, from `dubbing d`. */
export const dubbingColumns = Prisma.sql`
  d.id, d.tenant_id AS "tenantId", d.owner_id AS "ownerId", d.created_by AS "createdBy", d.name, d.status,
  d.source_language AS "sourceLanguage", d.target_languages AS "targetLanguages", d.duration_secs AS "durationSecs",
  d.upstream_created_at AS "upstreamCreatedAt", d.is_studio AS "isStudio", d.version, d.created_at AS "createdAt",
  d.updated_at AS "updatedAt", d.missing_since AS "missingSince", 'MANAGE' AS "permission"`

/**
 * Refreshes what the rows of these dubs mirror, where it changed. Dubs without a row are left out, and so are those that
 * `condition` on `dubbing d` does not hold for. A version never falls: whoever read it may be late.
 */
export async function mirrorDubbings(
  db: Pick<PrismaClient, '$executeRaw'>,
  dubbings: readonly DubbingMirror[],
  condition: Prisma.Sql = Prisma.sql`TRUE`,
): Promise<number> {
  if (dubbings.length === 0) return 0
  return db.$executeRaw`
    UPDATE dubbing d SET
      name = s.name, status = s.status, source_language = s.source_language, target_languages = s.target_languages,
      is_studio = d.is_studio OR s.is_studio, duration_secs = s.duration_secs, upstream_created_at = s.created_at,
      version = greatest(d.version, s.version), missing_since = NULL, updated_at = now()
    FROM jsonb_to_recordset(${toJson(dubbings)}::jsonb) AS s (id text, name text, status text, source_language text,
      target_languages text[], is_studio boolean, duration_secs float8, created_at timestamptz(3), version int)
    WHERE d.id = s.id AND d.deleted_at IS NULL AND ${condition}
      AND (d.name, d.status, d.source_language, d.target_languages, d.is_studio, d.duration_secs,
          d.upstream_created_at, d.version, d.missing_since)
        IS DISTINCT FROM (s.name, s.status, s.source_language, s.target_languages, d.is_studio OR s.is_studio,
          s.duration_secs, s.created_at, greatest(d.version, s.version), NULL::timestamptz)`
}

/** One parameter for any number of rows, each id once. Postgres has no NUL in texts. */
function toJson(dubbings: readonly DubbingMirror[]): string {
  const byId = new Map(dubbings.map((dubbing) => [dubbing.id, dubbing]))
  const rows = [...byId.values()].map((dubbing) => ({
    id: dubbing.id,
    name: dubbing.name,
    status: dubbing.status,
    source_language: dubbing.sourceLanguage,
    target_languages: dubbing.targetLanguages,
    is_studio: dubbing.isStudio,
    duration_secs: dubbing.durationSecs,
    created_at: dubbing.createdAt,
    version: dubbing.version ?? null,
  }))
  return toColumnText(rows)
}
