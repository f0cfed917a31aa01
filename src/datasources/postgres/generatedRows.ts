import type { OutputFormat } from '../../schema/shared/OutputFormat.js'
import type { GeneratedAudioKind } from './GeneratedAudioRow.js'
import { Prisma } from './generated/client.js'
import type { VoicePreviewKind } from './VoicePreviewStore.js'

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

/** The operation that it comes from. */
interface Asker {
  id: string
  tenantId: string
  actorId: string
}

/** For whoever listens to it right now. */
const KEEP_TRANSIENT_MS = 10 * 60_000

/** False when this sound of the upstream is another of ours already. */
export async function insertAudio(
  tx: Prisma.TransactionClient,
  { id: operationId, tenantId, actorId }: Asker,
  audio: NewAudio,
  cost: number | null,
  { lease, keepAudioMs = null }: AudioTerms,
): Promise<boolean> {
  const { isTimed = false, isTransient = false, historyItemId = null } = audio
  const { keepMs = isTransient ? KEEP_TRANSIENT_MS : keepAudioMs } = audio
  const isTaken =
    historyItemId !== null &&
    (await tx.generatedAudioRecord.findFirst({ where: { historyItemId }, select: { id: true } })) !== null
  // What comes in now needs no history to be found in. What has to be fetched from there does.
  if (isTaken && lease === undefined) return false
  const leaseUntil = lease ? Prisma.sql`now() + ${lease.ms} * interval '1 millisecond'` : Prisma.sql`NULL`
  const rows = await tx.$queryRaw<unknown[]>`
    INSERT INTO generated_audio
      (id, kind, state, tenant_id, owner_id, voice_id, model_id, text, output_format, media_type, is_timed, is_transient,
       character_cost, upstream_request_id, history_item_id, lease_holder, lease_until, operation_id, expires_at)
    VALUES
      (${audio.id}::uuid, ${audio.kind}::generated_audio_kind, ${lease ? 'GENERATING' : 'UNKNOWN'}::generated_audio_state,
       ${tenantId}, ${actorId}, ${audio.voiceId ?? null}, ${audio.modelId ?? null},
       ${isTransient ? null : (audio.text?.replaceAll('\0', '') ?? null)}, ${audio.outputFormat ?? null},
       ${audio.mediaType}, ${isTimed}, ${isTransient}, ${cost}::int, ${audio.upstreamRequestId ?? null},
       ${isTaken ? null : historyItemId}, ${lease?.holder ?? null}, ${leaseUntil}, ${operationId}::uuid,
       now() + ${keepMs}::float8 * interval '1 millisecond')
    ON CONFLICT (history_item_id) WHERE history_item_id IS NOT NULL DO NOTHING RETURNING 1`
  if (rows.length === 0 && lease) throw new Error(`Two sounds came with the history item ${historyItemId} at once.`)
  return rows.length > 0
}

/** A preview that has a row keeps it, and its owner. */
export async function insertPreviews(
  tx: Prisma.TransactionClient,
  { tenantId, actorId: ownerId }: Asker,
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

/** What the operation cost, once. */
export async function insertUsage(
  tx: Prisma.TransactionClient,
  { id: operationId, kind, tenantId, actorId }: Asker & { kind: string },
  cost: number | null,
  { upstreamRequestId, historyItemId }: Pick<NewAudio, 'upstreamRequestId' | 'historyItemId'> = {},
): Promise<void> {
  const entry = { tenantId, actorId, kind, operationId, characters: cost ?? 0, upstreamRequestId, historyItemId }
  await tx.usageEntry.createMany({ data: [entry], skipDuplicates: true })
}
