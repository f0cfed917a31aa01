import { toJsonText } from '../database/toJsonText.js'
import type { PrismaClient } from '../generated/client.js'
import type { VoiceMirror } from '../voices/mirrorOf.js'

/** A voice as upstream lists it for the key of the platform. */
export interface SeenVoice extends VoiceMirror {
  /** Whether it belongs to the user of the key; null if unknown. */
  isOwner: boolean | null
}

export interface Sweep {
  id: string
  startedAt: Date
}

export interface SweepResult {
  outcome: 'COMPLETED' | 'ALARMED' | 'FAILED'
  missing?: number
  alarm?: string
}

export interface SweepState {
  last: SweepResult['outcome'] | null
  hasCompleted: boolean
}

/** The voices of the upstream workspace, for sweeps and mirrors. Checks no permissions and changes no owners. */
export class WorkspaceStore {
  readonly #db: PrismaClient

  constructor(db: PrismaClient) {
    this.#db = db
  }

  /** Updates the mirrored values of rows. Returns how many changed. */
  async mirror(voices: readonly VoiceMirror[]): Promise<number> {
    if (voices.length === 0) return 0
    return this.#db.$executeRaw`
      UPDATE voice v SET
        name = s.name, category = s.category, training_state = s.training_state,
        upstream_created_at = s.created_at, missing_since = NULL, vanished_at = NULL, updated_at = now()
      FROM jsonb_to_recordset(${toJson(voices)}::jsonb)
        AS s (id text, name text, category text, training_state text, created_at timestamptz)
      WHERE v.id = s.id AND v.deleted_at IS NULL
        AND (v.name, v.category, v.training_state, v.upstream_created_at, v.missing_since, v.vanished_at)
          IS DISTINCT FROM (s.name, s.category, s.training_state, s.created_at, NULL::timestamptz, NULL::timestamptz)`
  }

  /** Starts a sweep, with times from the clock of the database, and ends sweeps of dead processes. */
  async beginSweep(): Promise<Sweep> {
    const [sweep] = await this.#db.$queryRaw<Sweep[]>`
      WITH abandoned AS (
        UPDATE voice_sweep SET outcome = 'FAILED', finished_at = now(), alarm = 'The process ended during the sweep.'
        WHERE outcome = 'RUNNING' AND started_at < now() - interval '1 hour'
      )
      INSERT INTO voice_sweep (id, started_at) VALUES (gen_random_uuid(), now())
      RETURNING id::text AS "id", started_at AS "startedAt"`
    if (!sweep) throw new Error('The statement returned no sweep')
    return sweep
  }

  /**
   * Records one page of the upstream list and counts it in the sweep. New voices get a row without an owner; the owners of
   * existing rows stay unchanged.
   */
  async recordSeen(sweepId: string, voices: readonly SeenVoice[]): Promise<{ seen: number; added: number }> {
    if (voices.length === 0) return { seen: 0, added: 0 }
    const [counts] = await this.#db.$queryRaw<{ seen: number; added: number }[]>`
      WITH recorded AS (
        INSERT INTO voice AS v
          (id, is_stock, origin, name, category, training_state, upstream_created_at, seen_at)
        SELECT s.id, s.is_stock, (CASE WHEN s.is_stock THEN 'STOCK' ELSE 'FOUND' END)::voice_origin,
          s.name, s.category, s.training_state, s.created_at, now()
        FROM jsonb_to_recordset(${toJson(voices)}::jsonb)
          AS s (id text, is_stock boolean, name text, category text, training_state text, created_at timestamptz)
        ORDER BY s.id
        ON CONFLICT (id) DO UPDATE SET
          name = excluded.name, category = excluded.category, training_state = excluded.training_state,
          upstream_created_at = excluded.upstream_created_at, seen_at = excluded.seen_at, missing_since = NULL,
          vanished_at = NULL, updated_at = now()
        RETURNING (xmax = 0) AS is_new
      ), counts AS (
        SELECT count(*)::int AS seen, (count(*) FILTER (WHERE is_new))::int AS added FROM recorded
      )
      UPDATE voice_sweep SET seen = voice_sweep.seen + counts.seen, added = voice_sweep.added + counts.added
      FROM counts WHERE voice_sweep.id = ${sweepId}::uuid
      RETURNING counts.seen AS "seen", counts.added AS "added"`
    if (!counts) throw new Error(`Sweep ${sweepId} does not exist`)
    return counts
  }

  /** Existing voices that no sweep has seen since `time`, and the number of all existing voices. */
  async notSeenSince(time: Date): Promise<{ ids: string[]; existing: number }> {
    const [row] = await this.#db.$queryRaw<{ ids: string[]; existing: number }[]>`
      SELECT count(*)::int AS "existing",
        coalesce(array_agg(v.id ORDER BY v.id) FILTER (WHERE v.seen_at < ${time}::timestamptz), '{}') AS "ids"
      FROM voice v WHERE v.deleted_at IS NULL AND v.vanished_at IS NULL`
    return row ?? { ids: [], existing: 0 }
  }

  async endSweep(sweepId: string, { outcome, missing = 0, alarm }: SweepResult): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE voice_sweep SET finished_at = now(), outcome = ${outcome}::sweep_outcome, missing = ${missing},
        alarm = ${alarm ?? null}::text
      WHERE id = ${sweepId}::uuid`
  }

  async readSweepState(): Promise<SweepState> {
    const [state] = await this.#db.$queryRaw<SweepState[]>`
      SELECT
        (SELECT outcome::text FROM voice_sweep WHERE outcome <> 'RUNNING' ORDER BY started_at DESC LIMIT 1) AS "last",
        EXISTS (SELECT FROM voice_sweep WHERE outcome = 'COMPLETED') AS "hasCompleted"`
    return state ?? { last: null, hasCompleted: false }
  }

  latestSweep() {
    return this.#db.voiceSweep.findFirst({ orderBy: { startedAt: 'desc' } })
  }

  /**
   * Records that upstream reports the voice as not found. The voice counts as vanished after a second report, at least
   * `confirmAfterMs` after the first.
   */
  async markMissing(voiceId: string, confirmAfterMs: number): Promise<'MISSING' | 'VANISHED' | 'NO_SUCH_ROW'> {
    const [row] = await this.#db.$queryRaw<{ vanished: boolean }[]>`
      UPDATE voice SET
        missing_since = coalesce(missing_since, now()),
        vanished_at = CASE
          WHEN missing_since <= now() - ${confirmAfterMs} * interval '1 millisecond' THEN coalesce(vanished_at, now())
          ELSE vanished_at END,
        updated_at = now()
      WHERE id = ${voiceId} AND deleted_at IS NULL
      RETURNING vanished_at IS NOT NULL AS "vanished"`
    if (!row) return 'NO_SUCH_ROW'
    return row.vanished ? 'VANISHED' : 'MISSING'
  }

  async clearMissing(voiceId: string): Promise<void> {
    await this.#db.$executeRaw`
      UPDATE voice SET missing_since = NULL, vanished_at = NULL, updated_at = now()
      WHERE id = ${voiceId} AND (missing_since IS NOT NULL OR vanished_at IS NOT NULL)`
  }
}

/** One parameter for any number of rows, each id once. */
function toJson(voices: readonly (VoiceMirror & Partial<SeenVoice>)[]): string {
  const byId = new Map(voices.map((voice) => [voice.id, voice]))
  const rows = [...byId.values()].map((voice) => ({
    id: voice.id,
    is_stock: voice.category === 'PREMADE' && voice.isOwner !== true,
    name: voice.name,
    category: voice.category,
    training_state: voice.trainingState,
    created_at: voice.createdAt,
  }))
  return toJsonText(rows)
}
