import { audioColumns, type GeneratedAudioRow } from '../audio/GeneratedAudioRow.js'
import { type AudioTerms, audioInsert, costOf, usageInsert } from '../audio/generatedRows.js'
import { newId } from '../database/newId.js'
import { toColumnText } from '../database/toColumnText.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import type { Outcome } from './Operation.js'

export interface SoundTerms extends AudioTerms {
  /** The process that makes the sound, and has its operation in hand. */
  lease: { holder: string; ms: number }
}

/**
 * Ends an operation that has begun a sound, with all that follows from that, in one statement: somebody is listening for
 * the first byte. All kinds that make sounds are billed. It takes the ordinary course alone. Null, and nothing written,
 * for what `finish` has to look at more closely: an outcome with more to it, a sound that the upstream names as another of
 * ours, and an operation that is not in the hands of this process or has ended.
 */
export async function recordAudio(
  db: PrismaClient,
  operationId: string,
  outcome: Outcome,
  terms: SoundTerms,
): Promise<GeneratedAudioRow | null> {
  const { result, audio, cost: _cost, ...rest } = outcome
  if (audio === undefined || Object.keys(rest).length > 0) return null
  const { historyItemId = null } = audio
  const cost = costOf(outcome)
  const ended = Prisma.sql`ended`
  const [row] = await db.$queryRaw<GeneratedAudioRow[]>`
    WITH ended AS (
      UPDATE operation o SET state = 'DONE', result = ${toColumnText(result)}::jsonb, ended_at = now(),
        lease_holder = NULL, lease_until = NULL
      WHERE o.id = ${operationId}::uuid AND o.state = 'SENT' AND o.lease_holder = ${terms.lease.holder}
        AND NOT EXISTS (SELECT 1 FROM generated_audio a WHERE a.history_item_id = ${historyItemId}::text)
      RETURNING o.*
    ), paid AS (
      ${usageInsert(ended, cost, audio)}
    ), noted AS (
      INSERT INTO audit_entry (id, tenant_id, actor_id, action, resource_type, resource_id, outcome, request_id, details)
      SELECT ${newId()}::uuid, o.tenant_id, o.actor_id, o.kind, 'GeneratedAudio', ${audio.id}, 'SUCCEEDED', o.request_id,
        jsonb_strip_nulls(jsonb_build_object('operationId', o.id, 'voiceId', o.subject_id))
      FROM ended o
    )
    ${audioInsert(ended, audio, cost, terms)} RETURNING ${audioColumns}`
  return row ?? null
}
