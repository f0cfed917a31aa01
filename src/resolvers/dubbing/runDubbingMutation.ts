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

/** `runMutation` for changes of a dubbing: the payload has its version, and errors for a change made only in part. */
export async function runDubbingMutation<Input extends object, Result extends ChangedDubbing, Unchanged extends object>(
  { unchanged, ...run }: DubbingMutationRun<Input, Unchanged>,
  change: () => Promise<Result>,
): Promise<DubbingPayload & (Omit<Result, keyof ChangedDubbing> | Unchanged)> {
  const { logger } = run.context
  const nothing = (error: unknown) => ({ ...unchanged, dubbingId: null, version: currentVersionOf(error) })
  return runMutation({ ...run, unchanged: nothing }, async () => {
    const { dubbingId, version = null, changedElsewhere, stoppedBy, ...changed } = await change()
    const userErrors: VoiceUserError[] = []
    if (stoppedBy !== undefined) {
      // Bugs are masked in the response.
      if (!(stoppedBy instanceof AppError)) logger.error({ err: stoppedBy, dubbingId }, 'change made in part')
      userErrors.push(stopped(stoppedBy))
    }
    if (changedElsewhere) userErrors.push(alsoChangedElsewhere)
    return { ...changed, dubbingId, version, userErrors }
  })
}

function currentVersionOf(error: unknown): number | null {
  const version = error instanceof Conflict ? error.details.currentVersion : null
  return typeof version === 'number' ? version : null
}

const alsoChangedElsewhere: VoiceUserError = {
  code: 'CHANGED_ELSEWHERE',
  message: 'The change was made. The dubbing was also changed by another client: read it again.',
  path: ['input', 'version'],
}

function stopped(error: unknown): VoiceUserError {
  const reason = error instanceof AppError ? `${error.code}: ${error.message}` : 'INTERNAL: Unexpected error.'
  return { code: 'STOPPED', message: `The change was made only in part. ${reason}`, path: ['input', 'segmentIds'] }
}
