import type { Viewer } from '../../../auth/Viewer.js'
import type { AudioOutputFormat } from '../../../schema/audio/AudioOutputFormat.js'
import { CursorCodec, isIdValue, isTimeValue } from '../../CursorCodec.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { ownedRows } from '../voices/ownedRows.js'

export type VoicePreviewKind = 'DESIGN' | 'REMIX'

export interface VoicePreviewRow {
  /** The upstream's generated voice id. */
  id: string
  kind: VoicePreviewKind
  tenantId: string
  ownerId: string
  description: string
  text: string | null
  sourceVoiceId: string | null
  modelId: string | null
  language: string | null
  durationSecs: number | null
  mediaType: string
  outputFormat: AudioOutputFormat
  /** Whether its bytes are in the media store. Otherwise they are fetched from upstream. */
  isStored: boolean
  /** The voice that was created from it. */
  voiceId: string | null
  createdAt: Date
}

export interface PreviewPage {
  rows: VoicePreviewRow[]
  cursors: string[]
  hasNextPage: boolean
}

const NEWEST_OF_VOICE = 20

/** Reads the previews that one viewer may see. */
export class VoicePreviewStore {
  readonly #db: PrismaClient
  readonly #visible: Prisma.Sql

  constructor(db: PrismaClient, viewer: Viewer) {
    this.#db = db
    this.#visible = ownedRows(viewer, 'p')
  }

  /** In the order of `ids`; null for a preview that does not exist or is not visible. */
  async getMany(ids: readonly string[]): Promise<(VoicePreviewRow | null)[]> {
    if (ids.length === 0) return []
    const rows = await this.#db.$queryRaw<VoicePreviewRow[]>`
      SELECT ${previewColumns} FROM voice_preview p WHERE p.id = ANY (${ids}::text[]) AND ${this.#visible}`
    const found = new Map(rows.map((row) => [row.id, row]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /** Newest first. `after` is a cursor of the previous page. */
  async list({ first, after = null }: { first: number; after?: string | null }): Promise<PreviewPage> {
    const start = after === null ? Prisma.sql`TRUE` : isAfter(after)
    const rows = await this.#db.$queryRaw<VoicePreviewRow[]>`
      SELECT ${previewColumns} FROM voice_preview p WHERE ${this.#visible} AND ${start}
      ORDER BY p.created_at DESC, p.id COLLATE "C" DESC LIMIT ${first + 1}`
    const page = rows.slice(0, first)
    return { rows: page, cursors: page.map(toCursor), hasNextPage: rows.length > first }
  }

  async count(): Promise<number> {
    const [row] = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM voice_preview p WHERE ${this.#visible}`
    return row?.count ?? 0
  }

  /** The previews that each voice was created from, in the order of `voiceIds`. */
  ofVoice(voiceIds: readonly string[]): Promise<VoicePreviewRow[][]> {
    return this.#newestBy('voiceId', Prisma.sql`voice_id`, voiceIds)
  }

  /** The newest remixes of each voice, in the order of `voiceIds`. */
  ofSource(voiceIds: readonly string[]): Promise<VoicePreviewRow[][]> {
    return this.#newestBy('sourceVoiceId', Prisma.sql`source_voice_id`, voiceIds)
  }

  async #newestBy(
    field: 'voiceId' | 'sourceVoiceId',
    column: Prisma.Sql,
    voiceIds: readonly string[],
  ): Promise<VoicePreviewRow[][]> {
    if (voiceIds.length === 0) return []
    const rows = await this.#db.$queryRaw<VoicePreviewRow[]>`
      SELECT ${previewColumns} FROM unnest(${[...new Set(voiceIds)]}::text[]) wanted (voice_id) CROSS JOIN LATERAL (
        SELECT * FROM voice_preview p WHERE p.${column} = wanted.voice_id AND ${this.#visible}
        ORDER BY p.created_at DESC, p.id COLLATE "C" DESC LIMIT ${NEWEST_OF_VOICE}
      ) p ORDER BY p.created_at DESC, p.id COLLATE "C" DESC`
    const byVoice = Map.groupBy(rows, (row) => row[field])
    return voiceIds.map((id) => byVoice.get(id) ?? [])
  }
}

const cursors = new CursorCodec<readonly [createdAt: string, id: string]>(
  'previews',
  (values) => values.length === 2 && isTimeValue(values[0]) && isIdValue(values[1]),
)

function toCursor({ createdAt, id }: VoicePreviewRow): string {
  return cursors.encode([createdAt.toISOString(), id])
}

/** Several previews are created at the same time, so the id orders them too. */
function isAfter(cursor: string): Prisma.Sql {
  const [createdAt, id] = cursors.decode(cursor)
  return Prisma.sql`(p.created_at, p.id COLLATE "C") < (${createdAt}::timestamptz, ${id}::text)`
}

const previewColumns = Prisma.sql`
  p.id, p.kind::text AS "kind", p.tenant_id AS "tenantId", p.owner_id AS "ownerId", p.description, p.text,
  p.source_voice_id AS "sourceVoiceId", p.model_id AS "modelId", p.language, p.duration_secs AS "durationSecs",
  p.media_type AS "mediaType", p.output_format AS "outputFormat", p.is_stored AS "isStored", p.voice_id AS "voiceId",
  p.created_at AS "createdAt"`
