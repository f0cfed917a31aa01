import type { Prisma } from '../generated/client.js'
import type { DubbingClaim, Operation, Outcome } from './Operation.js'

/**
 * Makes the actor the owner of a dubbing. False if it has another owner or was deleted. Values that a row already mirrors
 * are newer than the claim and stay.
 */
export async function claimDubbing(
  tx: Prisma.TransactionClient,
  { tenantId, actorId }: Pick<Operation, 'tenantId' | 'actorId'>,
  { dubbingId, mirror }: DubbingClaim,
): Promise<boolean> {
  const { name, status = 'QUEUED', sourceLanguage = null, targetLanguages = [], durationSecs = null } = mirror
  const { isStudio = false, version = null, createdAt = null } = mirror
  const claimed = await tx.$queryRaw<unknown[]>`
    INSERT INTO dubbing AS d
      (id, tenant_id, owner_id, created_by, name, status, source_language, target_languages, duration_secs, is_studio,
       version, upstream_created_at)
    VALUES
      (${dubbingId}, ${tenantId}, ${actorId}, ${actorId}, ${name}, ${status},
       ${sourceLanguage}::text, ${targetLanguages}::text[], ${durationSecs}::float8, ${isStudio}, ${version}::int,
       ${createdAt}::timestamptz)
    ON CONFLICT (id) DO UPDATE SET updated_at = now()
    WHERE d.deleted_at IS NULL AND d.owner_id = excluded.owner_id AND d.tenant_id = excluded.tenant_id
    RETURNING 1`
  return claimed.length > 0
}

/** Keeps the row, so that no other user can claim its id. */
export async function markDubbingDeleted(tx: Prisma.TransactionClient, dubbingId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE dubbing SET deleted_at = now(), updated_at = now() WHERE id = ${dubbingId} AND deleted_at IS NULL`
}

/** Responses may arrive out of order, so a version never falls and no language is removed. */
export async function recordVersion(
  tx: Prisma.TransactionClient,
  { id, version, targetLanguages = [] }: NonNullable<Outcome['dubbingVersion']>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE dubbing d SET version = greatest(d.version, ${version}::int), updated_at = now(),
      target_languages = d.target_languages || ARRAY(
        SELECT l.code FROM unnest(${targetLanguages}::text[]) WITH ORDINALITY l (code, ordinal)
        WHERE NOT EXISTS (SELECT 1 FROM unnest(d.target_languages) known WHERE lower(known COLLATE "C") = lower(l.code COLLATE "C"))
        ORDER BY l.ordinal)
    WHERE d.id = ${id}`
}
