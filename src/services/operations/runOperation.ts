import { holdLease } from '../../async/holdLease.js'
import { retryWhile } from '../../async/retryWhile.js'
import { mayHaveExecuted } from '../../datasources/elevenlabs/client/mayHaveExecuted.js'
import type { Operation, OperationStore, Outcome } from '../../datasources/postgres/operations/OperationStore.js'
import type { Expectation, OperationKind, ResultOf } from '../../datasources/postgres/operations/operationKinds.js'
import { AppError, Conflict, OperationInProgress, OutcomeUnknown, UpstreamTimeout } from '../../errors.js'
import type { Logger } from '../../logger.js'
import { hashInput } from './hashInput.js'

export interface OperationContext {
  readonly operations: OperationStore
  readonly logger: Logger
}

export interface OperationRequest<Kind extends OperationKind> {
  kind: Kind
  idempotencyKey?: string | null
  /** The validated input, as it is: its key is left out, and of promised files only their number counts. */
  input: object
  /** The voice that it is about; absent for one that makes a voice. */
  subjectId?: string | null
  /** What to look for upstream, should no answer come. */
  expectation: Expectation<Kind>
}

export interface OperationHandle<Kind extends OperationKind> {
  readonly id: string
  /**
   * To be called right before the request leaves: before the call of the client, or in `beforeFinalBoundary` of an
   * upload. What it throws must keep the request from leaving. `known` adds what the expectation could not say before,
   * such as the sizes of files.
   */
  markSent(known?: Partial<Expectation<Kind>>): Promise<void>
}

export interface RunSettings {
  renewLeaseEveryMs: number
  /** The longest that a call may take; uploads come at the pace of their client. */
  deadlineMs: number
  /** How long the outcome is written again while the database does not accept it. */
  writeWithinMs: number
  mayHaveExecuted: (error: unknown) => boolean
}

const defaultRunSettings: RunSettings = {
  renewLeaseEveryMs: 10_000,
  deadlineMs: 7 * 60 * 60_000,
  writeWithinMs: 5_000,
  mayHaveExecuted,
}

/**
 * Makes one call that must not be made twice and must not be lost. `send` makes it; what it answers is written down with
 * all that follows from it, and is what a repeat with the same idempotency key gets.
 *
 * @throws OperationInProgress, IdempotencyConflict: an earlier call with this key is in the way.
 * @throws OutcomeUnknown when the request has left and no answer came; it is looked for from then on.
 * @throws Conflict when the voice that it made belongs to somebody else.
 * @throws What `send` threw, when the request certainly did nothing upstream.
 */
export async function runOperation<Kind extends OperationKind>(
  { operations, logger }: OperationContext,
  { input, ...request }: OperationRequest<Kind>,
  send: (operation: OperationHandle<Kind>) => Promise<Outcome<Kind>>,
  settings: Partial<RunSettings> = {},
): Promise<ResultOf<Kind>> {
  const rules = { ...defaultRunSettings, ...settings }
  const plan = await operations.plan({ ...request, inputHash: hashInput(input, request.idempotencyKey) })
  if (!plan.isNew) return answerRepeat(plan.operation)

  const { id } = plan.operation
  const log = logger.child({ operationId: id, operation: request.kind })
  const lease = holdLease({
    renew: () => operations.renewLease(id),
    everyMs: rules.renewLeaseEveryMs,
    onError: (error) => log.warn({ err: error }, 'a lease could not be renewed'),
  })
  let isSent = false
  const markSent = async (known?: Partial<Expectation<Kind>>) => {
    await operations.markSent<Kind>({ id, kind: request.kind }, known)
    isSent = true
  }
  try {
    const sending = send({ id, markSent })
    const outcome = await withinDeadline(sending, rules.deadlineMs, (late) => operations.finish(id, late)).catch(
      async (error: unknown) => {
        throw await conclude(error, !isSent || !rules.mayHaveExecuted(error))
      },
    )
    return await write(outcome)
  } finally {
    void lease.stop()
  }

  /** Writes down that no good answer came, and says what the caller is told. */
  async function conclude(error: unknown, isRefused: boolean): Promise<unknown> {
    // What can not be written now is concluded from the lease when it runs out; the caller is told the same either way.
    const notWritten = (failure: unknown) => log.error({ err: failure }, 'the end of an operation could not be written')
    if (isRefused) {
      await operations.refuse(id, describe(error)).catch(notWritten)
      return error
    }
    log.warn({ err: error }, 'the outcome of an operation is unknown')
    await operations.markUnknown(id).catch(notWritten)
    return new OutcomeUnknown(id, { cause: error })
  }

  /** Upstream has carried it out, so a database that does not accept the outcome is no failure of the call. */
  async function write(outcome: Outcome<Kind>): Promise<ResultOf<Kind>> {
    try {
      return await retryWhile(() => operations.finish(id, outcome), {
        withinMs: rules.writeWithinMs,
        isRetryable: (error) => !(error instanceof Conflict),
      })
    } catch (error) {
      // Thrown after the outcome was written.
      if (error instanceof Conflict) throw error
      log.error({ err: error }, 'an outcome could not be written and has to be found upstream')
      throw new OutcomeUnknown(id, { cause: error })
    }
  }
}

/** What a call gets that came before: its first answer, or why there is none. */
function answerRepeat<Kind extends OperationKind>({ id, state, result, error }: Operation<Kind>): ResultOf<Kind> {
  if (state === 'PLANNED' || state === 'SENT') throw new OperationInProgress(id)
  if (state === 'UNKNOWN') throw new OutcomeUnknown(id)
  if (result === null) {
    // No trace is strong evidence and no proof, so only a new key, which is a new decision, sends it again.
    throw new Conflict('The voice service shows no trace of the first request. Try again with a new idempotency key.', {
      operationId: id,
    })
  }
  if (error !== null) throw new Conflict(error.message, { operationId: id })
  return result
}

function withinDeadline<Value>(
  work: Promise<Value>,
  ms: number,
  onLate: (value: Value) => Promise<unknown>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new UpstreamTimeout())
      // Whoever waited has gone; the truth is still worth keeping when it comes. Without it the settling finds out.
      work.then(onLate).catch(() => {})
    }, ms).unref()
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** For the row. What is not of our closed list may say anything, so nothing of it is kept. */
function describe(error: unknown): { code: string; message: string } {
  return error instanceof AppError
    ? { code: error.code, message: error.message }
    : { code: 'INTERNAL', message: 'An unexpected failure.' }
}
