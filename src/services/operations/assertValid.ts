import { type ValidationError, validate } from 'class-validator'
import type { VoiceUserError } from '../../schema/shared/UserError.js'
import { InputRefused } from './InputRefused.js'

/**
 * Checks an input by the decorators of its class. For arguments with `validate: false`: their mistakes become userErrors.
 *
 * @throws InputRefused with all mistakes.
 */
export async function assertValid(input: object): Promise<void> {
  const problems = await validate(input, {
    forbidUnknownValues: false,
    validationError: { target: false, value: false },
  })
  const [first, ...others] = problems.flatMap((problem) => userErrorsOf(problem, ['input']))
  if (first !== undefined) throw new InputRefused(first, ...others)
}

function userErrorsOf(
  { property, constraints, children }: ValidationError,
  above: readonly string[],
): VoiceUserError[] {
  const path = [...above, property]
  return [
    ...Object.values(constraints ?? {}).map((message): VoiceUserError => ({ code: 'INVALID', message, path })),
    ...(children ?? []).flatMap((child) => userErrorsOf(child, path)),
  ]
}
