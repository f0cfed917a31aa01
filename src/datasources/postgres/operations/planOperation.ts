import { Conflict, IdempotencyConflict } from '../../../errors.js'
import { newId } from '../database/newId.js'
import { toJsonText } from '../database/toJsonText.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { type Operation, type OperationTimes, operationColumns, type QueueReconciliation } from './Operation.js'
import type { OperationKind } from './operationKinds.js'
import { neverSent, recordRefusal, recordUnknown } from './recordOutcome.js'

/** If it is not new, the operation is an earlier one with the same key, which must not be sent again in any state. */
export interface Plan<Kind extends OperationKind = OperationKind> {
  isNew: boolean
  operation: Operation<Kind>
}

type NewOperation<Kind extends OperationKind> = Pick<
  Operation<Kind>,
  'kind' | 'tenantId' | 'actorId' | 'subjectId' | 'expectation' | 'requestId'
> & {
  idempotencyKey: string | null
  inputHash: string
}

interface PlanOptions {
  holder: string
  times: OperationTimes
  queueReconciliation: QueueReconciliation | undefined
}

type EarlierOperation = Operation & { inputHash: string; isLeaseOver: boolean; isOld: boolean }

const MAX_ROUNDS = 3

export async function planOperation<Kind extends OperationKind>(
  db: PrismaClient,
  row: NewOperation<Kind>,
  options: PlanOptions,
): Promise<Plan<Kind>> {
  // Most calls have no earlier operation with their key, and need no transaction.
  const operation = await insert<Kind>(db, row, options)
  if (operation) return { isNew: true, operation }
  return db.$transaction((tx) => planRepeat(tx, row, options))
}

async function planRepeat<Kind extends OperationKind>(
  tx: Prisma.TransactionClient,
  row: NewOperation<Kind>,
  options: PlanOptions,
): Promise<Plan<Kind>> {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const earlier = await lockByKey(tx, row, options)
    if (earlier !== undefined && !(await releaseKey(tx, earlier))) return repeatOf(tx, { earlier, row }, options)
    const operation = await insert<Kind>(tx, row, options)
    if (operation) return { isNew: true, operation }
  }
  throw new Conflict('Several requests with this idempotency key arrived at the same time. Try again.').at(
    'idempotencyKey',
  )
}

async function repeatOf<Kind extends OperationKind>(
  tx: Prisma.TransactionClient,
  { earlier, row }: { earlier: EarlierOperation; row: NewOperation<Kind> },
  { times, queueReconciliation }: PlanOptions,
): Promise<Plan<Kind>> {
  if (earlier.kind !== row.kind || earlier.inputHash !== row.inputHash) throw new IdempotencyConflict()
  const delayMs = times.reconcileAfterMs[0] ?? 0
  const isLost = earlier.state === 'SENT' && earlier.isLeaseOver
  if (isLost && (await recordUnknown(tx, earlier.id, { delayMs, queueReconciliation }))) earlier.state = 'UNKNOWN'
  return { isNew: false, operation: earlier as Operation as Operation<Kind> }
}

/** Undefined if the key is taken. Leases use the clock of the database, which all processes share. */
async function insert<Kind extends OperationKind>(
  db: Pick<PrismaClient, '$queryRaw'>,
  row: NewOperation<Kind>,
  { holder, times }: PlanOptions,
): Promise<Operation<Kind> | undefined> {
  const [created] = await db.$queryRaw<Operation<Kind>[]>`
    INSERT INTO operation AS o (id, kind, tenant_id, actor_id, idempotency_key, input_hash, subject_id, expectation,
      request_id, lease_holder, lease_until)
    VALUES (${newId()}::uuid, ${row.kind}, ${row.tenantId}, ${row.actorId}, ${row.idempotencyKey}, ${row.inputHash},
      ${row.subjectId}, ${toJsonText(row.expectation)}::jsonb, ${row.requestId}, ${holder},
      now() + ${times.leaseMs} * interval '1 millisecond')
    ON CONFLICT (tenant_id, actor_id, idempotency_key) DO NOTHING RETURNING ${operationColumns}`
  return created
}

async function lockByKey(
  tx: Prisma.TransactionClient,
  { tenantId, actorId, idempotencyKey }: NewOperation<OperationKind>,
  { times }: PlanOptions,
): Promise<EarlierOperation | undefined> {
  const [row] = await tx.$queryRaw<EarlierOperation[]>`
    SELECT ${operationColumns}, o.input_hash AS "inputHash", coalesce(o.lease_until < now(), FALSE) AS "isLeaseOver",
      o.created_at < now() - ${times.keepKeysMs} * interval '1 millisecond' AS "isOld"
    FROM operation o
    WHERE o.tenant_id = ${tenantId} AND o.actor_id = ${actorId} AND o.idempotency_key = ${idempotencyKey} FOR UPDATE`
  return row
}

/** Frees the key of an operation that was never sent, or that ended and is older than keys are kept. False otherwise. */
async function releaseKey(
  tx: Prisma.TransactionClient,
  { id, state, isLeaseOver, isOld, endedAt }: EarlierOperation,
): Promise<boolean> {
  if (state === 'PLANNED' && isLeaseOver) return recordRefusal(tx, id, neverSent)
  if (!isOld || endedAt === null) return false
  await tx.$executeRaw`UPDATE operation SET idempotency_key = NULL, input_hash = '' WHERE id = ${id}::uuid`
  return true
}
