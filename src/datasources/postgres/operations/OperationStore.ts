import { authorize } from '../../../auth/authorize.js'
import { assertTokenValid } from '../../../auth/tokenExpiry.js'
import { hasScope, type SignedInViewer, type Viewer } from '../../../auth/Viewer.js'
import { Forbidden, InvalidInput, ServiceUnavailable, Unauthenticated } from '../../../errors.js'
import type { Json } from '../database/Json.js'
import { toJsonText } from '../database/toJsonText.js'
import { Prisma, type PrismaClient } from '../generated/client.js'
import { leaseHolder } from '../leases/leaseHolder.js'
import { abandon, adoptOutcome } from './endUnknown.js'
import { finishOperation } from './finishOperation.js'
import {
  defaultOperationTimes,
  type Operation,
  type OperationStoreOptions,
  type OperationTimes,
  type Outcome,
} from './Operation.js'
import { operationAccess } from './operationAccess.js'
import type { DubbingSpeakerChange, Expectation, OperationKind, ResultOf } from './operationKinds.js'
import { type Plan, planOperation } from './planOperation.js'
import { recordRefusal, recordUnknown } from './recordOutcome.js'
import { lockSubject, type SendVerdict, sendConditions, sendRefusal } from './sendPermission.js'
import {
  countOperations,
  findOperation,
  listOperations,
  type OperationListFilter,
  type OperationPage,
  type OperationPageRequest,
} from './visibleOperations.js'

export type { DubbingClaim, Operation, OperationStoreOptions, Outcome, VoiceClaim } from './Operation.js'
export type { Plan } from './planOperation.js'

export interface PlanInput<Kind extends OperationKind = OperationKind> {
  kind: Kind
  idempotencyKey?: string | null
  inputHash: string
  subjectId?: string | null
  expectation: Expectation<Kind>
}

const MAX_KEY_LENGTH = 255

/** The operations of one viewer. Each request that changes something upstream gets its row here before it is sent. */
export class OperationStore {
  readonly times: OperationTimes
  readonly #db: PrismaClient
  readonly #viewer: Viewer
  readonly #holder: string
  readonly #options: OperationStoreOptions

  constructor(db: PrismaClient, viewer: Viewer, options: OperationStoreOptions = {}) {
    this.times = { ...defaultOperationTimes, ...options.times }
    this.#db = db
    this.#viewer = viewer
    this.#holder = options.holder ?? leaseHolder
    this.#options = options
  }

  /**
   * Inserts the row of an operation and acquires its lease. Of several calls with one idempotency key exactly one is new,
   * across all processes.
   *
   * @throws Forbidden without the scopes of the kind; IdempotencyConflict if the key was used with another input;
   * InvalidInput if the key is empty or too long.
   */
  async plan<Kind extends OperationKind>(input: PlanInput<Kind>): Promise<Plan<Kind>> {
    const { userId: actorId, tenantId } = this.#actor
    const { kind, idempotencyKey = null, inputHash, subjectId = null, expectation } = input
    for (const scope of operationAccess[kind].scopes) authorize(this.#viewer, scope)
    if (idempotencyKey !== null) assertKey(idempotencyKey)
    const { requestId = null, queueReconciliation } = this.#options
    return planOperation<Kind>(
      this.#db,
      { kind, tenantId, actorId, idempotencyKey, inputHash, subjectId, expectation, requestId },
      { holder: this.#holder, times: this.times, queueReconciliation },
    )
  }

  /**
   * To be awaited right before the request leaves, or before the final boundary of an upload. If it throws, the request must
   * not leave. The statement checks the permission of the kind and the expiry of the token.
   *
   * @throws Unauthenticated if the token has expired; NotFound, Forbidden or Conflict if the actor may no longer change the
   * subject; ServiceUnavailable if another process has ended the operation as never sent.
   */
  async markSent<Kind extends OperationKind>(
    { id, kind }: Pick<Operation<Kind>, 'id' | 'kind'>,
    known: Partial<Expectation<Kind>> = {},
  ): Promise<void> {
    const conditions = sendConditions(this.#viewer, kind, namedVoiceOf(known))
    const { isInTime, isVisible, isPermitted, isUncontested } = conditions
    const update = Prisma.sql`
      UPDATE operation o SET state = 'SENT', sent_at = now(), lease_until = now() + ${this.#lease},
        expectation = expectation || ${toJsonText(known as Json)}::jsonb
      WHERE o.id = ${id}::uuid AND o.kind = ${kind} AND ${this.#isHeld}
        AND ${isInTime} AND ${isPermitted} AND ${isUncontested}`
    const count = operationAccess[kind].isExclusive
      ? await this.#db.$transaction(async (tx) => {
          // A separate statement, so that the next one sees what was committed while this one waited.
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
    throw refusal ?? new ServiceUnavailable('The request waited too long and was not sent. Try again.')
  }

  /** False if this process no longer holds the operation. */
  async renewLease(id: string): Promise<boolean> {
    const count = await this.#db.$executeRaw`
      UPDATE operation SET lease_until = now() + ${this.#lease}
      WHERE id = ${id}::uuid AND state IN ('PLANNED', 'SENT') AND lease_holder = ${this.#holder}`
    return count > 0
  }

  /**
   * Records the success of a request: result, ownership, job, audio, cost and audit entry in one transaction. Idempotent. It
   * overrides what other processes have concluded from a missing response. This process holds the lease of started audio.
   *
   * @throws Conflict, after everything is recorded, if the created voice or dubbing belongs to another user.
   */
  finish<Kind extends OperationKind>(id: string, outcome: Outcome<Kind>): Promise<ResultOf<Kind>> {
    const lease = { holder: this.#holder, ms: this.times.leaseMs }
    return finishOperation(this.#db, { id, outcome }, { ...this.#options, lease })
  }

  /** Ends an operation that changed nothing upstream, and frees its idempotency key. */
  async refuse(id: string, error: { code: string; message: string }): Promise<void> {
    await this.#db.$transaction((tx) => recordRefusal(tx, id, error))
  }

  /** Records that the request was sent and its outcome is unknown. It is reconciled from then on. */
  async markUnknown(id: string): Promise<void> {
    const delayMs = this.times.reconcileAfterMs[0] ?? 0
    const { queueReconciliation } = this.#options
    await this.#db.$transaction((tx) => recordUnknown(tx, id, { delayMs, queueReconciliation }))
  }

  /**
   * Records an outcome that a platform administrator has found. False if the operation has ended, or if what it created
   * belongs to another user.
   *
   * @throws Forbidden
   */
  async adopt(id: string, outcome: Outcome): Promise<boolean> {
    const details = { resolvedBy: this.#platformAdmin }
    return adoptOutcome(this.#db, { id, outcome, details }, this.#options)
  }

  /**
   * Ends an operation without an outcome, for a platform administrator. False if it has ended.
   *
   * @throws Forbidden
   */
  async abandon(id: string): Promise<boolean> {
    return abandon(this.#db, id, { resolvedBy: this.#platformAdmin })
  }

  /** Null for an operation that does not exist or is not visible. */
  async find(id: string): Promise<Operation | null> {
    return findOperation(this.#db, this.#viewer, id)
  }

  async list(page: OperationPageRequest): Promise<OperationPage> {
    return listOperations(this.#db, this.#viewer, page)
  }

  count(filter: OperationListFilter): Promise<number> {
    return countOperations(this.#db, this.#viewer, filter)
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
}

/** The voice that an edit of a dubbing assigns to a speaker. */
function namedVoiceOf(known: Partial<Expectation<OperationKind>>): string | null {
  return (known as Partial<DubbingSpeakerChange>).voice?.voiceId ?? null
}

function assertKey({ length }: string): void {
  if (length > 0 && length <= MAX_KEY_LENGTH) return
  const message = `\`idempotencyKey\` must be 1 to ${MAX_KEY_LENGTH} characters (got ${length}).`
  throw new InvalidInput(message, [{ path: ['input', 'idempotencyKey'], message }])
}
