import { type OwnershipFacts, type VoiceReach, voicePermission } from '../../../auth/ownership.js'
import type { VoiceOwnership } from '../../../schema/voices/VoiceOwnership.js'
import { Prisma } from '../generated/client.js'

/** A visible voice with the permission of the viewer. */
export interface OwnedVoice extends VoiceOwnership {
  id: string
  /** The name and the next three are mirrored from upstream, which may be newer. */
  name: string
  category: string
  trainingState: string | null
  createdAt: Date | null
}

export interface VoiceRow extends OwnershipFacts {
  id: string
  name: string
  category: string
  trainingState: string | null
  upstreamCreatedAt: Date | null
  addedAt: Date
  granted: 'VIEW' | 'EDIT' | null
}

export const voiceColumns = Prisma.sql`
  v.id, v.tenant_id AS "tenantId", v.owner_id AS "ownerId", v.is_stock AS "isStock", v.visibility::text AS "visibility",
  v.name, v.category, v.training_state AS "trainingState", v.upstream_created_at AS "upstreamCreatedAt",
  v.created_at AS "addedAt", v.vanished_at AS "vanishedAt", v.deleted_at AS "deletedAt", g.permission::text AS "granted"`

export function voicesWithGrantOf(reach: VoiceReach): Prisma.Sql {
  return Prisma.sql`voice v ${withGrantOf(reach)}`
}

/** Joins the grant `g` of the viewer to `v`. */
export function withGrantOf(reach: VoiceReach): Prisma.Sql {
  const userId = reach.member?.userId ?? null
  return Prisma.sql`LEFT JOIN voice_grant g ON g.voice_id = v.id AND g.user_id = ${userId}::text`
}

export function toOwnedVoice(row: VoiceRow, reach: VoiceReach): OwnedVoice {
  const permission = voicePermission(reach, row, row.granted)
  if (permission === null) throw new Error(`The query returned voice ${row.id}, which is not visible`)
  const { id, tenantId, ownerId, isStock, visibility, name, category, trainingState, addedAt } = row
  return {
    id,
    tenantId,
    ownerId,
    isStock,
    visibility,
    permission,
    name,
    category,
    trainingState,
    createdAt: row.upstreamCreatedAt,
    addedAt,
  }
}
