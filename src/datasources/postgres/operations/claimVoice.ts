import type { Prisma } from '../generated/client.js'
import type { Operation, VoiceClaim } from './Operation.js'

/**
 * Makes the actor the owner of a voice, also if a sweep has inserted its row. False if the voice has another owner. Values
 * that a row already mirrors are newer than the claim and stay.
 *
 * Upstream may give a copy of a library voice the id of an earlier copy that was deleted here. Its row then starts again,
 * without the grants and the visibility of the earlier one.
 */
export async function claimVoice(
  tx: Prisma.TransactionClient,
  { kind, tenantId, actorId }: Pick<Operation, 'kind' | 'tenantId' | 'actorId'>,
  { voiceId, mirror, origin = 'CREATED' }: VoiceClaim,
): Promise<boolean> {
  const [earlier] =
    kind === 'addLibraryVoice'
      ? await tx.$queryRaw<{ isDeleted: boolean }[]>`
          SELECT deleted_at IS NOT NULL AS "isDeleted" FROM voice WHERE id = ${voiceId} FOR UPDATE`
      : []
  const revives = earlier?.isDeleted ?? false
  const claimed = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO voice AS v
      (id, tenant_id, owner_id, origin, created_by, name, category, training_state, upstream_created_at)
    VALUES
      (${voiceId}, ${tenantId}, ${actorId}, ${origin}::voice_origin, ${actorId}, ${mirror.name},
       ${mirror.category}, ${mirror.trainingState ?? null}::text, ${mirror.createdAt ?? null}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET
      tenant_id = excluded.tenant_id, owner_id = excluded.owner_id, created_by = excluded.created_by,
      origin = excluded.origin, missing_since = NULL, vanished_at = NULL, updated_at = now(), deleted_at = NULL,
      visibility = CASE WHEN v.deleted_at IS NULL THEN v.visibility ELSE excluded.visibility END,
      name = CASE WHEN v.deleted_at IS NULL THEN v.name ELSE excluded.name END
    WHERE NOT v.is_stock AND ((${revives}::boolean AND v.deleted_at IS NOT NULL) OR (v.deleted_at IS NULL
      AND (v.owner_id IS NULL OR (v.owner_id = excluded.owner_id AND v.tenant_id = excluded.tenant_id))))
    RETURNING v.id`
  if (revives && claimed.length > 0) await tx.$executeRaw`DELETE FROM voice_grant WHERE voice_id = ${voiceId}`
  return claimed.length > 0
}
