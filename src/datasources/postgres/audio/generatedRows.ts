import type { OutputFormat } from '../../../schema/audio/OutputFormat.js'
import { newId } from '../database/newId.js'
import { Prisma } from '../generated/client.js'
import type { VoicePreviewKind } from '../previews/VoicePreviewStore.js'
import type { GeneratedAudioKind } from './GeneratedAudioRow.js'

/** A sound that upstream makes, or has made, for the one who asked for it. */
export interface NewAudio {
  /** The one that the operation expects. */
  id: string
  kind: GeneratedAudioKind
  voiceId?: string | null
  modelId?: string | null
  /** Nothing of a transient one is written down. */
  text?: string | null
  outputFormat?: OutputFormat | null
  mediaType: string
  isTimed?: boolean
  /** Nothing of it is kept, here or upstream. */
  isTransient?: boolean
  upstreamRequestId?: string | null
  historyItemId?: string | null
  /** Null keeps it for ever. As configured unless it is given, and a few minutes where nothing is to be kept. */
  keepMs?: number | null
}

/** A preview that upstream has made. */
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
  outputFormat: OutputFormat
  /** Whether its bytes are in the media store already. */
  isStored: boolean
}

export interface AudioTerms {
  /** Who makes the sound; absent for one that has to be fetched, since whoever made it has ended. */
  lease?: { holder: string; ms: number }
  /** For one that does not say so itself. */
  keepAudioMs?: number | null
}

/** For whoever listens to it right now. */
const KEEP_TRANSIENT_MS = 10 * 60_000

/**
 * Writes a sound down for whoever asked for it, in a statement of its own or as part of one. `operations` has the row of
 * its operation.
 */
export function audioInsert(
  operations: Prisma.Sql,
  audio: NewAudio,
  cost: number | null,
  { lease, keepAudioMs = null }: AudioTerms,
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
      ${isTransient ? null : (audio.text?.replaceAll('\0', '') ?? null)}, ${audio.outputFormat ?? null},
      ${audio.mediaType}, ${isTimed}::boolean, ${isTransient}::boolean, ${cost}::int, ${audio.upstreamRequestId ?? null},
      ${historyItemId}, ${lease?.holder ?? null}, ${leaseUntil}, o.id,
      now() + ${keepMs}::float8 * interval '1 millisecond'
    FROM ${operations} o`
}

/** Writes down what an operation cost, once. As `audioInsert`. */
export function usageInsert(
  operations: Prisma.Sql,
  cost: number | null,
  { upstreamRequestId = null, historyItemId = null }: Pick<NewAudio, 'upstreamRequestId' | 'historyItemId'> = {},
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO usage_entry
      (id, tenant_id, actor_id, kind, operation_id, characters, upstream_request_id, history_item_id)
    SELECT ${newId()}::uuid, o.tenant_id, o.actor_id, o.kind, o.id, ${cost ?? 0}::int, ${upstreamRequestId},
      ${historyItemId}
    FROM ${operations} o
    ON CONFLICT (operation_id) DO NOTHING`
}

/** What an outcome cost, in whole characters; null where upstream did not say. */
export function costOf({ cost }: { cost?: number | null }): number | null {
  return cost == null ? null : Math.max(0, Math.round(cost))
}

/** False when this sound of the upstream is another of ours already. */
export async function insertAudio(
  tx: Prisma.TransactionClient,
  operationId: string,
  audio: NewAudio,
  cost: number | null,
  terms: AudioTerms,
): Promise<boolean> {
  const { historyItemId = null } = audio
  const isTaken =
    historyItemId !== null &&
    (await tx.generatedAudioRecord.findFirst({ where: { historyItemId }, select: { id: true } })) !== null
  // What comes in now needs no history to be found in. What has to be fetched from there does.
  if (isTaken && terms.lease === undefined) return false
  const own = isTaken ? { ...audio, historyItemId: null } : audio
  const rows = await tx.$queryRaw<unknown[]>`
    ${audioInsert(operationRow(operationId), own, cost, terms)}
    ON CONFLICT (history_item_id) WHERE history_item_id IS NOT NULL DO NOTHING RETURNING 1`
  if (rows.length === 0 && terms.lease) {
    throw new Error(`Two sounds came with the history item ${historyItemId} at once.`)
  }
  return rows.length > 0
}

export async function insertUsage(
  tx: Prisma.TransactionClient,
  operationId: string,
  cost: number | null,
  audio: Pick<NewAudio, 'upstreamRequestId' | 'historyItemId'> | undefined,
): Promise<void> {
  await tx.$executeRaw(usageInsert(operationRow(operationId), cost, audio))
}

function operationRow(id: string): Prisma.Sql {
  return Prisma.sql`(SELECT * FROM operation WHERE id = ${id}::uuid)`
}

/** A preview that has a row keeps it, and its owner. */
export async function insertPreviews(
  tx: Prisma.TransactionClient,
  { tenantId, actorId: ownerId }: { tenantId: string; actorId: string },
  previews: readonly NewPreview[],
): Promise<void> {
  await tx.voicePreviewRecord.createMany({
    data: previews.map(({ description, text, ...preview }) => ({
      ...preview,
      description: description.replaceAll('\0', ''),
      text: text?.replaceAll('\0', ''),
      tenantId,
      ownerId,
    })),
    skipDuplicates: true,
  })
}
