import type { AudioOutputFormat } from '../../../schema/audio/AudioOutputFormat.js'
import { newId } from '../database/newId.js'
import { Prisma } from '../generated/client.js'
import type { VoicePreviewKind } from '../previews/VoicePreviewStore.js'
import type { GeneratedAudioKind } from './GeneratedAudioRow.js'

/** Audio that upstream generates, or has generated. */
export interface NewAudio {
  /** `audioId` of the operation's expectation. */
  id: string
  kind: GeneratedAudioKind
  voiceId?: string | null
  modelId?: string | null
  /** Not stored for transient audio. */
  text?: string | null
  outputFormat?: AudioOutputFormat | null
  mediaType: string
  isTimed?: boolean
  /** Neither this server nor upstream keeps it. */
  isTransient?: boolean
  upstreamRequestId?: string | null
  historyItemId?: string | null
  /** Null: without limit. Default: as configured, or `KEEP_TRANSIENT_MS` for transient audio. */
  keepMs?: number | null
}

export interface NewPreview {
  /** The upstream's generated voice id. */
  id: string
  kind: VoicePreviewKind
  description: string
  text?: string | null
  sourceVoiceId?: string | null
  modelId?: string | null
  language?: string | null
  durationSecs?: number | null
  mediaType: string
  outputFormat: AudioOutputFormat
  /** Whether its bytes are in the media store. */
  isStored: boolean
}

export interface AudioRowOptions {
  /** Of the process that receives the audio. Absent if it has to be fetched from the upstream history. */
  lease?: { holder: string; ms: number }
  /** Used if the audio has no `keepMs`. */
  keepAudioMs?: number | null
}

export interface AudioInsert extends AudioRowOptions {
  audio: NewAudio
  /** In characters; null if unknown. */
  cost: number | null
}

export interface UsageInsert {
  cost: number | null
  audio: Pick<NewAudio, 'upstreamRequestId' | 'historyItemId'> | undefined
}

const KEEP_TRANSIENT_MS = 10 * 60_000

/** @param operations Name or subquery with the row of the operation. */
export function audioInsert(
  operations: Prisma.Sql,
  { audio, cost, lease, keepAudioMs = null }: AudioInsert,
): Prisma.Sql {
  const { isTimed = false, isTransient = false, historyItemId = null } = audio
  const { keepMs = isTransient ? KEEP_TRANSIENT_MS : keepAudioMs } = audio
  const leaseUntil = lease ? Prisma.sql`now() + ${lease.ms} * interval '1 millisecond'` : Prisma.sql`NULL`
  return Prisma.sql`
    INSERT INTO generated_audio AS a
      (id, kind, state, tenant_id, owner_id, voice_id, model_id, text, output_format, media_type, is_timed, is_transient,
       character_cost, upstream_request_id, history_item_id, lease_holder, lease_until, operation_id, expires_at)
    SELECT
      ${audio.id}::uuid, ${audio.kind}::generated_audio_kind,
      ${lease ? 'GENERATING' : 'UNKNOWN'}::generated_audio_state, o.tenant_id, o.actor_id,
      ${audio.voiceId ?? null}, ${audio.modelId ?? null},
      ${isTransient ? null : (audio.text ?? null)}, ${audio.outputFormat ?? null},
      ${audio.mediaType}, ${isTimed}::boolean, ${isTransient}::boolean, ${cost}::int, ${audio.upstreamRequestId ?? null},
      ${historyItemId}, ${lease?.holder ?? null}, ${leaseUntil}, o.id,
      now() + ${keepMs}::float8 * interval '1 millisecond'
    FROM ${operations} o`
}

/** Idempotent. @param operations Name or subquery with the row of the operation. */
export function usageInsert(operations: Prisma.Sql, { cost, audio }: UsageInsert): Prisma.Sql {
  const { upstreamRequestId = null, historyItemId = null } = audio ?? {}
  return Prisma.sql`
    INSERT INTO usage_entry
      (id, tenant_id, actor_id, kind, operation_id, characters, upstream_request_id, history_item_id)
    SELECT ${newId()}::uuid, o.tenant_id, o.actor_id, o.kind, o.id, ${cost ?? 0}::int, ${upstreamRequestId},
      ${historyItemId}
    FROM ${operations} o
    ON CONFLICT (operation_id) DO NOTHING`
}

/** In whole characters; null if upstream did not report it. */
export function costOf({ cost }: { cost?: number | null }): number | null {
  return cost == null ? null : Math.max(0, Math.round(cost))
}

/** False if another row has this history item. */
export async function insertAudio(
  tx: Prisma.TransactionClient,
  operationId: string,
  { audio, ...options }: AudioInsert,
): Promise<boolean> {
  const { historyItemId = null } = audio
  const isTaken =
    historyItemId !== null &&
    (await tx.generatedAudioRecord.findFirst({ where: { historyItemId }, select: { id: true } })) !== null
  // Audio that is received now does not need its history item. Audio that has to be fetched does.
  if (isTaken && options.lease === undefined) return false
  const own = isTaken ? { ...audio, historyItemId: null } : audio
  const rows = await tx.$queryRaw<unknown[]>`
    ${audioInsert(operationRow(operationId), { audio: own, ...options })}
    ON CONFLICT (history_item_id) WHERE history_item_id IS NOT NULL DO NOTHING RETURNING 1`
  if (rows.length === 0 && options.lease) {
    throw new Error(`Two audio rows have the history item ${historyItemId}`)
  }
  return rows.length > 0
}

export async function insertUsage(
  tx: Prisma.TransactionClient,
  operationId: string,
  usage: UsageInsert,
): Promise<void> {
  await tx.$executeRaw(usageInsert(operationRow(operationId), usage))
}

function operationRow(id: string): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM operation WHERE id = ${id}::uuid)`
}

/** Existing rows, and their owners, stay unchanged. */
export async function insertPreviews(
  tx: Prisma.TransactionClient,
  { tenantId, actorId: ownerId }: { tenantId: string; actorId: string },
  previews: readonly NewPreview[],
): Promise<void> {
  await tx.voicePreviewRecord.createMany({
    data: previews.map((preview) => ({ ...preview, tenantId, ownerId })),
    skipDuplicates: true,
  })
}
