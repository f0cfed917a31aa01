import { Conflict } from '../../../errors.js'
import { costOf } from '../audio/generatedRows.js'
import { toJsonText } from '../database/toJsonText.js'
import type { Prisma, PrismaClient } from '../generated/client.js'
import { type Operation, type OperationStoreOptions, type Outcome, operationColumns } from './Operation.js'
import type { OperationKind, ResultOf } from './operationKinds.js'
import { type AudioStart, recordAudio } from './recordAudio.js'
import { isSameResult, ownedByAnother, type RecordedOutcome, recordOutcome } from './recordOutcome.js'

export type FinishOptions = AudioStart &
  Pick<OperationStoreOptions, 'notifyJob' | 'notifyDubbing' | 'onAudioStarted' | 'onCost' | 'keepAudioMs'>

type Finished<Kind extends OperationKind> = RecordedOutcome<Kind> & { kind: Kind; isNew: boolean }

export async function finishOperation<Kind extends OperationKind>(
  db: PrismaClient,
  { id, outcome }: { id: string; outcome: Outcome<Kind> },
  options: FinishOptions,
): Promise<ResultOf<Kind>> {
  const { notifyJob, notifyDubbing, onAudioStarted, onCost, keepAudioMs, lease } = options
  const started = await recordAudio(db, id, { outcome, keepAudioMs, lease })
  if (started !== null) {
    onAudioStarted?.(started)
    onCost?.(costOf(outcome) ?? 0)
    return outcome.result
  }
  const finished = await db.$transaction((tx) => recordSuccess(tx, { id, outcome }, { keepAudioMs, lease }))
  const { result, job, dubbingId, isClaimed, isNew } = finished
  if (isNew) onCost?.(costOf(outcome) ?? 0)
  if (job !== null) await notifyJob?.(job)
  if (dubbingId !== null) await notifyDubbing?.(dubbingId)
  if (!isClaimed) throw new Conflict(ownedByAnother(finished).message, { operationId: id })
  return result
}

async function recordSuccess<Kind extends OperationKind>(
  tx: Prisma.TransactionClient,
  { id, outcome }: { id: string; outcome: Outcome<Kind> },
  audioOptions: Pick<FinishOptions, 'keepAudioMs' | 'lease'>,
): Promise<Finished<Kind>> {
  const [operation] = await tx.$queryRaw<Operation<Kind>[]>`
    SELECT ${operationColumns} FROM operation o WHERE o.id = ${id}::uuid FOR UPDATE`
  if (!operation) throw new Error(`Operation ${id} does not exist.`)
  const { kind, result, error } = operation
  // Recorded before, or reconciled before the response arrived.
  if (result !== null && isSameResult(result, outcome.result)) {
    return { kind, result, job: null, dubbingId: null, isClaimed: error === null, isNew: false }
  }
  const recorded = await recordOutcome(tx, operation, { outcome, ...audioOptions })
  const claimError = recorded.isClaimed ? null : toJsonText(ownedByAnother(operation))
  await tx.$executeRaw`
    UPDATE operation SET state = 'DONE', result = ${toJsonText(recorded.result)}::jsonb,
      error = ${claimError}::jsonb, ended_at = now(), lease_holder = NULL, lease_until = NULL, next_reconcile_at = NULL,
      needs_admin = FALSE
    WHERE id = ${id}::uuid`
  return { ...recorded, kind, isNew: true }
}
