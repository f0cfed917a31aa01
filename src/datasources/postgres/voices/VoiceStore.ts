import { authorize } from '../../../auth/authorize.js'
import { forbiddenVoice } from '../../../auth/forbiddenVoice.js'
import { canBelongTo } from '../../../auth/ownership.js'
import { assertTokenValid } from '../../../auth/tokenExpiry.js'
import { hasScope, type Viewer } from '../../../auth/Viewer.js'
import { AppError, Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../../errors.js'
import type { VoiceVisibility } from '../../../schema/voices/VoiceOwnership.js'
import { type AuditRecord, AuditStore } from '../audit/AuditStore.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import type { VoiceMirror } from './mirrorOf.js'
import { type OwnedVoice, toOwnedVoice, type VoiceRow, voiceColumns, voicesWithGrantOf } from './OwnedVoice.js'
import { VoiceReader } from './VoiceReader.js'
import { visibleTo } from './visibleVoices.js'

export type { OwnedVoice } from './OwnedVoice.js'
export type { VoiceListFilter, VoicePage, VoicePageRequest } from './VoiceReader.js'
export type { VoicePageOrder } from './voicePage.js'

export interface VoiceAdoption extends VoiceMirror {
  ownerId: string
  tenantId: string
  visibility: VoiceVisibility
}

export type SharePermission = 'VIEW' | 'EDIT'

type Transaction = Prisma.TransactionClient

interface AccessChange {
  action: string
  voiceId: string
  details: Prisma.InputJsonObject
}

/** The voices that one viewer may see, and who else may see them. */
export class VoiceStore extends VoiceReader {
  readonly #viewer: Viewer
  readonly #requestId: string | null

  constructor(db: PrismaClient, viewer: Viewer, requestId: string | null = null) {
    super(db, viewer)
    this.#viewer = viewer
    this.#requestId = requestId
  }

  /**
   * Makes a user the owner of a voice of the workspace. For platform administrators.
   *
   * @throws Conflict if the voice has another owner.
   */
  adopt(adoption: VoiceAdoption): Promise<void> {
    const { id, ownerId, tenantId } = adoption
    return this.#change({ action: 'adoptVoice', voiceId: id, details: { ownerId, tenantId } }, async (tx) => {
      if (!hasScope(this.#viewer, 'platform:admin')) throw new Forbidden(undefined, { requiredScope: 'platform:admin' })
      assertTenantOf(tenantId, ownerId, 'ownerId')
      const rows = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO voice AS v
          (id, tenant_id, owner_id, visibility, origin, created_by, name, category, training_state, upstream_created_at)
        VALUES
          (${id}, ${tenantId}, ${ownerId}, ${adoption.visibility}::voice_visibility, 'ADOPTED', ${this.#actorId},
           ${adoption.name}, ${adoption.category}, ${adoption.trainingState}, ${adoption.createdAt}::timestamptz)
        ON CONFLICT (id) DO UPDATE SET
          tenant_id = excluded.tenant_id, owner_id = excluded.owner_id, visibility = excluded.visibility,
          origin = excluded.origin, name = excluded.name, category = excluded.category,
          training_state = excluded.training_state, upstream_created_at = excluded.upstream_created_at,
          missing_since = NULL, vanished_at = NULL, updated_at = now()
        WHERE NOT v.is_stock AND v.deleted_at IS NULL
          AND (v.owner_id IS NULL OR (v.owner_id = excluded.owner_id AND v.tenant_id = excluded.tenant_id))
        RETURNING v.id`
      if (rows.length === 0) throw new Conflict('This voice has another owner, is shared stock, or was deleted.')
      await assertNotDeleting(tx, id)
    })
  }

  setVisibility(voiceId: string, visibility: VoiceVisibility): Promise<void> {
    return this.#change({ action: 'setVoiceVisibility', voiceId, details: { visibility } }, async (tx) => {
      await this.#lockManaged(tx, voiceId)
      await tx.voiceRecord.update({ where: { id: voiceId }, data: { visibility } })
    })
  }

  /** Replaces an earlier grant of the user. */
  grant(voiceId: string, userId: string, permission: SharePermission): Promise<void> {
    return this.#change({ action: 'shareVoice', voiceId, details: { userId, permission } }, async (tx) => {
      const voice = await this.#lockManaged(tx, voiceId)
      if (voice.ownerId === userId) throw invalidUser('userId', '`userId` must not be the owner of the voice.')
      await assertNotDeleting(tx, voiceId)
      const grantedBy = this.#actorId
      await tx.voiceGrant.upsert({
        where: { voiceId_userId: { voiceId, userId } },
        create: { voiceId, userId, permission, grantedBy },
        update: { permission, grantedBy, grantedAt: new Date() },
      })
    })
  }

  /** Idempotent. */
  revoke(voiceId: string, userId: string): Promise<void> {
    return this.#change({ action: 'unshareVoice', voiceId, details: { userId } }, async (tx) => {
      await this.#lockManaged(tx, voiceId)
      await tx.voiceGrant.deleteMany({ where: { voiceId, userId } })
    })
  }

  /** Makes another user of the tenant the owner. Grants of other users stay. */
  transfer(voiceId: string, toUserId: string): Promise<void> {
    return this.#change({ action: 'transferVoice', voiceId, details: { toUserId } }, async (tx) => {
      const voice = await this.#lockManaged(tx, voiceId)
      if (voice.tenantId === null) throw new Conflict('This voice has no owner. It must be adopted first.')
      assertTenantOf(voice.tenantId, toUserId, 'ownerId')
      await assertNotDeleting(tx, voiceId)
      await tx.voiceRecord.update({ where: { id: voiceId }, data: { ownerId: toUserId } })
      await tx.voiceGrant.deleteMany({ where: { voiceId, userId: toUserId } })
    })
  }

  async recordDenial(action: string, resourceId: string, resourceType = 'Voice'): Promise<void> {
    await new AuditStore(this.db).record({
      ...this.#entryOf({ action, voiceId: resourceId, details: {} }),
      resourceType,
      outcome: 'DENIED',
    })
  }

  get #actorId(): string {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    return this.#viewer.userId
  }

  async #lockManaged(tx: Transaction, voiceId: string): Promise<OwnedVoice> {
    const rows = await tx.$queryRaw<VoiceRow[]>`
      SELECT ${voiceColumns} FROM ${voicesWithGrantOf(this.reach)}
      WHERE v.id = ${voiceId} AND ${visibleTo(this.reach)} FOR UPDATE OF v`
    const row = rows[0]
    if (!row) throw new NotFound('voice', voiceId)
    const voice = toOwnedVoice(row, this.reach)
    if (voice.isStock) throw new Forbidden('Shared stock cannot be shared or transferred.')
    if (voice.permission !== 'MANAGE') throw forbiddenVoice('MANAGE')
    return voice
  }

  #entryOf({ action, voiceId, details }: AccessChange): Omit<AuditRecord, 'outcome'> {
    return {
      tenantId: this.#viewer.kind === 'user' ? this.#viewer.tenantId : null,
      actorId: this.#actorId,
      action,
      resourceType: 'Voice',
      resourceId: voiceId,
      requestId: this.#requestId,
      details,
    }
  }

  /** Runs a change and writes its audit entry in one transaction. A refused change gets an entry too. */
  async #change(access: AccessChange, change: (tx: Transaction) => Promise<void>): Promise<void> {
    const entry = this.#entryOf(access)
    try {
      if (access.action !== 'adoptVoice') authorize(this.#viewer, 'voices:write')
      await this.db.$transaction(async (tx) => {
        await change(tx)
        // Last, because the change may have waited for a connection and a lock.
        assertTokenValid(this.#viewer)
        await new AuditStore(tx).record({ ...entry, outcome: 'SUCCEEDED' })
      })
    } catch (error) {
      if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') {
        await new AuditStore(this.db).record({ ...entry, outcome: 'DENIED' })
      }
      throw error
    }
  }
}

/** The row must be locked: a deletion locks it before it sends its request. */
async function assertNotDeleting(tx: Transaction, voiceId: string): Promise<void> {
  const deletions = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM operation
    WHERE state IN ('SENT', 'UNKNOWN') AND kind = 'deleteVoice' AND subject_id = ${voiceId} LIMIT 1`
  if (deletions.length > 0) throw new Conflict('This voice is being deleted.')
}

function assertTenantOf(tenantId: string, userId: string, path: string): void {
  if (canBelongTo(tenantId, userId)) return
  throw invalidUser(path, `\`${path}\` must be the user of \`tenantId\`, which is the tenant of one user.`)
}

function invalidUser(path: string, message: string): InvalidInput {
  return new InvalidInput(message, [{ path: [path], message }])
}
