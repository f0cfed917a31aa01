import { holdLease } from '../../async/holdLease.js'
import { retryWhile } from '../../async/retryWhile.js'
import { withDeadline } from '../../async/withDeadline.js'
import { mayHaveExecuted } from '../../datasources/elevenlabs/client/mayHaveExecuted.js'
import type { Operation, OperationStore, Outcome } from '../../datasources/postgres/operations/OperationStore.js'
import type { Expectation, OperationKind, ResultOf } from '../../datasources/postgres/operations/operationKinds.js'
import { AppError, Conflict, OperationInProgress, OutcomeUnknown } from '../../errors.js'
import type { Logger } from '../../logger.js'
import { hashInput } from './hashInput.js'

export interface OperationContext {
  readonly operations: OperationStore
  readonly logger: Logger
  readonly runSettings?: Partial<RunSettings>
  readonly answer?: Answer
}

/** The answer to the mutation, which may precede the end of the operation. */
export interface Answer {
  begin(operation: { id: string; isRepeatable: boolean }): void
  /** @throws if the mutation is answered already. */
  assertNotPassed(): void
}

export interface OperationRequest<Kind extends OperationKind> {
  kind: Kind
  idempotencyKey?: string | null
  input: object
  /** The voice or dubbing; absent for a kind that creates one. */
  subjectId?: string | null
  expectation: Expectation<Kind>
}

export interface OperationHandle<Kind extends OperationKind> {
  readonly id: string
  /**
   * Has to be called right before the request is sent, for an upload in `beforeFinalBoundary`. If it throws, the request must
   * not be sent. `details` are added to the expectation.
   */
  markSent(details?: Partial<Expectation<Kind>>): Promise<void>
}

export interface RunSettings {
  renewLeaseEveryMs: number
  deadlineMs: number
  /** Limit of the retries if the database does not accept the outcome. */
  writeWithinMs: number
  mayHaveExecuted: (error: unknown) => boolean
}

const defaultRunSettings: RunSettings = {
  renewLeaseEveryMs: 10_000,
  deadlineMs: 7 * 60 * 60_000,
  writeWithinMs: 5_000,
  mayHaveExecuted,
}

interface Run {
  id: string
  operations: OperationStore
  logger: Logger
  settings: RunSettings
}

/**
 * Sends one request that must not be sent twice, and records its outcome. A repeat with the same idempotency key gets the
 * recorded result.
 *
 * @throws OperationInProgress, IdempotencyConflict for a repeat.
 * @throws OutcomeUnknown if the request was sent and no answer came. A worker reconciles the operation.
 * @throws Conflict if what was created belongs to another user.
 * @throws the error of `send` if the request was certainly not executed.
 */
export async function runOperation<Kind extends OperationKind>(
  context: OperationContext,
  { input, ...request }: OperationRequest<Kind>,
  send: (operation: OperationHandle<Kind>) => Promise<Outcome<Kind>>,
): Promise<ResultOf<Kind>> {
  const { operations, answer } = context
  answer?.assertNotPassed()
  const plan = await operations.plan({ ...request, inputHash: hashInput(input, request.idempotencyKey) })
  if (!plan.isNew) return answerRepeat(plan.operation)

  const { id } = plan.operation
  const logger = context.logger.child({ operationId: id, operation: request.kind })
  const settings = { ...defaultRunSettings, ...context.runSettings }
  const run = { id, operations, logger, settings }
  const lease = holdLease({
    renew: () => operations.renewLease(id),
    everyMs: settings.renewLeaseEveryMs,
    onError: (error) => logger.warn({ err: error }, 'a lease could not be renewed'),
  })
  answer?.begin({ id, isRepeatable: request.idempotencyKey != null })
  let isSent = false
  const markSent = async (details?: Partial<Expectation<Kind>>) => {
    await operations.markSent<Kind>({ id, kind: request.kind }, details)
    isSent = true
  }
  const start = async () => {
    // Otherwise the answer does not name the operation.
    answer?.assertNotPassed()
    return send({ id, markSent })
  }
  try {
    const sending = start()
    const outcome = await withDeadline(sending, { timeoutMs: settings.deadlineMs, what: request.kind }).catch(
      (error: unknown) => {
        // After the deadline, a late outcome is still recorded.
        sending.then((late) => operations.finish(id, late)).catch(() => {})
        return recordFailure(run, error, isSent && settings.mayHaveExecuted(error))
      },
    )
    return await recordOutcome(run, outcome)
  } finally {
    void lease.stop()
  }
}

async function recordFailure({ id, operations, logger }: Run, error: unknown, isUnknown: boolean): Promise<never> {
  // If the row cannot be written, the operation ends when its lease expires. The caller gets the same error.
  const onWriteError = (failure: unknown) => {
    logger.error({ err: failure }, 'the end of an operation could not be written')
  }
  if (!isUnknown) {
    await operations.refuse(id, describe(error)).catch(onWriteError)
    throw error
  }
  logger.warn({ err: error }, 'the outcome of an operation is unknown')
  await operations.markUnknown(id).catch(onWriteError)
  throw new OutcomeUnknown(id, { cause: error })
}

/** The request was executed, so a database that does not accept the outcome does not make it fail. */
async function recordOutcome<Kind extends OperationKind>(
  { id, operations, logger, settings }: Run,
  outcome: Outcome<Kind>,
): Promise<ResultOf<Kind>> {
  try {
    return await retryWhile(() => operations.finish(id, outcome), {
      withinMs: settings.writeWithinMs,
      isRetryable: (error) => !(error instanceof Conflict),
    })
  } catch (error) {
    // Thrown after the outcome was written.
    if (error instanceof Conflict) throw error
    logger.error({ err: error }, 'an outcome could not be written and has to be found upstream')
    throw new OutcomeUnknown(id, { cause: error })
  }
}

function answerRepeat<Kind extends OperationKind>({ id, state, result, error }: Operation<Kind>): ResultOf<Kind> {
  if (state === 'PLANNED' || state === 'SENT') throw new OperationInProgress(id)
  if (state === 'UNKNOWN') throw new OutcomeUnknown(id)
  if (result === null) {
    // A missing trace proves nothing, so the request is not sent again under this key.
    throw new Conflict(
      'The voice service shows no trace of the first request. Use a new idempotency key to send it again.',
      { operationId: id },
    ).at('idempotencyKey')
  }
  if (error !== null) throw new Conflict(error.message, { operationId: id }).at('idempotencyKey')
  return result
}

/** Messages of unexpected errors may contain secrets, so they are not stored. */
function describe(error: unknown): { code: string; message: string } {
  return error instanceof AppError
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: 'Unexpected error.' }
}
