import { authorize } from '../../../auth/authorize.js'
import { forbiddenVoice } from '../../../auth/forbiddenVoice.js'
import { canBelongTo, type VoiceReach, voiceReach } from '../../../auth/ownership.js'
import { assertTokenValid } from '../../../auth/tokenExpiry.js'
import { hasScope, type Viewer } from '../../../auth/Viewer.js'
import { AppError, Conflict, Forbidden, InvalidInput, NotFound, Unauthenticated } from '../../../errors.js'
import type { VoiceAccess, VoiceVisibility } from '../../../schema/voices/VoiceOwnership.js'
import { type AuditRecord, AuditStore } from '../audit/AuditStore.js'
import { containsText } from '../database/containsText.js'
import { storableIds, toOwnerId } from '../database/storableIds.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import type { VoiceMirror } from './mirrorOf.js'
import {
  type OwnedVoice,
  toOwnedVoice,
  type VoiceRow,
  voiceColumns,
  voicesWithGrantOf,
  withGrantOf,
} from './OwnedVoice.js'
import { accessibleAs, visibleTo } from './visibleVoices.js'
import { decodeCursor, encodeCursor, isAfter, orderBy, sortKey, type VoicePageOrder } from './voicePage.js'

export type { OwnedVoice } from './OwnedVoice.js'
export type { VoicePageOrder } from './voicePage.js'

export interface VoiceListFilter {
  /** Part of the name, in any case and Unicode normal form. */
  search?: string | null
  categories?: readonly string[] | null
  trainingStatuses?: readonly string[] | null
  accesses?: readonly VoiceAccess[] | null
  ownerId?: string | null
}

export interface VoicePageRequest {
  filter?: VoiceListFilter
  order: VoicePageOrder
  first: number
  after?: string | null
}

export interface VoicePage {
  records: OwnedVoice[]
  /** One for each record. */
  cursors: string[]
  hasNextPage: boolean
}

export interface VoiceAdoption extends VoiceMirror {
  ownerId: string
  tenantId: string
  visibility: VoiceVisibility
}

export type SharePermission = 'VIEW' | 'EDIT'

type Transaction = Prisma.TransactionClient
type ListedVoice = VoiceRow & { key: string }

/** Who owns which voice, as one viewer may know it. There is no other way to these rows on behalf of a viewer. */
export class VoiceStore {
  readonly #db: PrismaClient
  readonly #viewer: Viewer
  readonly #reach: VoiceReach
  readonly #requestId: string | null

  constructor(db: PrismaClient, viewer: Viewer, requestId: string | null = null) {
    this.#db = db
    this.#viewer = viewer
    this.#reach = voiceReach(viewer)
    this.#requestId = requestId
  }

  /** In the order of `ids`, null where a voice is unknown or not visible. One statement, however many ids. */
  async getMany(ids: readonly string[]): Promise<(OwnedVoice | null)[]> {
    // Postgres has no NUL in texts, so no voice has it in its id.
    const wanted = [...new Set(ids)].filter((id) => !id.includes('\0'))
    if (wanted.length === 0) return ids.map(() => null)
    const rows = await this.#db.$queryRaw<VoiceRow[]>`
      SELECT ${voiceColumns} FROM ${voicesWithGrantOf(this.#reach)}
      WHERE v.id = ANY (${wanted}::text[]) AND ${visibleTo(this.#reach)}`
    const found = new Map(rows.map((row) => [row.id, toOwnedVoice(row, this.#reach)]))
    return ids.map((id) => found.get(id) ?? null)
  }

  /**
   * Of those of `ids` that have a row at all: whether the viewer sees it, and whether the voice was deleted. One statement,
   * however many ids.
   */
  async haveRows(ids: readonly string[]): Promise<Map<string, { isVisible: boolean; isGone: boolean }>> {
    const wanted = [...new Set(ids)].filter((id) => !id.includes('\0'))
    if (wanted.length === 0) return new Map()
    const rows = await this.#db.$queryRaw<{ id: string; isVisible: boolean; isGone: boolean }[]>`
      SELECT v.id, (${visibleTo(this.#reach)}) IS TRUE AS "isVisible",
        (v.deleted_at IS NOT NULL OR v.vanished_at IS NOT NULL) AS "isGone"
      FROM voice v WHERE v.id = ANY (${wanted}::text[])`
    return new Map(rows.map(({ id, ...row }) => [id, row]))
  }

  async find(id: string): Promise<OwnedVoice | null> {
    const [voice] = await this.getMany([id])
    return voice ?? null
  }

  /** Pages by key and not by offset, so that rows which come and go neither repeat nor hide others. One statement. */
  async list({ filter = {}, order, first, after }: VoicePageRequest): Promise<VoicePage> {
    const start = after == null ? Prisma.sql`TRUE` : isAfter(order, decodeCursor(order, after))
    const rows = await this.#db.$queryRaw<ListedVoice[]>`
      SELECT ${voiceColumns}, ${sortKey(order)} AS "key" FROM ${voicesWithGrantOf(this.#reach)}
      WHERE ${visibleTo(this.#reach)} AND ${this.#matches(filter)} AND ${start}
      ORDER BY ${orderBy(order)} LIMIT ${first + 1}`
    return this.#pageOf(rows, order, first)
  }

  /** This page of the voices of each of these owners, in the order of the ids. One statement, however many owners. */
  async listOfOwners(
    ownerIds: readonly string[],
    { filter = {}, order, first, after }: VoicePageRequest,
  ): Promise<VoicePage[]> {
    const start = after == null ? Prisma.sql`TRUE` : isAfter(order, decodeCursor(order, after))
    const owners = ownerIds.map(toOwnerId)
    const rows = await this.#db.$queryRaw<ListedVoice[]>`
      SELECT ${voiceColumns}, ${sortKey(order)} AS "key"
      FROM unnest(${storableIds(owners)}::text[]) wanted (owner_id) CROSS JOIN LATERAL (
        SELECT * FROM voice v WHERE v.owner_id = wanted.owner_id
          AND ${visibleTo(this.#reach)} AND ${this.#matches(filter)} AND ${start}
        ORDER BY ${orderBy(order)} LIMIT ${first + 1}
      ) v ${withGrantOf(this.#reach)} ORDER BY ${orderBy(order)}`
    const byOwner = Map.groupBy(rows, ({ ownerId }) => ownerId)
    return owners.map((ownerId) => this.#pageOf(byOwner.get(ownerId) ?? [], order, first))
  }

  async count(filter: VoiceListFilter = {}): Promise<number> {
    const rows = await this.#db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM voice v WHERE ${visibleTo(this.#reach)} AND ${this.#matches(filter)}`
    return rows[0]?.count ?? 0
  }

  /**
   * Gives a voice of the workspace to a user, whether or not it has a row already. It never takes a voice from another
   * owner: that is a Conflict.
   */
  adopt(adoption: VoiceAdoption): Promise<void> {
    const { id, ownerId, tenantId } = adoption
    return this.#changed('adoptVoice', id, { ownerId, tenantId }, async (tx) => {
      if (!hasScope(this.#viewer, 'platform:admin')) throw new Forbidden(undefined, { requiredScope: 'platform:admin' })
      refuseStranger(tenantId, ownerId, 'ownerId')
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
      if (rows.length === 0) throw new Conflict('This voice belongs to somebody else, to everybody, or was deleted.')
      await refuseWhileDeleting(tx, id)
    })
  }

  setVisibility(voiceId: string, visibility: VoiceVisibility): Promise<void> {
    return this.#changed('setVoiceVisibility', voiceId, { visibility }, async (tx) => {
      await this.#lockManaged(tx, voiceId)
      await tx.voiceRecord.update({ where: { id: voiceId }, data: { visibility } })
    })
  }

  /** Replaces what this user was granted before. */
  grant(voiceId: string, userId: string, permission: SharePermission): Promise<void> {
    return this.#changed('shareVoice', voiceId, { userId, permission }, async (tx) => {
      const voice = await this.#lockManaged(tx, voiceId)
      if (voice.ownerId === userId) throw invalidUser('userId', 'The owner of a voice needs no share of it.')
      await refuseWhileDeleting(tx, voiceId)
      const grantedBy = this.#actorId
      await tx.voiceGrant.upsert({
        where: { voiceId_userId: { voiceId, userId } },
        create: { voiceId, userId, permission, grantedBy },
        update: { permission, grantedBy, grantedAt: new Date() },
      })
    })
  }

  /** Does nothing where nothing was granted. */
  revoke(voiceId: string, userId: string): Promise<void> {
    return this.#changed('unshareVoice', voiceId, { userId }, async (tx) => {
      await this.#lockManaged(tx, voiceId)
      await tx.voiceGrant.deleteMany({ where: { voiceId, userId } })
    })
  }

  /** Hands a voice to another user of its tenant. What others were granted stays. */
  transfer(voiceId: string, toUserId: string): Promise<void> {
    return this.#changed('transferVoice', voiceId, { toUserId }, async (tx) => {
      const voice = await this.#lockManaged(tx, voiceId)
      if (voice.tenantId === null) throw new Conflict('Nobody owns this voice yet; it has to be adopted first.')
      refuseStranger(voice.tenantId, toUserId, 'ownerId')
      await refuseWhileDeleting(tx, voiceId)
      await tx.voiceRecord.update({ where: { id: voiceId }, data: { ownerId: toUserId } })
      await tx.voiceGrant.deleteMany({ where: { voiceId, userId: toUserId } })
    })
  }

  /** Leaves an entry of a change that was refused before it began. */
  async recordDenial(action: string, resourceId: string, resourceType = 'Voice'): Promise<void> {
    await new AuditStore(this.#db).record({ ...this.#entry(action, resourceId, {}), resourceType, outcome: 'DENIED' })
  }

  get #actorId(): string {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    return this.#viewer.userId
  }

  /** `rows` has one more than the page where another page follows. */
  #pageOf(rows: readonly ListedVoice[], order: VoicePageOrder, first: number): VoicePage {
    const page = rows.slice(0, first)
    return {
      records: page.map((row) => toOwnedVoice(row, this.#reach)),
      cursors: page.map((row) => encodeCursor(order, row)),
      hasNextPage: rows.length > first,
    }
  }

  #matches({ search, categories, trainingStatuses, accesses, ownerId }: VoiceListFilter): Prisma.Sql {
    const conditions = [Prisma.sql`TRUE`]
    if (search) conditions.push(containsText(Prisma.sql`v.name`, search))
    if (categories) conditions.push(Prisma.sql`v.category = ANY (${categories}::text[])`)
    if (trainingStatuses) conditions.push(Prisma.sql`v.training_state = ANY (${trainingStatuses}::text[])`)
    if (accesses) conditions.push(accessibleAs(accesses, this.#reach))
    if (ownerId != null) conditions.push(Prisma.sql`v.owner_id = ${ownerId.replaceAll('\0', '')}`)
    return Prisma.join(conditions, ' AND ')
  }

  /** Holds the row until the transaction ends, so that two changes of one voice come one after the other. */
  async #lockManaged(tx: Transaction, voiceId: string): Promise<OwnedVoice> {
    const rows = await tx.$queryRaw<VoiceRow[]>`
      SELECT ${voiceColumns} FROM ${voicesWithGrantOf(this.#reach)}
      WHERE v.id = ${voiceId} AND ${visibleTo(this.#reach)} FOR UPDATE OF v`
    const row = rows[0]
    if (!row) throw new NotFound('voice', voiceId)
    const voice = toOwnedVoice(row, this.#reach)
    if (voice.isStock) throw new Forbidden('Shared stock belongs to everybody; it can not be shared or handed over.')
    if (voice.permission !== 'MANAGE') throw forbiddenVoice('MANAGE')
    return voice
  }

  #entry(action: string, voiceId: string, details: Prisma.InputJsonObject): Omit<AuditRecord, 'outcome'> {
    return {
      tenantId: this.#viewer.kind === 'user' ? this.#viewer.tenantId : null,
      actorId: this.#actorId,
      action,
      resourceType: 'Voice',
      resourceId: voiceId.replaceAll('\0', ''),
      requestId: this.#requestId,
      details,
    }
  }

  /** Runs a change and its audit entry in one transaction; a change that was refused leaves an entry as well. */
  async #changed(
    action: string,
    voiceId: string,
    details: Prisma.InputJsonObject,
    change: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const entry = this.#entry(action, voiceId, details)
    if (voiceId.includes('\0')) throw new NotFound('voice', voiceId)
    try {
      if (action !== 'adoptVoice') authorize(this.#viewer, 'voices:write')
      await this.#db.$transaction(async (tx) => {
        await change(tx)
        // Last, since the change may have waited for its connection and for a lock.
        assertTokenValid(this.#viewer)
        await new AuditStore(tx).record({ ...entry, outcome: 'SUCCEEDED' })
      })
    } catch (error) {
      if (error instanceof AppError && error.code !== 'SERVICE_UNAVAILABLE') {
        await new AuditStore(this.#db).record({ ...entry, outcome: 'DENIED' })
      }
      throw error
    }
  }
}

/**
 * A voice that is being deleted is not given to anybody. To be called when its row is locked: a deletion locks it before
 * its request leaves.
 */
async function refuseWhileDeleting(tx: Transaction, voiceId: string): Promise<void> {
  const deletions = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM operation
    WHERE state IN ('SENT', 'UNKNOWN') AND kind = 'deleteVoice' AND subject_id = ${voiceId} LIMIT 1`
  if (deletions.length > 0) throw new Conflict('This voice is being deleted.')
}

function refuseStranger(tenantId: string, userId: string, path: string): void {
  if (canBelongTo(tenantId, userId)) return
  throw invalidUser(path, 'This user can not be in that tenant, which is another user’s own.')
}

function invalidUser(path: string, message: string): InvalidInput {
  return new InvalidInput(message, [{ path: [path], message }])
}
