import { authorize } from '../../../auth/authorize.js'
import { assertTokenValid } from '../../../auth/tokenExpiry.js'
import { hasScope, type SignedInViewer, type Viewer } from '../../../auth/Viewer.js'
import {
  Conflict,
  Forbidden,
  IdempotencyConflict,
  InvalidInput,
  ServiceUnavailable,
  Unauthenticated,
} from '../../../errors.js'
import type { Json } from '../database/Json.js'
import { newId } from '../database/newId.js'
import { toColumnText } from '../database/toColumnText.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { leaseHolder } from '../leases/leaseHolder.js'
import { abandon, adoptOutcome } from './endUnknown.js'
import {
  defaultOperationTimes,
  type Operation,
  type OperationStoreOptions,
  type OperationTimes,
  type Outcome,
  operationColumns,
} from './Operation.js'
import { operationAccess } from './operationAccess.js'
import type { DubbingSpeakerChange, Expectation, OperationKind, ResultOf } from './operationKinds.js'
import { recordAudio } from './recordAudio.js'
import { isSameResult, ownedByAnother, recordOutcome, recordRefusal, recordUnknown } from './recordOutcome.js'
import { lockSubject, type SendVerdict, sendConditions, sendRefusal } from './sendPermission.js'
import { findOperation, listOperations, type OperationPage, type OperationPageRequest } from './visibleOperations.js'

export type { DubbingClaim, Operation, OperationStoreOptions, Outcome, VoiceClaim } from './Operation.js'

export interface PlanInput<Kind extends OperationKind = OperationKind> {
  kind: Kind
  idempotencyKey?: string | null
  inputHash: string
  subjectId?: string | null
  expectation: Expectation<Kind>
}

/** Not fresh: an earlier call with this key, which is not to be made again whatever its state. */
export interface Plan<Kind extends OperationKind = OperationKind> {
  fresh: boolean
  operation: Operation<Kind>
}

/** The operations of one viewer: what it asks of the upstream is written down here before it leaves. */
export class OperationStore {
  readonly times: OperationTimes
  readonly #db: PrismaClient
  readonly #viewer: Viewer
  readonly #requestId: string | null
  readonly #holder: string
  readonly #options: OperationStoreOptions

  constructor(db: PrismaClient, viewer: Viewer, requestId: string | null = null, options: OperationStoreOptions = {}) {
    this.times = { ...defaultOperationTimes, ...options.times }
    this.#db = db
    this.#viewer = viewer
    this.#requestId = requestId
    this.#holder = options.holder ?? leaseHolder
    this.#options = options
  }

  /**
   * Writes a call down that is about to be made, and takes its lease. Of two calls with one key one alone is fresh, in
   * whatever processes they are.
   *
   * @throws Forbidden without the scopes of the kind; IdempotencyConflict when the key was used for something else;
   * InvalidInput for what can not be a key.
   */
  async plan<Kind extends OperationKind>(input: PlanInput<Kind>): Promise<Plan<Kind>> {
    const { userId: actorId, tenantId } = this.#actor
    const { kind, idempotencyKey = null, inputHash, expectation } = input
    for (const scope of operationAccess[kind].scopes) authorize(this.#viewer, scope)
    const subjectId = input.subjectId?.replaceAll('\0', '') ?? null
    if (idempotencyKey !== null && !isPossibleKey(idempotencyKey)) {
      const problem = { path: ['input', 'idempotencyKey'], message: 'has to have 1 to 255 characters' }
      throw new InvalidInput('This can not be an idempotency key.', [problem])
    }
    const row = { kind, tenantId, actorId, idempotencyKey, inputHash, subjectId, expectation }
    // Most calls have none before them in the way, and are spared a transaction.
    const first = await this.#insert<Kind>(this.#db, row)
    if (first) return { fresh: true, operation: first }
    return this.#db.$transaction(async (tx) => {
      // More than one round: the key of a row that was in the way may have become free meanwhile, or here.
      for (let round = 1; round <= 3; round += 1) {
        const earlier = await this.#lockByKey(tx, tenantId, actorId, idempotencyKey)
        if (earlier === undefined || (await this.#freesKey(tx, earlier))) {
          const created = await this.#insert<Kind>(tx, row)
          if (created) return { fresh: true, operation: created }
          continue
        }
        if (earlier.kind !== kind || earlier.inputHash !== inputHash) throw new IdempotencyConflict()
        if (earlier.state === 'SENT' && earlier.isLeaseOver && (await this.#lose(tx, earlier.id))) {
          earlier.state = 'UNKNOWN'
        }
        return { fresh: false, operation: earlier as Operation as Operation<Kind> }
      }
      throw new Conflict('Other calls with this idempotency key came at the same moment.')
    })
  }

  /**
   * The last thing before the request leaves, or before its final boundary does. What it throws must keep the request from
   * leaving. The permission that the kind needs and the expiry of the token are conditions of the same statement.
   *
   * @throws Unauthenticated when the token has expired; NotFound, Forbidden or Conflict when the actor may not do this with
   * its subject any more; ServiceUnavailable when another process has concluded that it was never sent.
   */
  async markSent<Kind extends OperationKind>(
    { id, kind }: Pick<Operation<Kind>, 'id' | 'kind'>,
    known: Partial<Expectation<Kind>> = {},
  ): Promise<void> {
    const conditions = sendConditions(this.#viewer, kind, namedVoiceOf(known))
    const { isInTime, isVisible, isPermitted, isUncontested } = conditions
    const update = Prisma.sql`
      UPDATE operation o SET state = 'SENT', sent_at = now(), lease_until = now() + ${this.#lease},
        expectation = expectation || ${toColumnText(known as Json)}::jsonb
      WHERE o.id = ${id}::uuid AND o.kind = ${kind} AND ${this.#isHeld}
        AND ${isInTime} AND ${isPermitted} AND ${isUncontested}`
    const count = operationAccess[kind].isExclusive
      ? await this.#db.$transaction(async (tx) => {
          // A statement of its own: the next one must see what others have committed while this one waited.
          await tx.$queryRaw(lockSubject(kind, id))
          return tx.$executeRaw(update)
        })
      : await this.#db.$executeRaw(update)
    if (count > 0) return
    const [found] = await this.#db.$queryRaw<(SendVerdict & { isHeld: boolean; subjectId: string })[]>`
      SELECT (${this.#isHeld}) AS "isHeld", (${isInTime}) AS "isInTime", (${isVisible}) AS "isVisible",
        (${isPermitted}) AS "isPermitted", (${isUncontested}) AS "isUncontested",
        coalesce(o.subject_id, o.expectation ->> 'previewId', '') AS "subjectId"
      FROM operation o WHERE o.id = ${id}::uuid`
    const refusal = found?.isHeld ? sendRefusal(kind, found, found.subjectId) : null
    throw refusal ?? new ServiceUnavailable('This request took too long to leave and was not sent; try again.')
  }

  /** Keeps others away for one more lease. False when the operation is not in the hands of this process any more. */
  async renewLease(id: string): Promise<boolean> {
    const count = await this.#db.$executeRaw`
      UPDATE operation SET lease_until = now() + ${this.#lease}
      WHERE id = ${id}::uuid AND state IN ('PLANNED', 'SENT') AND lease_holder = ${this.#holder}`
    return count > 0
  }

  /**
   * The upstream said yes. Result, ownership, job, sound, cost and audit are written in one transaction, and again the
   * same when it is repeated. A sound is in the hands of this process from then on. What the upstream said counts more
   * than what others have concluded from its silence meanwhile.
   *
   * @throws Conflict, after it was written, when the voice or the dub that was made belongs to somebody else.
   */
  async finish<Kind extends OperationKind>(id: string, outcome: Outcome<Kind>): Promise<ResultOf<Kind>> {
    const { announceJob, announceDubbing, announceAudio, keepAudioMs } = this.#options
    const terms = { keepAudioMs, lease: { holder: this.#holder, ms: this.times.leaseMs } }
    const begun = await recordAudio(this.#db, id, outcome, terms)
    if (begun !== null) {
      announceAudio?.(begun)
      return outcome.result
    }
    const { result, job, dubbingId, isClaimed, kind } = await this.#db.$transaction(async (tx) => {
      const [operation] = await tx.$queryRaw<Operation<Kind>[]>`
        SELECT ${operationColumns} FROM operation o WHERE o.id = ${id}::uuid FOR UPDATE`
      if (!operation) throw new Error(`There is no operation ${id}.`)
      // Written before, or found upstream before the answer came.
      if (operation.result !== null && isSameResult(operation.result, outcome.result)) {
        const { kind, result, error } = operation
        return { kind, result, job: null, dubbingId: null, isClaimed: error === null }
      }
      const recorded = await recordOutcome(tx, operation, outcome, terms)
      const error = recorded.isClaimed ? null : toColumnText(ownedByAnother(operation))
      await tx.$executeRaw`
        UPDATE operation SET state = 'DONE', result = ${toColumnText(recorded.result)}::jsonb,
          error = ${error}::jsonb, ended_at = now(), lease_holder = NULL, lease_until = NULL, next_settle_at = NULL,
          waits_for_admin = FALSE
        WHERE id = ${id}::uuid`
      return { ...recorded, kind: operation.kind }
    })
    if (job !== null) await announceJob?.(job)
    if (dubbingId !== null) await announceDubbing?.(dubbingId)
    if (!isClaimed) throw new Conflict(ownedByAnother({ kind }).message, { operationId: id })
    return result
  }

  /** Certainly nothing happened upstream; the key is free again. */
  async refuse(id: string, error: { code: string; message: string }): Promise<void> {
    await this.#db.$transaction((tx) => recordRefusal(tx, id, error))
  }

  /** It left, and nobody knows what became of it: from now on it is looked for. */
  async unknown(id: string): Promise<void> {
    await this.#db.$transaction((tx) => this.#lose(tx, id))
  }

  /**
   * For those who run the platform: gives what they found to the one who asked for it. False when that can not be.
   *
   * @throws Forbidden
   */
  async adopt(id: string, outcome: Outcome): Promise<boolean> {
    return adoptOutcome(this.#db, id, outcome, this.#options, { resolvedBy: this.#platformAdmin })
  }

  /**
   * For those who run the platform: ends an operation without an outcome. False when it has ended otherwise.
   *
   * @throws Forbidden
   */
  async giveUp(id: string): Promise<boolean> {
    return abandon(this.#db, id, { resolvedBy: this.#platformAdmin })
  }

  /** Null for an operation that does not exist, or is none of the viewer's business. */
  async find(id: string): Promise<Operation | null> {
    return findOperation(this.#db, this.#viewer, id)
  }

  /**
   * The newest first: a user's own as far as its scopes go, a tenant's for its administrators, all for those who run the
   * platform. `after` is the id of the last one of the page before.
   */
  async list(page: OperationPageRequest): Promise<OperationPage> {
    return listOperations(this.#db, this.#viewer, page)
  }

  get #actor(): SignedInViewer {
    if (this.#viewer.kind === 'anonymous') throw new Unauthenticated()
    return this.#viewer
  }

  get #platformAdmin(): string {
    if (!hasScope(this.#viewer, 'platform:admin')) throw new Forbidden(undefined, { requiredScope: 'platform:admin' })
    assertTokenValid(this.#viewer)
    return this.#actor.userId
  }

  get #isHeld(): Prisma.Sql {
    return Prisma.sql`o.state IN ('PLANNED', 'SENT') AND o.lease_holder = ${this.#holder}`
  }

  get #lease(): Prisma.Sql {
    return Prisma.sql`${this.times.leaseMs} * interval '1 millisecond'`
  }

  /** Undefined when the key is taken. The lease goes by the database's clock, which all processes share. */
  async #insert<Kind extends OperationKind>(
    db: Pick<PrismaClient, '$queryRaw'>,
    row: Pick<Operation<Kind>, 'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'expectation'> & {
      idempotencyKey: string | null
      inputHash: string
    },
  ): Promise<Operation<Kind> | undefined> {
    const [created] = await db.$queryRaw<Operation<Kind>[]>`
      INSERT INTO operation AS o (id, kind, tenant_id, actor_id, idempotency_key, input_hash, subject_id, expectation,
        request_id, lease_holder, lease_until)
      VALUES (${newId()}::uuid, ${row.kind}, ${row.tenantId}, ${row.actorId}, ${row.idempotencyKey}, ${row.inputHash},
        ${row.subjectId}, ${toColumnText(row.expectation)}::jsonb, ${this.#requestId}, ${this.#holder}, now() + ${this.#lease})
      ON CONFLICT (tenant_id, actor_id, idempotency_key) DO NOTHING RETURNING ${operationColumns}`
    return created
  }

  async #lockByKey(tx: Prisma.TransactionClient, tenantId: string, actorId: string, key: string | null) {
    const [row] = await tx.$queryRaw<(Operation & { inputHash: string; isLeaseOver: boolean; isOld: boolean })[]>`
      SELECT ${operationColumns}, o.input_hash AS "inputHash", coalesce(o.lease_until < now(), FALSE) AS "isLeaseOver",
        o.created_at < now() - ${this.times.keepKeysMs} * interval '1 millisecond' AS "isOld"
      FROM operation o
      WHERE o.tenant_id = ${tenantId} AND o.actor_id = ${actorId} AND o.idempotency_key = ${key} FOR UPDATE`
    return row
  }

  /** Whether the key of an earlier call may be used again: it certainly did nothing, or it ended long ago. */
  async #freesKey(
    tx: Prisma.TransactionClient,
    { id, state, isLeaseOver, isOld, endedAt }: Operation & { isLeaseOver: boolean; isOld: boolean },
  ): Promise<boolean> {
    if (state === 'PLANNED' && isLeaseOver) return recordRefusal(tx, id, neverSent)
    if (!isOld || endedAt === null) return false
    await tx.$executeRaw`UPDATE operation SET idempotency_key = NULL, input_hash = '' WHERE id = ${id}::uuid`
    return true
  }

  #lose(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
    const delayMs = this.times.reconcileAfterMs[0] ?? 0
    return recordUnknown(tx, id, { delayMs, queueSettlement: this.#options.queueSettlement })
  }
}

/** The voice that an edit of a dub gives to a speaker. */
function namedVoiceOf(known: Partial<Expectation<OperationKind>>): string | null {
  return (known as Partial<DubbingSpeakerChange>).voice?.voiceId?.replaceAll('\0', '') ?? null
}

/** Why an operation ends whose process died before anything left. */
export const neverSent = { code: 'NEVER_SENT', message: 'Its process ended before the request left.' } as const

/** Postgres has no NUL in texts. */
function isPossibleKey(key: string): boolean {
  return key.length > 0 && key.length <= 255 && !key.includes('\0')
}
