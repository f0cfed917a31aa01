import { audioColumns, type GeneratedAudioRow } from '../audio/GeneratedAudioRow.js'
import { type AudioRowOptions, audioInsert, costOf, usageInsert } from '../audio/generatedRows.js'
import { newId } from '../database/newId.js'
import { toJsonText } from '../database/toJsonText.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import type { Outcome } from './Operation.js'

export interface AudioStart extends AudioRowOptions {
  /** Of the process that generates the audio and holds its operation. */
  lease: { holder: string; ms: number }
}

/**
 * Ends an operation that has started to generate audio, in one statement, because a client waits for the first byte. All
 * kinds that generate audio are billed. Returns null, and writes nothing, for an outcome with other effects, for a history
 * item that another row has, and for an operation that has ended or that this process does not hold.
 */
export async function recordAudio(
  db: PrismaClient,
  operationId: string,
  { outcome, ...options }: AudioStart & { outcome: Outcome },
): Promise<GeneratedAudioRow | null> {
  const { result, audio, cost: _cost, ...rest } = outcome
  if (audio === undefined || Object.keys(rest).length > 0) return null
  const { historyItemId = null } = audio
  const cost = costOf(outcome)
  const ended = Prisma.sql`ended`
  const [row] = await db.$queryRaw<GeneratedAudioRow[]>`
    WITH ended AS (
      UPDATE operation o SET state = 'DONE', result = ${toJsonText(result)}::jsonb, ended_at = now(),
        lease_holder = NULL, lease_until = NULL
      WHERE o.id = ${operationId}::uuid AND o.state = 'SENT' AND o.lease_holder = ${options.lease.holder}
        AND NOT EXISTS (SELECT 1 FROM generated_audio a WHERE a.history_item_id = ${historyItemId}::text)
      RETURNING o.*
    ), paid AS (
      ${usageInsert(ended, { cost, audio })}
    ), noted AS (
      INSERT INTO audit_entry (id, tenant_id, actor_id, action, resource_type, resource_id, outcome, request_id, details)
      SELECT ${newId()}::uuid, o.tenant_id, o.actor_id, o.kind, 'GeneratedAudio', ${audio.id}, 'SUCCEEDED', o.request_id,
        jsonb_strip_nulls(jsonb_build_object('operationId', o.id, 'voiceId', o.subject_id))
      FROM ended o
    )
    ${audioInsert(ended, { audio, cost, ...options })} RETURNING ${audioColumns}`
  return row ?? null
}
