import type { DubbingStatus } from '../../../schema/dubbing/DubbingResource.js'
import { toJsonText } from '../database/toJsonText.js'
import { Prisma, type PrismaClient } from '../generated/client.js'

/** Values from upstream that rows keep, so that lists can filter by them. */
export interface DubbingMirror {
  id: string
  name: string
  status: DubbingStatus
  sourceLanguage: string | null
  targetLanguages: readonly string[]
  isStudio: boolean
  durationSecs: number | null
  createdAt: Date | null
  /** Version of the resource, if that was read. */
  version?: number | null
}

export interface DubbingRow {
  id: string
  tenantId: string
  ownerId: string
  createdBy: string
  /** The name and the next five are mirrored from upstream, which may be newer. */
  name: string
  status: DubbingStatus
  sourceLanguage: string | null
  targetLanguages: string[]
  durationSecs: number | null
  upstreamCreatedAt: Date | null
  isStudio: boolean
  /** Highest known version of its resource. */
  version: number | null
  createdAt: Date
  updatedAt: Date
  /** Since when upstream reports it as not found. */
  missingSince: Date | null
  /** Dubbings cannot be shared, so each viewer of one manages it. */
  permission: 'MANAGE'
}

export const dubbingColumns = Prisma.sql`
  d.id, d.tenant_id AS "tenantId", d.owner_id AS "ownerId", d.created_by AS "createdBy", d.name, d.status,
  d.source_language AS "sourceLanguage", d.target_languages AS "targetLanguages", d.duration_secs AS "durationSecs",
  d.upstream_created_at AS "upstreamCreatedAt", d.is_studio AS "isStudio", d.version, d.created_at AS "createdAt",
  d.updated_at AS "updatedAt", d.missing_since AS "missingSince", 'MANAGE' AS "permission"`

/**
 * Updates the mirrored values of rows for which `condition` on `dubbing d` holds. Returns how many changed. A version never
 * falls, because reads may arrive out of order.
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

/** One parameter for any number of rows, each id once. */
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
  return toJsonText(rows)
}
