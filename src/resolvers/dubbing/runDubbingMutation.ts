import type { Context } from '../../context.js'
import { AppError, Conflict } from '../../errors.js'
import type { DubbingPayload } from '../../schema/dubbing/DubbingPayloads.js'
import type { VoiceUserError } from '../../schema/shared/VoiceUserError.js'
import { type MutationRun, runMutation } from '../shared/runMutation.js'

interface ChangedDubbing {
  dubbingId: string
  version?: number | null
  /** Another client edited it at the same time. */
  changedElsewhere?: boolean
  /** The error after which the rest of the change was not made. */
  stoppedBy?: unknown
}

interface DubbingMutationRun<Input extends object, Unchanged extends object> extends MutationRun<Input, Unchanged> {
  context: Pick<Context, 'loaders' | 'logger'>
  unchanged: Unchanged
}

/** Runs `runMutation` for a dubbing. Adds the version to the payload, and user errors for a partial change. */
export async function runDubbingMutation<Input extends object, Result extends ChangedDubbing, Unchanged extends object>(
  { unchanged, ...run }: DubbingMutationRun<Input, Unchanged>,
  change: () => Promise<Result>,
): Promise<DubbingPayload & (Omit<Result, keyof ChangedDubbing> | Unchanged)> {
  const { logger } = run.context
  const fieldsIfUnchanged = (error: unknown) => ({ ...unchanged, dubbingId: null, version: currentVersionOf(error) })
  return runMutation({ ...run, unchanged: fieldsIfUnchanged }, async () => {
    const { dubbingId, version = null, changedElsewhere, stoppedBy, ...changed } = await change()
    const userErrors: VoiceUserError[] = []
    if (stoppedBy !== undefined) {
      // Other errors are masked in the response.
      if (!(stoppedBy instanceof AppError)) logger.error({ err: stoppedBy, dubbingId }, 'change made in part')
      userErrors.push(stoppedError(stoppedBy))
    }
    if (changedElsewhere) userErrors.push(changedElsewhereError)
    return { ...changed, dubbingId, version, userErrors }
  })
}

function currentVersionOf(error: unknown): number | null {
  const version = error instanceof Conflict ? error.details.currentVersion : null
  return typeof version === 'number' ? version : null
}

const changedElsewhereError: VoiceUserError = {
  code: 'CHANGED_ELSEWHERE',
  message: 'The change was made. The dubbing was also changed by another client: read it again.',
  path: ['input', 'version'],
}

function stoppedError(error: unknown): VoiceUserError {
  const reason = error instanceof AppError ? `${error.code}: ${error.message}` : 'INTERNAL: Unexpected error.'
  return { code: 'STOPPED', message: `The change was made only in part. ${reason}`, path: ['input', 'segmentIds'] }
}
