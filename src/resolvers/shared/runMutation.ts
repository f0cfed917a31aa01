import type { Context } from '../../context.js'
import type { VoiceUserError } from '../../schema/shared/VoiceUserError.js'
import { findProblems } from './findProblems.js'
import { userErrorsFrom } from './userErrorsFrom.js'

export interface MutationRun<Input extends object, Unchanged extends object> {
  context: Pick<Context, 'loaders'>
  input: Input
  /** Name of the argument that identifies the object to change. Errors that name no argument refer to it. */
  subject?: keyof Input & string
  /** Fields of the payload if nothing was changed. */
  unchanged: Unchanged | ((error: unknown) => Unchanged)
}

interface Changed {
  voiceId?: string | null
  dubbingId?: string | null
  /** For a partial change. */
  userErrors?: VoiceUserError[]
}

/**
 * Validates the input of a mutation, runs its change and returns the payload. What the user can correct becomes
 * `userErrors`; other errors (authorization, outages, bugs) are thrown. The loaders of the changed voice and dubbing are
 * cleared, so that the payload is read again.
 */
export async function runMutation<Input extends object, Result extends object, Unchanged extends object>(
  { context: { loaders }, input, subject, unchanged }: MutationRun<Input, Unchanged>,
  change: () => Promise<Result>,
): Promise<(Result | Unchanged) & { userErrors: VoiceUserError[] }> {
  const fieldsOf = (error: unknown) => (typeof unchanged === 'function' ? unchanged(error) : unchanged)
  const problems = await findProblems(input, ['input'])
  if (problems.length > 0) {
    const userErrors = problems.map(
      ({ path, message }): VoiceUserError => ({ code: 'INVALID', message, path: [...path] }),
    )
    return { ...fieldsOf(undefined), userErrors }
  }
  try {
    const result = await change()
    const { voiceId, dubbingId, userErrors = [] }: Changed = result
    if (voiceId != null) loaders.clearVoice(voiceId)
    if (dubbingId != null) loaders.clearDubbing(dubbingId)
    return { ...result, userErrors }
  } catch (error) {
    const userErrors = userErrorsFrom(error, subject).map((refusal) => ({
      ...refusal,
      path: pathIn({ input }, refusal.path),
    }))
    return { ...fieldsOf(error), userErrors }
  }
}

/** Upstream may count items that the input does not have: a path ends before such an index. */
function pathIn(root: object, path: string[]): string[] {
  let value: unknown = root
  for (const [at, field] of path.entries()) {
    if (/^\d+$/.test(field) && !(Array.isArray(value) && Number(field) < value.length)) return path.slice(0, at)
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[field]
  }
  return path
}
